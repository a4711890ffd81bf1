import { byKind, DECISION_KINDS, type DecisionKind } from './decisions.states'

describe('what needs a decision', () => {
  it('stands in groups in the order of the table, and loses nothing', () => {
    const kinds = Object.keys(DECISION_KINDS) as DecisionKind[]
    const all = [...kinds, ...kinds].reverse().map((kind, i) => ({ kind, i }))
    const groups = byKind(all)
    expect(groups.map(({ kind }) => kind)).toEqual(kinds)
    expect(groups.flatMap(({ items }) => items)).toHaveLength(all.length)
    expect(byKind([])).toEqual([])
  })

  it('says of every kind what happens while nobody decides', () => {
    for (const { group, otherwise } of Object.values(DECISION_KINDS)) {
      expect(group.length).toBeGreaterThan(2)
      expect(otherwise).toMatch(/。$/)
    }
  })
})
