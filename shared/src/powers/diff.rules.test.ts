import { diffPowers, powerLines } from './diff.rules'
import { powerContentSchema } from './powers.schema'

const names = {
  org: (id: string) => (id === 'a'.repeat(24) ? '区水务局' : '区林业局'),
  element: (key: string) => `要素${key}`,
}
const content = powerContentSchema.parse({
  code: 'A1',
  name: '取水许可',
  type: '01',
  orgId: 'a'.repeat(24),
  level: '4',
  bases: [{ law: '《水法》', article: '第四十八条', text: '应当申领取水许可证。' }],
  duties: [
    { stage: '受理', content: '公示材料' },
    { stage: '审查阶段', content: '审查材料', basis: '许可法' },
  ],
  innerFlow: {
    nodes: [
      { id: 'a', kind: 'start', text: '受理', days: 1, x: 0, y: 0 },
      { id: 'b', kind: 'end', text: '办结', who: '窗口', x: 0, y: 0 },
    ],
    edges: [{ id: 'e', from: 'a', to: 'b', label: '通过' }],
  },
  extra: { note: '一行\n二行' },
})

it('writes codes, orgs, bases, duties, flow charts and own elements as people read them', () => {
  const lines = new Map(powerLines(content, names).map((field) => [field.name, field.lines]))
  expect(lines.get('事项类型')).toEqual(['行政许可'])
  expect(lines.get('实施主体')).toEqual(['区水务局'])
  expect(lines.get('行使层级')).toEqual(['县'])
  expect(lines.get('设定依据')).toEqual(['《水法》第四十八条；应当申领取水许可证。'])
  expect(lines.get('责任事项　受理阶段')).toEqual(['公示材料'])
  expect(lines.get('责任事项　审查阶段')).toEqual(['审查材料（依据：许可法）'])
  expect(lines.get('对内流程图')).toEqual(['受理；1 个工作日', '办结；窗口', '受理 → 办结（通过）'])
  expect(lines.get('要素note')).toEqual(['一行', '二行'])
})

it('differs in nothing from itself, and in everything it says from nothing', () => {
  expect(diffPowers(content, content, names).every(({ how }) => how === 'same')).toBe(true)
  expect(diffPowers(null, content, names).every(({ how }) => how === 'added')).toBe(true)
})

it.each(Object.keys(content).filter((key) => key !== 'duties'))('sees a change of %s', (key) => {
  const values: Record<string, unknown> = {
    ...{
      code: 'A2',
      name: '取水',
      type: '02',
      orgId: 'b'.repeat(24),
      level: '3',
      legalDays: 3,
      promisedDays: 2,
    },
    ...{ subItems: ['子项'], bases: [], accountabilities: [{ situation: '不作为', basis: '', organ: '' }] },
    ...{ penalties: [{ circumstance: '轻微', grade: '', standard: '警告', basis: '' }], innerFlow: null },
    ...{
      materials: [{ name: '申请书', note: '', templateId: null }],
      outerFlow: content.innerFlow,
      extra: {},
    },
  }
  const changed = { ...content, [key]: key in values ? values[key] : '改过' }
  const fields = diffPowers(content, changed, names).filter(({ how }) => how !== 'same')
  expect(fields.map(({ field }) => field)).toEqual([key === 'extra' ? 'extra.note' : key])
})
