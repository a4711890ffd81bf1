import {
  SUCCESSION_KEYS,
  SUCCESSION_KINDS,
  successionNote,
  successionRefusal,
  type MergingOrg,
} from './successions.rules'

const org = (id: string, more: Partial<MergingOrg> = {}): MergingOrg => ({
  ...{ id, name: id, kind: 'department', parentId: 'r', path: ['r'], regionId: 'r', status: 'active' },
  ...more,
})
const from = org('甲')
const to = org('乙')

it('lets an org with open work go up in another of its region', () => {
  expect(successionRefusal(from, to, { task: 12, person: 3, card: 1, delegation: 1 }, 0)).toBeNull()
  expect(successionRefusal(from, org('丁', { parentId: '丙', path: ['r', '丙'] }), {}, 0)).toBeNull()
})

it.each<[string, MergingOrg, MergingOrg | undefined, number, string]>([
  ['the root', org('r', { parentId: null, path: [] }), to, 0, 'succession.region'],
  ['a region', org('甲', { kind: 'region' }), to, 0, 'succession.region'],
  ['one that is over', org('甲', { status: 'disabled' }), to, 0, 'succession.over'],
  ['into nothing', from, undefined, 0, 'succession.successor'],
  ['into one that is over', from, org('乙', { status: 'disabled' }), 0, 'succession.successor'],
  ['into a region', from, org('乙', { kind: 'region' }), 0, 'succession.successor'],
  ['into itself', from, from, 0, 'succession.loop'],
  ['into one below it', from, org('乙', { path: ['r', '甲'] }), 0, 'succession.loop'],
  ['into another region', from, org('乙', { regionId: 'q' }), 0, 'succession.other-region'],
  ['with units in use below it', from, to, 2, 'succession.has-orgs'],
])('refuses %s', (_, leaving, successor, below, code) => {
  expect(successionRefusal(leaving, successor, {}, below)?.code).toBe(code)
})

it.each(SUCCESSION_KEYS)('asks for a decision on %s first exactly where the table says so', (kind) => {
  const refused = successionRefusal(from, to, { [kind]: 1 }, 0)?.code
  expect(refused).toBe(SUCCESSION_KINDS[kind].way === 'first' ? 'succession.first' : undefined)
})

it('says who went up in whom, by which document', () => {
  expect(successionNote('甲', '乙', '演编〔2026〕3号')).toBe('因机构改革，由 甲 并入 乙（演编〔2026〕3号）')
})
