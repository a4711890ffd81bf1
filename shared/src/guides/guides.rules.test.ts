import { guideContentSchema, type GuideContent } from './guides.schema'
import {
  answersRefusal,
  completeness,
  contentRefusal,
  guideActRefusal,
  limitText,
  paperNo,
  publishRefusal,
  SCORE_PARTS,
} from './guides.rules'
import { GUIDE_STATES, type GuideState } from './guides.states'

const content = (more: Record<string, unknown> = {}): GuideContent =>
  guideContentSchema.parse({ title: '排水许可', ...more })
const material = (more: Record<string, unknown> = {}) => ({
  ...{ key: 'form', name: '排水许可申请表', necessity: 'required', source: 'applicant', form: 'original' },
  ...more,
})
const steps = (days: number | null) => [{ name: '办理', who: '窗口', days }]
const refusal = (more: Record<string, unknown>) => contentRefusal(content(more))

it.each([
  ['guide.keys', { materials: [material(), material({ name: '营业执照' })] }, { key: 'form' }],
  ['guide.catch-all', { materials: [material({ name: '其他材料' })] }, { name: '其他材料' }],
  ['guide.limits', { legalDays: 10, promisedDays: 11 }, { promised: 11, legal: 10 }],
  [
    'guide.steps',
    { promisedDays: 9, stages: { apply: steps(30), accept: steps(3), review: steps(7), deliver: steps(10) } },
    { sum: 10, promised: 9, which: '承诺' },
  ],
  [
    'guide.steps',
    { legalDays: 5, stages: { apply: [], accept: [], review: steps(6), deliver: [] } },
    { sum: 6, promised: 5, which: '法定' },
  ],
  [
    'guide.scenario',
    { materials: [material({ always: false })] },
    { problem: expect.stringContaining('排水许可申请表') },
  ],
  [
    'guide.flow',
    { flow: { nodes: [{ id: 'a', kind: 'step', text: '受理', x: 0, y: 0 }], edges: [] } },
    { problem: '没有开始环节' },
  ],
])('refuses with %s', (code, more, details) => {
  expect(refusal(more)).toEqual({ code, details })
})

it('takes a promise as long as the law, steps as long as the promise, and a draft with little in it', () => {
  expect(refusal({ legalDays: 10, promisedDays: 10 })).toBeNull()
  const stages = { apply: steps(null), accept: steps(3), review: steps(7), deliver: steps(10) }
  expect(refusal({ legalDays: 20, promisedDays: 10, stages })).toBeNull()
  expect(refusal({ flow: { nodes: [], edges: [] } })).toBeNull()
  expect(refusal({})).toBeNull()
})

it.each([
  [20, 10, '法定 20 个工作日，承诺 10 个工作日，提前 10 个工作日'],
  [20, 20, '法定 20 个工作日，承诺 20 个工作日'],
  [20, 0, '法定 20 个工作日，承诺当场办结，提前 20 个工作日'],
  [null, 5, '法定没有规定时限，承诺 5 个工作日'],
  [20, null, '法定 20 个工作日'],
  [null, null, '没有规定时限'],
])('explains limits of %p and %p', (legalDays, promisedDays, text) => {
  expect(limitText({ legalDays, promisedDays })).toBe(text)
})

describe('completeness', () => {
  it('shares out 100 points', () => {
    expect(Object.values(SCORE_PARTS).reduce((sum, part) => sum + part.points, 0)).toBe(100)
  })

  it('names what is missing, the dearest first', () => {
    const { score, missing } = completeness(content())
    expect(missing[0]).toEqual({ field: 'materials', text: '申请材料', points: 20 })
    expect(score).toBe(100 - missing.reduce((sum, one) => sum + one.points, 0))
    expect(missing.map((one) => one.points)).toEqual(missing.map((one) => one.points).sort((a, b) => b - a))
  })

  it('gives 100 to a guide that says everything', () => {
    const id = 'a'.repeat(24)
    const full = content({
      themes: ['water'],
      conditions: ['从事工业、建筑活动'],
      stages: { apply: steps(null), accept: steps(1), review: steps(5), deliver: steps(2) },
      materials: [material({ basis: '城镇排水与污水处理条例第二十一条', blankFormId: id })],
      ...{ legalDays: 20, promisedDays: 10, limitBasis: '行政许可法第四十二条' },
      places: [{ name: '政务服务中心', address: '演示路 1 号', hours: '9:00–17:00', lat: 30, lng: 120 }],
      ...{
        phone: '12345',
        complaint: '12345 热线',
        results: [{ name: '排水许可证' }],
        faq: [{ q: '多久有效', a: '五年' }],
      },
      flow: {
        nodes: [
          { id: 'a', kind: 'start', text: '申请', x: 0, y: 0 },
          { id: 'b', kind: 'end', text: '办结', x: 0, y: 100 },
        ],
        edges: [{ id: 'e', from: 'a', to: 'b' }],
      },
    })
    expect(completeness(full)).toEqual({ score: 100, missing: [] })
    expect(contentRefusal(full)).toBeNull()
  })

  it('misses nothing about materials where none are needed', () => {
    const fields = completeness(content({ noMaterials: true })).missing.map((one) => one.field)
    expect(fields.filter((field) => field.startsWith('materials'))).toEqual([])
  })
})

it('allows in each state what its table says', () => {
  const allowed = Object.fromEntries(
    (Object.keys(GUIDE_STATES) as GuideState[]).map((state) => [
      state,
      (['save', 'publish', 'retire'] as const).filter((act) => guideActRefusal(state, act) === null),
    ]),
  )
  expect(allowed).toEqual({
    draft: ['save', 'publish'],
    published: ['save', 'publish', 'retire'],
    retired: ['save', 'publish'],
  })
})

it('publishes what is complete enough and has changed', () => {
  const guide = {
    state: 'published' as const,
    dirty: true,
    score: 59,
    missing: [{ field: 'phone', text: '咨询电话', points: 4 }],
  }
  expect(publishRefusal(guide, 60)).toEqual({
    code: 'guide.incomplete',
    details: { score: 59, least: 60, missing: '咨询电话（4 分）' },
  })
  expect(publishRefusal({ ...guide, score: 60 }, 60)).toBeNull()
  expect(publishRefusal({ ...guide, score: 60, dirty: false }, 60)).toEqual({ code: 'guide.unchanged' })
  expect(publishRefusal({ ...guide, state: 'retired', score: 60, dirty: false }, 60)).toBeNull()
})

it('asks for every answer before a paper is printed, and stops where the guide stops', () => {
  const guide = content({
    materials: [material()],
    scenario: {
      first: 'q',
      questions: [
        {
          key: 'q',
          text: '哪一类',
          options: [
            { key: 'a', label: '经营户' },
            { key: 'b', label: '家庭', stop: '不用办' },
          ],
        },
      ],
    },
  })
  expect(answersRefusal(guide, {})).toEqual({ code: 'guide.answers', details: { question: '哪一类' } })
  expect(answersRefusal(guide, { q: 'b' })).toEqual({ code: 'guide.stopped', details: { reason: '不用办' } })
  expect(answersRefusal(guide, { q: 'a' })).toBeNull()
})

it('numbers papers within the year', () => {
  expect([paperNo(2026, 1), paperNo(2026, 12_345)]).toEqual(['告知〔2026〕0001', '告知〔2026〕12345'])
})
