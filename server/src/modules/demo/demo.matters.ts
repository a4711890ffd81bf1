import type { BasisKind, MatterCategory, MatterState } from '@mingdu/shared/matters/matters.states'

/** An act on a task: days from the first start (negative = before it), and the cumulative figure it names. */
export type DemoAct =
  | { on: number; act: 'sign' }
  | { on: number; act: 'report'; claimed: number; text: string }
  | { on: number; act: 'accept'; verified: number; opinion: string }
  | { on: number; act: 'return'; opinion: string }
  | { on: number; act: 'suspend'; reason: string; documentNo: string }

export interface DemoTask {
  title: string
  org: string
  coOrgs?: string[]
  handler?: string
  weight: number
  /** Days from the first start. */
  due: number
  quantity?: [unit: string, target: number]
  acts?: DemoAct[]
  children?: DemoTask[]
}

export interface DemoMatter {
  title: string
  category: MatterCategory
  basis: [BasisKind, string]
  lead: string
  supervisor: 'ducha1' | 'ducha2'
  /** Days from the first start. */
  created: number
  issued?: number
  due: number
  state: Exclude<MatterState, 'draft' | 'approved' | 'issued'> | 'draft' | 'approved' | 'issued'
  tasks: DemoTask[]
}

const sign = (on: number): DemoAct => ({ on, act: 'sign' })
const report = (on: number, claimed: number, text: string): DemoAct => ({ on, act: 'report', claimed, text })
const accept = (on: number, verified: number, opinion = '现场核对，情况属实。'): DemoAct => ({
  on,
  act: 'accept',
  verified,
  opinion,
})
const back = (on: number, opinion: string): DemoAct => ({ on, act: 'return', opinion })

/** A task reported and accepted whole. */
const finished = (from: number, through: number, target: number, text: string): DemoAct[] => [
  sign(from),
  report(through - 1, target, text),
  accept(through, target),
]

/** The story of the drawn screens: a task that turns yellow with 27 of 42 verified and 34 claimed. */
const RIVER: DemoMatter = {
  title: '河道“四乱”问题整改清零',
  category: 'special',
  basis: ['minutes', '区政府常务会议纪要〔2026〕18号'],
  lead: 'shuiwu',
  supervisor: 'ducha1',
  created: -18,
  issued: -16,
  due: 23,
  state: 'issued',
  tasks: [
    {
      title: '排查建档、逐处定责',
      org: 'shuiwu',
      handler: 'shuiwu1',
      weight: 20,
      due: -9,
      quantity: ['处', 70],
      acts: [sign(-15), report(-8, 70, '全区河道排查完毕，70处问题逐处建档、逐处定责。'), accept(-7, 70)],
    },
    {
      title: '现场整改清零',
      org: 'shuiwu',
      weight: 50,
      due: 12,
      children: [
        {
          title: '清水河段“四乱”问题整改清零',
          org: 'shuiwu',
          coOrgs: ['hekou'],
          handler: 'shuiwu1',
          weight: 40,
          due: 5,
          quantity: ['处', 42],
          acts: [
            sign(-15),
            report(-12, 12, 'K1+000至K2+400段清理完毕，共12处。'),
            accept(-11, 12),
            report(-8, 27, 'K2+400至K3+100段清理完毕，累计27处。'),
            accept(-7, 27, '现场核验27处属实，3处请补拍远景。'),
            report(
              -1,
              34,
              'K3+200左岸砂石料场已清空并复绿，K4+050右岸违建棚房已拆除60平方米，余料明日清运。',
            ),
          ],
        },
        {
          title: '北干渠段“四乱”问题整改清零',
          org: 'nongye',
          handler: 'nongye1',
          weight: 25,
          due: 12,
          quantity: ['处', 16],
          acts: [
            sign(-15),
            report(-6, 12, '北干渠上段12处清理完毕。'),
            accept(-5, 12),
            report(-1, 14, '下段再清理2处，累计14处。'),
          ],
        },
        {
          title: '白沙溪段“四乱”问题整改清零',
          org: 'zonghe',
          handler: 'zonghe1',
          weight: 35,
          due: -3,
          quantity: ['处', 12],
          acts: [
            sign(-14),
            report(-7, 8, '白沙溪左岸8处清理完毕。'),
            accept(-6, 8),
            report(-2, 10, '右岸再清理2处，剩余2处涉及历史遗留围墙。'),
          ],
        },
      ],
    },
    {
      title: '执法查处与移送',
      org: 'zonghe',
      weight: 20,
      due: 18,
      children: [
        {
          title: '立案查处',
          org: 'zonghe',
          handler: 'zonghe1',
          weight: 70,
          due: 12,
          quantity: ['件', 9],
          acts: [sign(-14), report(-5, 6, '立案6件，均已下达责令整改通知。'), accept(-4, 6)],
        },
        {
          title: '涉嫌犯罪线索移送',
          org: 'gongan',
          handler: 'gongan1',
          weight: 30,
          due: 18,
          quantity: ['件', 2],
          acts: [sign(-13), report(-4, 1, '移送非法采砂线索1件。'), accept(-3, 1)],
        },
      ],
    },
    {
      title: '建立管护队伍并验收销号',
      org: 'shuiwu',
      weight: 10,
      due: 23,
      children: [
        {
          title: '河口街道：巡查员到岗、制度上墙',
          org: 'hekou',
          handler: 'hekou1',
          weight: 40,
          due: 21,
          quantity: ['村', 6],
          acts: [sign(-13)],
        },
        {
          title: '城东街道：巡查员到岗、制度上墙',
          org: 'chengdong',
          handler: 'chengdong1',
          weight: 30,
          due: 21,
          quantity: ['村', 4],
          acts: [sign(-13)],
        },
        { title: '北苑街道：巡查员到岗、制度上墙', org: 'beiyuan', weight: 30, due: 21, quantity: ['村', 4] },
      ],
    },
  ],
}

const PLAN: DemoMatter[] = [
  {
    title: '新建改建公办幼儿园3所，新增学位900个',
    category: 'comprehensive',
    basis: ['workReport', '2026年区政府工作报告第18条'],
    lead: 'jiaoke',
    supervisor: 'ducha1',
    created: -92,
    issued: -90,
    due: 28,
    state: 'issued',
    tasks: [
      {
        title: '完成3所幼儿园主体工程',
        org: 'jiaoke',
        handler: 'jiaoke1',
        weight: 60,
        due: 10,
        quantity: ['所', 3],
        acts: [
          sign(-88),
          report(-40, 2, '城东园、北苑园主体完工。'),
          accept(-38, 2),
          report(-2, 3, '河口园主体封顶，附监理报告。'),
        ],
      },
      {
        title: '新增学位核定与招生公告',
        org: 'jiaoke',
        handler: 'jiaoke1',
        weight: 40,
        due: 26,
        quantity: ['个', 900],
        acts: [sign(-88), report(-30, 640, '已核定学位640个。'), accept(-28, 640)],
      },
    ],
  },
  {
    title: '完成20个老旧小区改造，惠及居民1860户',
    category: 'comprehensive',
    basis: ['workReport', '2026年区政府工作报告第21条'],
    lead: 'xingzheng',
    supervisor: 'ducha2',
    created: -120,
    issued: -118,
    due: 39,
    state: 'issued',
    tasks: [
      {
        title: '老旧小区改造施工',
        org: 'xingzheng',
        coOrgs: ['caizheng', 'zonghe'],
        handler: 'xingzheng1',
        weight: 70,
        due: -2,
        quantity: ['个', 20],
        acts: [
          sign(-115),
          report(-50, 12, '12个小区完工。'),
          accept(-48, 12),
          report(-10, 17, '17个小区完工。'),
          accept(-8, 17),
        ],
      },
      {
        title: '改造资金拨付',
        org: 'caizheng',
        handler: 'caizheng1',
        weight: 30,
        due: 30,
        acts: [sign(-115), report(-20, 7000, '拨付进度70%，附国库支付凭证。'), accept(-18, 7000)],
      },
    ],
  },
  {
    title: '建成“一窗通办”综合窗口，进驻事项比例达到95%',
    category: 'special',
    basis: ['minutes', '区政府常务会议纪要〔2026〕4号'],
    lead: 'xingzheng',
    supervisor: 'ducha2',
    created: -60,
    issued: -58,
    due: 15,
    state: 'issued',
    tasks: [
      {
        title: '进驻事项比例达到95%',
        org: 'xingzheng',
        handler: 'xingzheng1',
        weight: 60,
        due: 2,
        acts: [
          sign(-56),
          report(-9, 9200, '进驻比例92%，附事项清单。'),
          accept(-7, 9200),
          report(-1, 9500, '进驻比例95%，附进驻协议。'),
        ],
      },
      {
        title: '窗口人员综合受理培训',
        org: 'renshe',
        handler: 'renshe1',
        weight: 40,
        due: 9,
        quantity: ['人次', 120],
        acts: [sign(-55), report(-12, 96, '两期培训96人次。'), accept(-10, 96)],
      },
    ],
  },
  {
    title: '修订公布权力清单和责任清单',
    category: 'routine',
    basis: ['workReport', '2026年区政府工作报告第40条'],
    lead: 'quwei',
    supervisor: 'ducha1',
    created: -75,
    issued: -73,
    due: -6,
    state: 'closed',
    tasks: [
      {
        title: '清单梳理与合法性审查',
        org: 'sifa',
        handler: 'sifa1',
        weight: 50,
        due: -20,
        quantity: ['项', 844],
        acts: finished(-72, -24, 844, '844项全部完成合法性审查。'),
      },
      {
        title: '审定并公布',
        org: 'quwei',
        handler: 'quwei1',
        weight: 50,
        due: -8,
        acts: finished(-72, -12, 10_000, '清单已在门户网站公布，附公布截图。'),
      },
    ],
  },
  {
    title: '农村饮水工程维修养护32处',
    category: 'special',
    basis: ['workReport', '2026年区政府工作报告第12条'],
    lead: 'shuiwu',
    supervisor: 'ducha1',
    created: -45,
    issued: -43,
    due: 8,
    state: 'issued',
    tasks: [
      {
        title: '河口片区饮水工程维修',
        org: 'shuiwu',
        handler: 'shuiwu1',
        weight: 50,
        due: 0,
        quantity: ['处', 18],
        acts: [sign(-42), report(-10, 15, '完成15处管网更换与消毒设备检修。'), accept(-8, 15)],
      },
      {
        title: '北苑片区饮水工程维修',
        org: 'shuiwu',
        handler: 'shuiwu2',
        weight: 50,
        due: 6,
        quantity: ['处', 14],
        acts: [
          sign(-41),
          report(-9, 12, '完成12处。'),
          back(-8, '北苑村、柳庄村两处照片与建档点位不符，请核对后重报。'),
        ],
      },
    ],
  },
  {
    title: '高标准农田建设1.2万亩',
    category: 'comprehensive',
    basis: ['workReport', '2026年区政府工作报告第8条'],
    lead: 'nongye',
    supervisor: 'ducha2',
    created: -150,
    issued: -148,
    due: 39,
    state: 'issued',
    tasks: [
      {
        title: '高标准农田施工',
        org: 'nongye',
        coOrgs: ['ziran', 'shuiwu'],
        handler: 'nongye1',
        weight: 80,
        due: 34,
        quantity: ['亩', 12_000],
        acts: [
          sign(-145),
          report(-60, 6000, '完成土地平整6000亩。'),
          accept(-57, 6000),
          report(-8, 10_400, '完成10400亩，沟渠路同步推进。'),
          accept(-6, 10_400),
        ],
      },
      {
        title: '灌排渠系修复',
        org: 'nongye',
        handler: 'nongye1',
        weight: 20,
        due: -1,
        quantity: ['公里', 26],
        acts: [sign(-145), report(-30, 20, '修复20公里。'), accept(-28, 20)],
      },
    ],
  },
  {
    title: '空气质量优良天数比例达到91%',
    category: 'routine',
    basis: ['workReport', '2026年区政府工作报告第27条'],
    lead: 'shengtai',
    supervisor: 'ducha2',
    created: -200,
    issued: -198,
    due: 39,
    state: 'issued',
    tasks: [
      {
        title: '餐饮油烟净化设施专项检查',
        org: 'zonghe',
        handler: 'zonghe1',
        weight: 40,
        due: -1,
        quantity: ['家', 260],
        acts: [sign(-195), report(-20, 231, '检查231家，责令整改18家。'), accept(-18, 231)],
      },
      {
        title: '秋冬季扬尘管控',
        org: 'shengtai',
        coOrgs: ['jingxin', 'gongan'],
        handler: 'shengtai1',
        weight: 60,
        due: 37,
        acts: [sign(-195), report(-7, 8200, '在建工地扬尘在线监测全覆盖。'), accept(-5, 8200)],
      },
    ],
  },
  {
    title: '办理人大代表建议62件、政协提案88件，办结率100%',
    category: 'routine',
    basis: ['proposal', '区人大常委会交办'],
    lead: 'quwei',
    supervisor: 'ducha1',
    created: -110,
    issued: -108,
    due: -15,
    state: 'completed',
    tasks: [
      {
        title: '人大代表建议办理',
        org: 'quwei',
        handler: 'quwei1',
        weight: 50,
        due: -20,
        quantity: ['件', 62],
        acts: finished(-106, -22, 62, '62件全部答复，面商率100%。'),
      },
      {
        title: '政协提案办理',
        org: 'quwei',
        handler: 'quwei1',
        weight: 50,
        due: -20,
        quantity: ['件', 88],
        acts: finished(-106, -18, 88, '88件全部答复。'),
      },
    ],
  },
  {
    title: '清理拖欠中小企业账款',
    category: 'clue',
    basis: ['clue', '国务院“互联网+督查”平台转办线索'],
    lead: 'jingxin',
    supervisor: 'ducha2',
    created: -38,
    issued: -36,
    due: 20,
    state: 'issued',
    tasks: [
      {
        title: '拖欠账款台账核对与清偿',
        org: 'jingxin',
        coOrgs: ['caizheng'],
        handler: 'jingxin1',
        weight: 70,
        due: 16,
        quantity: ['户', 37],
        acts: [sign(-35), report(-9, 29, '清偿29户，附支付凭证。'), accept(-7, 29)],
      },
      {
        title: '建立长效偿付机制',
        org: 'caizheng',
        handler: 'caizheng1',
        weight: 30,
        due: 18,
        acts: [
          sign(-34),
          { on: -20, act: 'suspend', reason: '等待上级出台统一偿付办法', documentNo: '演督函〔2026〕11号' },
        ],
      },
    ],
  },
  {
    title: '城乡居民养老保险参保率达到96%',
    category: 'routine',
    basis: ['workReport', '2026年区政府工作报告第30条'],
    lead: 'renshe',
    supervisor: 'ducha1',
    created: -100,
    issued: -98,
    due: -10,
    state: 'longTerm',
    tasks: [
      {
        title: '参保扩面',
        org: 'renshe',
        coOrgs: ['tuiyi'],
        handler: 'renshe1',
        weight: 100,
        due: -12,
        acts: finished(-96, -14, 10_000, '参保率96.2%，附省平台截图。'),
      },
    ],
  },
  {
    title: '新增城镇就业3200人',
    category: 'routine',
    basis: ['workReport', '2026年区政府工作报告第29条'],
    lead: 'renshe',
    supervisor: 'ducha1',
    created: -210,
    issued: -208,
    due: 39,
    state: 'issued',
    tasks: [
      {
        title: '城镇新增就业',
        org: 'renshe',
        handler: 'renshe1',
        weight: 70,
        due: 39,
        quantity: ['人', 3200],
        acts: [
          sign(-206),
          report(-35, 2700, '新增就业2700人。'),
          accept(-32, 2700),
          report(-6, 2860, '新增就业2860人。'),
          accept(-4, 2860),
        ],
      },
      {
        title: '零工市场标准化建设',
        org: 'renshe',
        handler: 'renshe1',
        weight: 30,
        due: 25,
        quantity: ['个', 4],
        acts: [sign(-206), report(-3, 3, '建成3个，附现场照片。')],
      },
    ],
  },
  {
    title: '基本医保参保率稳定在95%以上',
    category: 'routine',
    basis: ['workReport', '2026年区政府工作报告第31条'],
    lead: 'yibao',
    supervisor: 'ducha2',
    created: -3,
    issued: -1,
    due: 60,
    state: 'issued',
    tasks: [
      { title: '集中参保缴费', org: 'yibao', weight: 60, due: 55 },
      {
        title: '重点人群参保核查',
        org: 'weijian',
        handler: 'weijian1',
        weight: 40,
        due: 40,
        quantity: ['人', 5200],
      },
    ],
  },
  {
    title: '建成区级应急物资储备库',
    category: 'special',
    basis: ['minutes', '区委常委会会议纪要〔2026〕2号'],
    lead: 'yingji',
    supervisor: 'ducha2',
    created: -80,
    issued: -78,
    due: 12,
    state: 'issued',
    tasks: [
      {
        title: '储备库建设',
        org: 'yingji',
        handler: 'yingji1',
        weight: 60,
        due: 1,
        acts: [sign(-76), report(-15, 8500, '库房主体完工，消防待验收。'), accept(-13, 8500)],
      },
      {
        title: '物资采购入库',
        org: 'yingji',
        coOrgs: ['caizheng'],
        handler: 'yingji1',
        weight: 40,
        due: 11,
        quantity: ['类', 45],
        acts: [sign(-76), report(-8, 38, '入库38类。'), accept(-6, 38)],
      },
    ],
  },
  {
    title: '“互联网+监管”行政检查任务覆盖率100%',
    category: 'special',
    basis: ['indicator', '低分指标整改'],
    lead: 'shijian',
    supervisor: 'ducha1',
    created: -28,
    issued: -26,
    due: 14,
    state: 'issued',
    tasks: [
      {
        title: '检查事项与对象库梳理',
        org: 'shijian',
        handler: 'shijian1',
        weight: 50,
        due: 4,
        quantity: ['项', 310],
        acts: [sign(-25), report(-4, 260, '梳理260项。'), accept(-2, 260)],
      },
      {
        title: '行政检查行为录入',
        org: 'sifa',
        handler: 'sifa1',
        weight: 50,
        due: 12,
        acts: [sign(-25), report(-6, 6500, '覆盖率65%。'), accept(-4, 6500)],
      },
    ],
  },
  {
    title: '完成全区森林防火通道120公里',
    category: 'special',
    basis: ['workReport', '2026年区政府工作报告第26条'],
    lead: 'linye',
    supervisor: 'ducha2',
    created: -55,
    issued: -53,
    due: -1,
    state: 'issued',
    tasks: [
      {
        title: '防火通道建设',
        org: 'linye',
        coOrgs: ['xiaofang'],
        handler: 'linye1',
        weight: 100,
        due: -5,
        quantity: ['公里', 120],
        acts: [
          sign(-50),
          report(-20, 88, '完成88公里。'),
          accept(-18, 88),
          report(-1, 112, '完成112公里，剩余8公里受塌方影响。'),
        ],
      },
    ],
  },
  {
    title: '公共法律服务站规范化建设',
    category: 'routine',
    basis: ['other', '法治政府建设示范创建方案'],
    lead: 'sifa',
    supervisor: 'ducha1',
    created: -6,
    due: 45,
    state: 'approved',
    tasks: [
      {
        title: '街道公共法律服务站达标',
        org: 'sifa',
        handler: 'sifa1',
        weight: 60,
        due: 40,
        quantity: ['个', 3],
      },
      { title: '村居法律顾问到岗', org: 'sifa', weight: 40, due: 35, quantity: ['村', 46] },
    ],
  },
  {
    title: '“一次性告知”事项指南规范率100%',
    category: 'special',
    basis: ['workReport', '2026年区政府工作报告第41条'],
    lead: 'xingzheng',
    supervisor: 'ducha1',
    created: -2,
    due: 50,
    state: 'draft',
    tasks: [
      {
        title: '指南要素补齐',
        org: 'xingzheng',
        handler: 'xingzheng1',
        weight: 70,
        due: 40,
        quantity: ['项', 344],
      },
      { title: '兜底条款清理', org: 'sifa', handler: 'sifa1', weight: 30, due: 30, quantity: ['项', 57] },
    ],
  },
  {
    title: '冬春火患防控“打通生命通道”集中整治',
    category: 'incident',
    basis: ['instruction', '区长批示（在某高层住宅消防通道堵塞情况专报上）'],
    lead: 'xiaofang',
    supervisor: 'ducha2',
    created: -1,
    due: 30,
    state: 'draft',
    tasks: [],
  },
  {
    title: '城区背街小巷积水点治理（城东片区）',
    category: 'routine',
    basis: ['instruction', '副区长批示（在群众来信摘报上）'],
    lead: 'zonghe',
    supervisor: 'ducha2',
    created: -22,
    issued: -20,
    due: 10,
    state: 'cancelled',
    tasks: [
      {
        title: '积水点治理',
        org: 'zonghe',
        handler: 'zonghe1',
        weight: 100,
        due: 8,
        quantity: ['处', 9],
        acts: [sign(-18)],
      },
    ],
  },
]

/** Matters in every state and light, with days counted from the first start. */
export const DEMO_MATTERS: readonly DemoMatter[] = [RIVER, ...PLAN]
