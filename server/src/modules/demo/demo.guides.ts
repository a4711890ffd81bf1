import type { guideContentSchema } from '@mingdu/shared/guides/guides.schema'
import type { z } from 'zod'
import { DEMO_OFFICE_PHONE } from './demo.people'

/** The item codes of 行政许可; the law on it governs no other item. */
const LICENCE = /^511A/

type Content = z.input<typeof guideContentSchema>
type Material = NonNullable<Content['materials']>[number]
type Question = NonNullable<NonNullable<Content['scenario']>['questions']>[number]

/** A guide of the demonstration: the code of its power, and what it says. Everything in it is made up. */
export interface DemoGuide {
  code: string
  content: Content
}

interface Sketch {
  code: string
  title: string
  window: string
  themes: string[]
  audience: 'person' | 'enterprise' | 'both'
  /** 法定, 承诺 in working days; 0 promised: on the spot. */
  days: [legal: number, promised: number]
  conditions: string[]
  materials: Material[]
  questions?: Question[]
  result: string
  faq: [q: string, a: string][]
  specials?: Content['specials']
}

const NOTE = '本指南是演示内容，办事请以当地公布的指南为准'
const PLACE = { address: '演示区政务路1号', hours: '工作日 9:00—12:00，13:00—17:00' }

export const DEMO_GUIDES: readonly DemoGuide[] = [
  guide({
    code: '511A0015500009-511602000000-000-115113016823646795-1-00',
    title: '公共场所卫生许可（新办）',
    window: '二楼 C07 窗口',
    themes: ['health', 'market', 'permits', 'start'],
    audience: 'both',
    days: [20, 7],
    conditions: ['有固定的经营场所', '场所、设施和卫生管理符合国家卫生标准'],
    materials: [
      own('form', '公共场所卫生许可申请表', { notes: '经营者签字；单位盖公章' }),
      issued('license', '营业执照', { form: 'exempt', notes: '窗口核对电子证照，不用提交' }),
      own('plan', '经营场所平面图', { form: 'copy', notes: '标明消毒间、卫生间和人流方向' }),
      agency('test', '公共场所卫生检测报告', { deferDays: 10, notes: '一年内出具' }),
      agency('air', '集中空调通风系统卫生检测报告', { always: false, notes: '一年内出具' }),
      agency('pool', '泳池水质检测报告', { always: false, notes: '一个月内出具' }),
      own('health', '从业人员健康合格证明', { form: 'copy', promiseDays: 30 }),
      own('proxy', '授权委托书', { always: false, notes: '写明委托事项和期限' }),
      issued('proxyId', '代办人身份证', { always: false, form: 'copy' }),
    ],
    questions: [
      ask('kind', '您开的是哪一类场所', [
        ['hotel', '宾馆、旅店', [], 'air'],
        ['beauty', '理发店、美容店', [], 'air'],
        ['swim', '游泳馆', ['pool'], 'air'],
        ['other', '商场、影剧院', [], 'air'],
      ]),
      ask('air', '场所用集中空调吗', [
        ['yes', '用', ['air'], 'who'],
        ['no', '不用', [], 'who'],
      ]),
      ask('who', '谁来办', [
        ['self', '经营者本人', [], null],
        ['proxy', '请人代办', ['proxy', 'proxyId'], null],
      ]),
    ],
    result: '公共场所卫生许可证',
    faq: [['检测报告还没拿到，能先来吗', '能。可容缺受理，受理后 10 个工作日内补交就行。']],
    specials: [{ name: '现场核查', days: 5, basis: '行政许可法第四十五条' }],
  }),
  guide({
    code: '511A0045100002-511602000000-000-1151130100877844X4-1-00',
    title: '生产建设项目水土保持方案审批（新办）',
    window: '二楼 B03 窗口',
    themes: ['water', 'construction', 'build'],
    audience: 'enterprise',
    days: [20, 10],
    conditions: ['项目在演示区范围内', '方案按国家技术标准编制'],
    materials: [
      own('form', '水土保持方案审批申请表'),
      agency('report', '水土保持方案报告书', { always: false, copies: 2, basis: '水土保持法第二十五条' }),
      agency('table', '水土保持方案报告表', { always: false, copies: 2, basis: '水土保持法第二十五条' }),
      own('promise', '承诺制项目申请人承诺书', { always: false }),
    ],
    questions: [
      ask('size', '项目占地和土石方有多大', [
        ['large', '占地 5 公顷以上，或挖填土石方 5 万立方米以上', ['report'], 'park'],
        ['small', '占地 0.5 至 5 公顷，或挖填土石方 1000 至 5 万立方米', ['table'], 'park'],
        {
          key: 'none',
          label: '比这些都小',
          stop: '不用办理审批。动工前做好水土流失防治就行，有疑问请打咨询电话。',
        },
      ]),
      ask('park', '项目在已做区域评估的开发区里吗', [
        ['in', '在', ['promise'], null],
        ['out', '不在', [], null],
      ]),
    ],
    result: '水土保持方案审批准予行政许可决定书',
    faq: [['方案要自己编吗', '可以自己编，也可以请有能力的单位编，窗口不指定单位。']],
    specials: [{ name: '专家评审', days: 10, basis: '行政许可法第四十五条' }],
  }),
  guide({
    code: '511A0138000000-511602000000-000-115113010833722043-1-00',
    title: '适龄儿童、少年延缓入学或者休学',
    window: '一楼 A05 窗口',
    themes: ['education', 'school'],
    audience: 'person',
    days: [20, 5],
    conditions: ['适龄儿童、少年因身体状况需要延缓入学或者休学', '由父母或者其他法定监护人申请'],
    materials: [
      own('form', '延缓入学（休学）申请表', { notes: '监护人签字' }),
      issued('book', '户口簿', { form: 'copy', notes: '有孩子和监护人的两页' }),
      agency('hospital', '医院诊断证明', { form: 'original', notes: '二级以上医院出具' }),
      own('school', '学校意见', { always: false, source: 'other', notes: '在校学生由学校盖章' }),
    ],
    questions: [
      ask('what', '要办哪一种', [
        ['late', '延缓入学：还没有上学', [], null],
        ['pause', '休学：已经在学校读书', ['school'], null],
      ]),
    ],
    result: '准予延缓入学（休学）通知书',
    faq: [['可以延多久', '一次最多一年。期满仍不能上学的，再来申请。']],
  }),
  guide({
    code: '512B0003600037-511602000000-000-11511301008778298W-1-00',
    title: '80周岁以上老年人高龄津贴',
    window: '一楼 A02 窗口，也可在街道便民服务中心办',
    themes: ['civilAffairs', 'retirement'],
    audience: 'person',
    days: [20, 10],
    conditions: ['年满 80 周岁', '户籍在演示区'],
    materials: [
      own('form', '高龄津贴申请表', { notes: '不方便写字的，窗口代填' }),
      issued('id', '老人身份证', { form: 'copy' }),
      own('card', '社会保障卡', { form: 'copy', notes: '津贴发到这张卡' }),
      own('proxy', '代办人身份证', { always: false, form: 'copy' }),
    ],
    questions: [
      ask('who', '谁来办', [
        ['self', '老人自己来', [], null],
        ['child', '家人代办', ['proxy'], null],
      ]),
    ],
    result: '高龄津贴发放通知',
    faq: [['老人来不了怎么办', '家人代办就行；家里没人的，打咨询电话，工作人员上门。']],
  }),
  guide({
    code: '512B0070100003-511602000000-000-1151130108778239R-1-00',
    title: '失业保险金申领',
    window: '一楼 A09 窗口',
    themes: ['socialSecurity', 'work'],
    audience: 'person',
    days: [10, 5],
    conditions: ['失业前已缴费满 1 年', '不是本人自愿中断就业', '已办失业登记，并有求职要求'],
    materials: [
      issued('id', '身份证或者社会保障卡', { form: 'exempt', notes: '窗口核对，不留复印件' }),
      own('form', '失业保险金申领表'),
    ],
    result: '失业保险金领取通知',
    faq: [['可以领几个月', '按缴费年限核定，最多 24 个月，办理结果会写明。']],
  }),
  guide({
    code: '512B0066800002-511602000000-000-1151130108778239R-1-00',
    title: '失业登记',
    window: '一楼 A09 窗口',
    themes: ['socialSecurity', 'work'],
    audience: 'person',
    days: [5, 0],
    conditions: ['在法定劳动年龄内、有劳动能力、没有工作'],
    materials: [issued('id', '身份证', { form: 'exempt', notes: '窗口核对，不留复印件' })],
    result: '失业登记回执',
    faq: [['网上能办吗', '能。手机上提交后，当场出结果。']],
  }),
  guide({
    code: '512B0011200070-511602000000-000-11511300008778693M-1-00',
    title: '居住证办理',
    window: '三楼 公安 D01 窗口',
    themes: ['publicSecurity', 'home'],
    audience: 'person',
    days: [15, 7],
    conditions: ['在演示区住满半年', '有合法稳定就业、合法稳定住所、连续就读之一'],
    materials: [
      own('form', '居住证申领表'),
      issued('id', '身份证', { form: 'copy' }),
      own('work', '劳动合同', { always: false, form: 'copy' }),
      own('rent', '房屋租赁合同', { always: false, form: 'copy' }),
      issued('house', '不动产权证书', { always: false, form: 'copy' }),
      own('study', '学生证', { always: false, form: 'copy' }),
    ],
    questions: [
      ask('why', '您凭哪一条申请', [
        ['work', '在这里工作', ['work'], null],
        ['rent', '在这里租房', ['rent'], null],
        ['house', '在这里有房', ['house'], null],
        ['study', '在这里读书', ['study'], null],
      ]),
    ],
    result: '居住证',
    faq: [['要钱吗', '首次办理不收费。']],
  }),
  guide({
    code: '511F0287300000-511602000000-000-11511301008778298W-1-00',
    title: '内地居民结婚登记',
    window: '区婚姻登记处',
    themes: ['civilAffairs', 'marriage'],
    audience: 'person',
    days: [1, 0],
    conditions: ['男女双方自愿', '男满 22 周岁，女满 20 周岁', '双方都没有配偶，也不是近亲'],
    materials: [
      issued('id', '双方身份证', { form: 'original' }),
      own('photo', '双方近期合影', { copies: 3, notes: '二寸、免冠、半身' }),
    ],
    result: '结婚证',
    faq: [['要先预约吗', '不用，来了就办；节假日人多，预约可以少等。']],
  }),
  guide({
    code: '512B0003600029-511602000000-000-11511301008778298W-1-00',
    title: '最低生活保障',
    window: '街道便民服务中心',
    themes: ['civilAffairs'],
    audience: 'person',
    days: [30, 20],
    conditions: ['共同生活的家人人均收入低于当地低保标准', '家庭财产符合规定'],
    materials: [
      own('form', '社会救助申请和家庭经济状况核对授权书', { notes: '共同生活的成年人都要签字' }),
      issued('id', '家人身份证', { form: 'copy' }),
      own('income', '收入和财产说明', { promiseDays: 30, notes: '一时拿不到证明的，可以先承诺' }),
    ],
    result: '最低生活保障证',
    faq: [['多久能有结果', '受理后 20 个工作日内告诉您，其中包括上门看和公示。']],
  }),
  guide({
    code: '511A0148700000-511602000000-000-11511301MB1P96705T-1-00',
    title: '林木采伐许可证核发',
    window: '二楼 B06 窗口',
    themes: ['farming'],
    audience: 'both',
    days: [20, 5],
    conditions: ['林木权属清楚、没有争议', '不超过年采伐限额'],
    materials: [
      own('form', '林木采伐申请表'),
      issued('right', '不动产权证书或者权属证明', { form: 'copy' }),
      agency('design', '采伐作业设计', { always: false }),
    ],
    questions: [
      ask('amount', '要采多少', [
        ['few', '15 立方米以下的个人承包林地', [], null],
        ['many', '15 立方米以上，或者单位采伐', ['design'], null],
      ]),
    ],
    result: '林木采伐许可证',
    faq: [['房前屋后的树要办吗', '农村居民采伐自留地和房前屋后个人所有的零星林木，不用办证。']],
  }),
  guide({
    code: '513A0102900001-511602000000-000-11511301MB051073XA-1-00',
    title: '食品小经营店备案',
    window: '二楼 C02 窗口',
    themes: ['market', 'permits', 'start'],
    audience: 'enterprise',
    days: [10, 3],
    conditions: ['已领营业执照', '有固定门店，和食品品种相适应'],
    materials: [
      own('form', '食品小经营店备案申请表'),
      issued('license', '营业执照', { form: 'exempt', notes: '窗口核对电子证照' }),
      own('health', '从业人员健康证明', { form: 'copy', deferDays: 10 }),
    ],
    result: '食品小经营店备案证',
    faq: [['备案管几年', '三年。到期前 30 个工作日来续。']],
  }),
]

function guide({ code, title, days: [legal, promised], questions = [], ...sketch }: Sketch): DemoGuide {
  const selected = questions.flatMap(({ options }) => options.flatMap(({ materials = [] }) => materials))
  const unknown = selected.find((key) => !sketch.materials.some((one) => one.key === key))
  if (unknown) throw new Error(`${title}: no material ${unknown}`)
  return {
    code,
    content: {
      title,
      audience: sketch.audience,
      themes: sketch.themes,
      caseType: promised === 0 ? '1' : '2',
      forms: ['1', '3'],
      conditions: sketch.conditions,
      stages: stagesOf(promised),
      materials: sketch.materials,
      scenario: { first: questions[0]?.key ?? null, questions },
      legalDays: legal,
      promisedDays: promised,
      limitBasis: legal === 20 && LICENCE.test(code) ? '行政许可法第四十二条' : '演示设定',
      specials: sketch.specials ?? [],
      free: true,
      places: [
        {
          name: '演示区政务服务中心',
          ...PLACE,
          window: sketch.window,
          phone: DEMO_OFFICE_PHONE,
          lat: 30,
          lng: 105,
        },
      ],
      phone: DEMO_OFFICE_PHONE,
      complaint: `区政务服务中心一楼值班台，电话 ${DEMO_OFFICE_PHONE}`,
      results: [{ name: sketch.result }],
      faq: [...sketch.faq.map(([q, a]) => ({ q, a })), { q: '这份指南是真的吗', a: `${NOTE}。` }],
    },
  }
}

function stagesOf(promised: number): NonNullable<Content['stages']> {
  const review = Math.max(0, promised - 1)
  return {
    apply: [{ name: '网上或者窗口提交材料', who: '申请人', note: '材料一次带齐，窗口当面核对' }],
    accept: [{ name: '核对材料，缺什么一次说清', who: '窗口人员', days: promised === 0 ? 0 : 1 }],
    review: [{ name: '审查并作出决定', who: '承办科室', days: review }],
    deliver: [{ name: '领取结果，或者寄到家', who: '窗口人员', days: 0 }],
  }
}

type Extra = Partial<Material>

function own(key: string, name: string, extra: Extra = {}): Material {
  return { key, name, necessity: necessityOf(extra), source: 'applicant', form: 'original', ...extra }
}

function issued(key: string, name: string, extra: Extra = {}): Material {
  return { key, name, necessity: necessityOf(extra), source: 'government', form: 'original', ...extra }
}

function agency(key: string, name: string, extra: Extra = {}): Material {
  return { key, name, necessity: necessityOf(extra), source: 'agency', form: 'original', ...extra }
}

function necessityOf({ always }: Extra): Material['necessity'] {
  return always === false ? 'conditional' : 'required'
}

type Option =
  [key: string, label: string, materials: string[], next: string | null] | Question['options'][number]

function ask(key: string, text: string, options: Option[]): Question {
  return { key, text, options: options.map(optionOf) }
}

function optionOf(option: Option): Question['options'][number] {
  if (!Array.isArray(option)) return option
  const [key, label, materials, next] = option
  return { key, label, materials, next }
}
