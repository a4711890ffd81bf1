import { cleanedList, diffDutyLists, listProblems, namesOf, NOTHING } from './sections'

const duty = { title: '水资源管理', items: ['编制规划'], basis: '', office: '' }
const boundary = {
  matter: '河道采砂',
  shares: [{ orgId: 'b', duty: '许可和监管' }],
  basis: '',
  example: '',
  disputed: false,
}
const names = namesOf({
  orgNames: { b: '区水务局' },
  powers: { p: { code: 'C1', name: '取水许可' } },
})
const service = { title: '水质公开', content: '', office: '', phone: '', powerId: null }

describe('a duty list', () => {
  it('is compared entry by entry', () => {
    const was = { ...NOTHING, duties: [duty], boundaries: [boundary] }
    const is = { ...was, boundaries: [{ ...boundary, disputed: true }] }
    const changed = diffDutyLists(was, is, names).filter(({ how }) => how !== 'same')
    expect(changed.map(({ name, is: lines }) => [name, lines])).toEqual([
      ['职责边界　河道采砂', ['河道采砂', '区水务局：许可和监管', '有争议']],
    ])
  })

  it('shows as a change that a service names a power, or one that is gone', () => {
    const naming = (powerId: string | null) => ({ ...NOTHING, services: [{ ...service, powerId }] })
    const linesOf = (id: string) => diffDutyLists(naming(null), naming(id), names)[0]?.is
    expect(linesOf('p')).toEqual(['水质公开', '权力事项：取水许可（C1）'])
    expect(linesOf('q')).toEqual(['水质公开', '权力事项：（事项已不存在）'])
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
