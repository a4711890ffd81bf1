import type { BasisKind, MatterCategory } from '@mingdu/shared/matters/matters.states'
import type { DemoMatter, DemoTask } from './demo.acts'

/** Small matters that were finished in the last eleven weeks: what a place that has worked for a while looks back on. */

interface DoneTask {
  title: string
  org: string
  /** Weeks before the first start in which it was due. */
  weeksAgo: number
  quantity: [unit: string, target: number]
  text: string
  /** Days after the deadline on which it was accepted; negative: before it. */
  accepted?: number
}

interface DoneMatter {
  title: string
  category: MatterCategory
  basis: [BasisKind, string]
  lead: string
  supervisor: 'ducha1' | 'ducha2'
  state: 'reviewed' | 'completed' | 'noticed' | 'closed' | 'longTerm'
  tasks: DoneTask[]
}

const DAYS_FOR_A_TASK = 24

const DONE: readonly DoneMatter[] = [
  {
    title: '城乡低保对象动态核查',
    category: 'routine',
    basis: ['workReport', '2026年区政府工作报告第33条'],
    lead: 'minzheng',
    supervisor: 'ducha1',
    state: 'closed',
    tasks: [
      task('低保对象信息比对', 'minzheng', 11, ['户', 1240], '1240户比对完毕，疑点86户已转入户核查。'),
      task('疑点对象入户核查', 'hekou', 10, ['户', 86], '86户入户核查完毕，逐户签字。'),
      task('核查结果公示与调整', 'minzheng', 9, ['户', 23], '23户调整到位，公示期满无异议。', 4),
    ],
  },
  {
    title: '耕地违建疑似图斑核查整改',
    category: 'special',
    basis: ['instruction', '副区长批示（在卫片执法月报上）'],
    lead: 'ziran',
    supervisor: 'ducha2',
    state: 'closed',
    tasks: [
      task('疑似图斑实地核查', 'ziran', 11, ['个', 31], '31个图斑逐个实地核查并拍照。'),
      task('违法图斑拆除复耕', 'beiyuan', 8, ['个', 7], '7处拆除复耕完毕，经实地验收。', 3),
      task('设施农业用地补办备案', 'nongye', 7, ['个', 12], '12宗备案手续补办完毕。'),
    ],
  },
  {
    title: '村卫生室基本药物配备达标',
    category: 'routine',
    basis: ['proposal', '区政协第27号提案'],
    lead: 'weijian',
    supervisor: 'ducha1',
    state: 'closed',
    tasks: [
      task('村卫生室药品清点', 'weijian', 10, ['个', 46], '46个村卫生室清点完毕。'),
      task('短缺药品补配', 'weijian', 8, ['个', 19], '19个村卫生室补配到位。'),
      task('医保结算系统接入', 'yibao', 6, ['个', 46], '46个村卫生室全部可以刷卡结算。'),
    ],
  },
  {
    title: '中小学校周边交通秩序整治',
    category: 'special',
    basis: ['minutes', '区政府专题会议纪要〔2026〕31号'],
    lead: 'gongan',
    supervisor: 'ducha2',
    state: 'closed',
    tasks: [
      task('校门口护学岗设置', 'gongan', 9, ['所', 28], '28所学校护学岗全部上岗。'),
      task('标线标牌与减速带补设', 'zonghe', 6, ['处', 64], '64处补设完毕。', 5),
      task('校车和接送车位划定', 'jiaoke', 5, ['所', 28], '28所学校车位划定并公示。'),
    ],
  },
  {
    title: '食品小作坊登记和卫生整治',
    category: 'routine',
    basis: ['clue', '群众来信反映豆制品作坊卫生问题'],
    lead: 'shijian',
    supervisor: 'ducha1',
    state: 'longTerm',
    tasks: [
      task('小作坊摸底登记', 'shijian', 7, ['家', 112], '112家登记建档完毕。'),
      task('不合格作坊整改复查', 'shijian', 4, ['家', 34], '34家整改后复查合格。'),
      task('街道食品安全协管员到岗', 'beiyuan', 2, ['人', 18], '18名协管员培训到岗。'),
      task('从业人员健康证核验', 'weijian', 3, ['人', 265], '265人健康证核验完毕。'),
    ],
  },
  {
    title: '招标投标领域突出问题自查',
    category: 'special',
    basis: ['other', '全省招标投标领域专项整治方案'],
    lead: 'gongguan',
    supervisor: 'ducha2',
    state: 'reviewed',
    tasks: [
      task('近三年项目自查', 'gongguan', 5, ['个', 143], '143个项目自查完毕，形成问题清单。'),
      task('问题项目核查处理', 'fagai', 4, ['个', 9], '9个问题项目逐一处理。'),
      task('交易平台规则修订', 'gongguan', 2, ['项', 6], '6项规则修订发布。'),
      task('自查情况抽查', 'sifa', 1, ['个', 15], '抽查15个项目，与自查结果一致。'),
    ],
  },
  {
    title: '公共文化场馆错时开放',
    category: 'routine',
    basis: ['proposal', '区人大代表第14号建议'],
    lead: 'wenguang',
    supervisor: 'ducha1',
    state: 'noticed',
    tasks: [
      task('场馆开放时间调整公告', 'wenguang', 3, ['个', 5], '5个场馆公告发布并上墙。'),
      task('夜间开放安全设施改造', 'xiaofang', 2, ['处', 11], '11处改造完毕，消防检查合格。', 3),
      task('志愿服务人员到岗', 'chengdong', 1, ['人', 40], '40名志愿者培训到岗。'),
    ],
  },
  {
    title: '退役军人优待证集中办理',
    category: 'comprehensive',
    basis: ['workReport', '2026年区政府工作报告第36条'],
    lead: 'tuiyi',
    supervisor: 'ducha2',
    state: 'completed',
    tasks: [
      task('申领信息采集', 'tuiyi', 4, ['人', 860], '860人信息采集完毕。'),
      task('制证和发放', 'tuiyi', 2, ['人', 860], '860张优待证发放完毕，附签收表。'),
      task('优待项目落地核查', 'wenguang', 1, ['项', 14], '14项优待全部可以使用。'),
      task('街道服务站公示牌更新', 'hekou', 1, ['块', 9], '9块公示牌更新完毕。'),
    ],
  },
]

export const FINISHED_MATTERS: readonly DemoMatter[] = DONE.map(played)

function task(
  title: string,
  org: string,
  weeksAgo: number,
  quantity: DoneTask['quantity'],
  text: string,
  accepted = -2,
): DoneTask {
  return { title, org, weeksAgo, quantity, text, accepted }
}

/** Made and issued in good time before the first of its deadlines. */
function played({ tasks, ...matter }: DoneMatter): DemoMatter {
  const dues = tasks.map(({ weeksAgo }) => -7 * weeksAgo)
  const issued = Math.min(...dues) - DAYS_FOR_A_TASK
  const share = Math.floor(100 / tasks.length)
  return {
    ...matter,
    created: issued - 2,
    issued,
    due: Math.max(...dues),
    tasks: tasks.map((one, i) => playedTask(one, issued, i === 0 ? 100 - share * (tasks.length - 1) : share)),
  }
}

function playedTask(
  { title, org, weeksAgo, quantity, text, accepted = -2 }: DoneTask,
  issued: number,
  weight: number,
): DemoTask {
  const due = -7 * weeksAgo
  const [, target] = quantity
  return {
    ...{ title, org, handler: `${org}1`, weight, due, quantity },
    acts: [
      { on: issued + 2, act: 'sign' },
      { on: due + accepted - 1, act: 'report', claimed: target, text },
      { on: due + accepted, act: 'accept', verified: target, opinion: '查看台账并抽查现场，情况属实。' },
    ],
  }
}
