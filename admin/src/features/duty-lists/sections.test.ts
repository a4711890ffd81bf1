import { cleanedList, diffDutyLists, listProblems, NOTHING } from './sections'

const duty = { title: '水资源管理', items: ['编制规划'], basis: '', office: '' }
const boundary = {
  matter: '河道采砂',
  shares: [{ orgId: 'b', duty: '许可和监管' }],
  basis: '',
  example: '',
  disputed: false,
}
const named = (id: string) => ({ b: '区水务局' })[id] ?? id

describe('a duty list', () => {
  it('is compared entry by entry', () => {
    const was = { ...NOTHING, duties: [duty], boundaries: [boundary] }
    const is = { ...was, boundaries: [{ ...boundary, disputed: true }] }
    const changed = diffDutyLists(was, is, named).filter(({ how }) => how !== 'same')
    expect(changed.map(({ name, is: lines }) => [name, lines])).toEqual([
      ['职责边界　河道采砂', ['河道采砂', '区水务局：许可和监管', '有争议']],
    ])
  })

  it('is saved without rows that were left empty', () => {
    const empty = { title: '', items: [], basis: '', office: '' }
    const half = { ...boundary, shares: [...boundary.shares, { orgId: '', duty: ' ' }] }
    const ready = cleanedList({ ...NOTHING, duties: [duty, empty], boundaries: [half] })
    expect([ready.duties, ready.boundaries[0]?.shares]).toEqual([[duty], boundary.shares])
  })

  it('wants a title of every entry, and a unit with its duty of every share', () => {
    const problems = listProblems({
      ...NOTHING,
      duties: [{ ...duty, title: '' }],
      boundaries: [{ ...boundary, shares: [{ orgId: 'b', duty: '' }] }],
    })
    expect([...problems.keys()]).toEqual(['duties.0.title', 'boundaries.0.shares'])
  })
})
