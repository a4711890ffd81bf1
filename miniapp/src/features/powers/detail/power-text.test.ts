import type { PublicPower } from '@mingdu/shared/powers/powers.schema'
import { byStage, powerFacts, standingText } from './power-text'

const version = (no: number, from: string, kind: string) => ({
  no,
  kind,
  from,
  until: null,
  basis: '',
  publishedAt: '',
})
const CONTENT = {
  ...{
    code: 'C1',
    baseCode: '',
    itemCode: '',
    mainName: '取水',
    name: '取水许可',
    subItems: ['新办', '延续'],
  },
  ...{ type: '77', level: '4', source: '1', office: '', legalDays: 20, promisedDays: 0 },
}
const power = (state: string) =>
  ({
    ...{
      state,
      content: CONTENT,
      org: { id: 'o', name: '区水务局' },
      shown: version(1, '2020-01-01', 'add'),
    },
    versions: [version(1, '2020-01-01', 'add'), version(2, '2026-11-01', 'cancel')],
  }) as unknown as PublicPower

it.each([
  ['cancelled', '从 2026-11-01 起已取消，不再办理'],
  ['handedDown', '从 2026-11-01 起已下放，请到承接的下级单位'],
  ['planned', '从 2026-11-01 起生效，现在还不能办理'],
])('says of a power that is %s, on whatever version, since when', (state, text) => {
  expect(standingText(power(state))).toContain(text)
})

it('says nothing of a power in force', () => {
  expect(standingText(power('inForce'))).toBeNull()
})

it('names codes, and shows one it does not know as it is', () => {
  const facts = new Map(powerFacts(power('inForce')))
  expect(facts.get('类型')).toBe('77')
  expect(facts.get('行使层级')).toBe('县')
  expect(facts.get('权力来源')).toBe('法定本级行使')
  expect(facts.get('子项')).toBe('新办、延续')
  expect([facts.get('法定时限'), facts.get('承诺时限')]).toEqual(['20 个工作日', '当场办结'])
})

it('groups duties by stage in the order of the list, losing none', () => {
  const duty = (stage: string, content: string) => ({ stage, content, basis: '' })
  const duties = [duty('受理', 'a'), duty('审查', 'b'), duty('受理', 'c'), duty('本地阶段', 'd')]
  expect(byStage(duties).map(({ stage, duties: some }) => [stage, some.length])).toEqual([
    ['受理', 2],
    ['审查', 1],
    ['本地阶段', 1],
  ])
})
