import type { Guide, GuideContent, GuideMaterial } from '@mingdu/shared/guides/guides.schema'
import { completeness } from '@mingdu/shared/guides/guides.rules'

export const material = (key: string, name: string, more: Partial<GuideMaterial> = {}): GuideMaterial => ({
  key,
  name,
  necessity: 'required',
  source: 'applicant',
  copies: 1,
  form: 'original',
  spec: '',
  notes: '',
  basis: '《城镇排水与污水处理条例》第二十一条',
  blankFormId: null,
  sampleId: null,
  deferDays: null,
  promiseDays: null,
  always: true,
  ...more,
})

/** 排水许可: one question, two ways, one of them not here. */
export const content: GuideContent = {
  title: '城镇污水排入排水管网许可',
  audience: 'enterprise',
  themes: [],
  caseType: '2',
  forms: ['1'],
  conditions: ['依法取得营业执照'],
  stages: {
    apply: [{ name: '提交申请', who: '申请人', days: null, note: '' }],
    accept: [{ name: '受理', who: '窗口', days: 1, note: '' }],
    review: [{ name: '审查决定', who: '区水务局', days: 8, note: '' }],
    deliver: [{ name: '送达', who: '窗口', days: 1, note: '' }],
  },
  materials: [material('m1', '排水许可申请表'), material('m2', '水质检测报告', { always: false })],
  noMaterials: false,
  scenario: {
    first: 'q1',
    questions: [
      {
        key: 'q1',
        text: '您是哪一类排水户',
        options: [
          { key: 'o1', label: '餐饮', materials: ['m2'], next: null, stop: '' },
          { key: 'o2', label: '居民', materials: [], next: null, stop: '居民生活排水不用办证。' },
        ],
      },
    ],
  },
  legalDays: 20,
  promisedDays: 10,
  limitBasis: '《城镇排水与污水处理条例》',
  specials: [],
  free: true,
  fees: [],
  places: [],
  phone: '021-00000000',
  complaint: '12345',
  results: [],
  faq: [],
  flow: null,
}

export const guide: Guide = {
  id: '1'.repeat(24),
  version: 4,
  title: content.title,
  power: { id: '2'.repeat(24), code: '演0110048100', name: content.title, type: '01', state: 'inForce' },
  org: { id: '3'.repeat(24), name: '区水务局' },
  state: 'published',
  no: 3,
  from: '2026-10-15',
  dirty: true,
  ...completeness(content),
  changedAt: '2026-11-24T02:00:00.000Z',
  content,
  published: { ...content, promisedDays: 12 },
  files: {},
  versions: [
    { no: 3, from: '2026-10-15', publishedAt: '2026-10-14T08:00:00.000Z', publishedBy: '编办一', note: '' },
  ],
  history: [{ at: '2026-11-24T02:00:00.000Z', who: '目录员三', what: '保存草稿', note: '' }],
  mayEdit: true,
  mayPublish: true,
}
