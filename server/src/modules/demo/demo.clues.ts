import type { ClueIdentity, ClueKind, ClueState } from '@mingdu/shared/clues/clues.states'

/** One act of an office on a clue, `ago` days before today; ids of units and people stand as their keys. */
export interface DemoClueStep {
  ago: number
  by: string
  act:
    | {
        path: 'triage'
        priority?: 'urgent' | 'low'
        keywords: string[]
        publicText?: string
        people?: string[]
      }
    | { path: 'dispatch'; org: string }
    | { path: 'signature' }
    | { path: 'return' | 'decline' | 'openings'; reason: string }
    | { path: 'transfer'; to: string; reason: string }
    | { path: 'notes' | 'answer'; text: string }
    | {
        path: 'call-back'
        resolution: 'solved' | 'partly' | 'explained'
        level: '1' | '2' | '4' | null
        note: string
      }
    | { path: 'merger'; into: string }
    | { path: 'matter'; title: string; lead: string; due: number }
}

export interface DemoClue {
  /** By which another names it. */
  key: string
  identity: ClueIdentity
  kind: ClueKind
  text: string
  place: string
  /** Keys of the units it is about. */
  about: string[]
  /** Days before today on which it came. */
  ago: number
  steps: DemoClueStep[]
  /** Where it then stands. */
  state: ClueState
}

/** Every kind, every identity and every state; one is about 区水务局 and becomes a matter of another unit. */
export const DEMO_CLUES: readonly DemoClue[] = [
  {
    ...{ key: 'heliu', identity: 'sealed', kind: 'conduct', ago: 12, state: 'inHand', about: ['shuiwu'] },
    text: '清水河东段有人夜里倾倒建筑垃圾，两个月里向水务局反映过三次，每次都说登记了，没有人来看。',
    place: '清水河东段三号闸附近',
    steps: [
      {
        ...{ ago: 11, by: 'ducha1' },
        act: { path: 'triage', priority: 'urgent', keywords: ['河道', '建筑垃圾', '反复反映'] },
      },
      { ago: 11, by: 'ducha1', act: { path: 'dispatch', org: 'zonghe' } },
      { ago: 10, by: 'zonghe1', act: { path: 'signature' } },
      {
        ago: 8,
        by: 'zonghe1',
        act: { path: 'notes', text: '夜间蹲守两次，拍到倾倒车辆一台，正在核对车牌。' },
      },
      {
        ...{ ago: 7, by: 'ducha1' },
        act: { path: 'matter', title: '清水河东段倾倒建筑垃圾专项核查', lead: 'zonghe', due: 30 },
      },
      {
        ...{ ago: 6, by: 'ducha1' },
        act: { path: 'openings', reason: '需要向提交人核对倾倒的时间和地点' },
      },
    ],
  },
  {
    ...{ key: 'ludeng', identity: 'anonymous', kind: 'conduct', ago: 1, state: 'received', about: ['hekou'] },
    text: '河口街道滨河路的路灯坏了十多天，打电话说不归他们管，晚上老人出门看不见。',
    place: '滨河路北段',
    steps: [],
  },
  {
    ...{ key: 'butie', identity: 'open', kind: 'decision', ago: 9, state: 'dispatched', about: ['nongye'] },
    text: '今年的种粮补贴政策说八月底前发到位，我们村到现在一户都没有收到，问了都说在走程序。',
    place: '北苑街道',
    steps: [
      { ago: 8, by: 'ducha2', act: { path: 'triage', keywords: ['种粮补贴', '资金拨付'] } },
      { ago: 1, by: 'ducha2', act: { path: 'dispatch', org: 'caizheng' } },
    ],
  },
  {
    ...{ key: 'xuewei', identity: 'open', kind: 'policy', ago: 6, state: 'givenBack', about: [] },
    text: '随迁子女入学，教育部门要求居住证满一年，公安部门说新换的证重新计算，两边的规定对不上。',
    place: '',
    steps: [
      { ago: 5, by: 'ducha1', act: { path: 'triage', keywords: ['随迁子女', '居住证'] } },
      { ago: 1, by: 'ducha1', act: { path: 'dispatch', org: 'gongan' } },
      {
        ago: 1,
        by: 'gongan1',
        act: { path: 'return', reason: '入学条件由教育部门规定，建议交教科体局牵头' },
      },
    ],
  },
  {
    ...{ key: 'diandong', identity: 'anonymous', kind: 'suggestion', ago: 20, state: 'answered', about: [] },
    text: '建议在老旧小区增设电动自行车集中充电的地方，现在很多人从楼上拉线充电，不安全。',
    place: '城东街道老旧小区',
    steps: [
      {
        ...{ ago: 19, by: 'ducha2' },
        act: {
          ...{ path: 'triage', priority: 'low', keywords: ['充电', '老旧小区'] },
          publicText: '建议在老旧小区增设电动自行车集中充电的地方，避免从楼上拉线充电。',
        },
      },
      { ago: 19, by: 'ducha2', act: { path: 'dispatch', org: 'chengdong' } },
      { ago: 18, by: 'chengdong1', act: { path: 'signature' } },
      {
        ...{ ago: 3, by: 'chengdong1' },
        act: { path: 'answer', text: '已选定 6 个小区，年底前装好 120 个充电口，首批 2 个小区正在施工。' },
      },
    ],
  },
  {
    ...{ key: 'paiwu', identity: 'sealed', kind: 'conduct', ago: 40, state: 'closed', about: ['hekou'] },
    text: '河口街道一家洗车店把污水直接排进雨水井，街道来人看过一次，第二天照旧排放。',
    place: '河口街道建设路',
    steps: [
      { ago: 39, by: 'ducha1', act: { path: 'triage', keywords: ['污水直排', '洗车'] } },
      { ago: 39, by: 'ducha1', act: { path: 'dispatch', org: 'shengtai' } },
      { ago: 38, by: 'shengtai1', act: { path: 'signature' } },
      {
        ...{ ago: 30, by: 'shengtai1' },
        act: { path: 'answer', text: '已责令改正并立案，洗车店接通了沉淀池和污水管，复查两次没有直排。' },
      },
      {
        ...{ ago: 28, by: 'huifang1' },
        act: { path: 'call-back', resolution: 'solved', level: '1', note: '电话回访，提交人说已经不排了。' },
      },
    ],
  },
  {
    ...{ key: 'shequ', identity: 'open', kind: 'decision', ago: 35, state: 'closed', about: ['minzheng'] },
    text: '社区日间照料中心牌子挂上了，半年多没有开过门，老人去了几次都是锁着的。',
    place: '城东街道',
    steps: [
      { ago: 34, by: 'ducha2', act: { path: 'triage', keywords: ['养老', '照料中心'] } },
      { ago: 34, by: 'ducha2', act: { path: 'dispatch', org: 'chengdong' } },
      { ago: 33, by: 'chengdong1', act: { path: 'signature' } },
      {
        ...{ ago: 22, by: 'chengdong1' },
        act: { path: 'answer', text: '已公布开放时间，每周一至周五上午开放，管理人员已经到岗。' },
      },
      {
        ...{ ago: 20, by: 'huifang1' },
        act: {
          path: 'call-back',
          resolution: 'partly',
          level: '4',
          note: '电话回访，提交人说下午还是不开。',
        },
      },
    ],
  },
  {
    ...{ key: 'heliu2', identity: 'anonymous', kind: 'conduct', ago: 5, state: 'merged', about: ['shuiwu'] },
    text: '清水河边上建筑垃圾越堆越多，晚上有车来倒，没有人管。',
    place: '清水河东段',
    steps: [{ ago: 4, by: 'ducha1', act: { path: 'merger', into: 'heliu' } }],
  },
  {
    ...{ key: 'linli', identity: 'open', kind: 'conduct', ago: 15, state: 'declined', about: [] },
    text: '楼上邻居装修漏水泡坏了我家的天花板，协商赔偿谈不拢，请政府出面处理。',
    place: '',
    steps: [
      {
        ...{ ago: 14, by: 'ducha2' },
        act: {
          path: 'decline',
          reason: '属于民事纠纷，可以申请人民调解或向人民法院起诉，不属于督查线索范围。',
        },
      },
    ],
  },
  {
    ...{ key: 'gongzi', identity: 'sealed', kind: 'conduct', ago: 10, state: 'transferred', about: [] },
    text: '工地干完活三个月没有给工钱，包工头电话打不通，二十多个人等着过年。',
    place: '开发区标准厂房工地',
    steps: [
      {
        ...{ ago: 10, by: 'ducha1' },
        act: { path: 'transfer', to: '区根治欠薪办', reason: '欠薪案件由根治欠薪办统一受理查处' },
      },
    ],
  },
  {
    ...{ key: 'anpai', identity: 'sealed', kind: 'decision', ago: 4, state: 'received', about: ['yingji'] },
    text: '安全生产大检查要求逐户上门，我们这条街的商铺只收到一张签到表，没有人进店看过。',
    place: '北苑街道商业街',
    steps: [
      {
        ago: 3,
        by: 'ducha2',
        act: { path: 'triage', keywords: ['安全检查', '走过场'], people: ['yingji1'] },
      },
    ],
  },
  {
    ...{ key: 'zhanzhang', identity: 'anonymous', kind: 'policy', ago: 25, state: 'closed', about: [] },
    text: '办小餐饮登记，网上说不要房产证明，窗口说要，来回跑了三趟，到底以哪个为准。',
    place: '区政务服务中心',
    steps: [
      { ago: 24, by: 'ducha2', act: { path: 'triage', keywords: ['材料', '窗口'] } },
      { ago: 24, by: 'ducha2', act: { path: 'dispatch', org: 'xingzheng' } },
      { ago: 23, by: 'xingzheng1', act: { path: 'signature' } },
      {
        ...{ ago: 18, by: 'xingzheng1' },
        act: { path: 'answer', text: '以网上指南为准，不需要房产证明。窗口已经更正，并对窗口人员作了培训。' },
      },
      {
        ...{ ago: 16, by: 'huifang1' },
        act: {
          path: 'call-back',
          resolution: 'explained',
          level: null,
          note: '匿名线索，到窗口暗访核实已更正。',
        },
      },
    ],
  },
]
