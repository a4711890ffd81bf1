import fc from 'fast-check'
import { NATIONAL_CALENDAR as calendar } from '../kernel/calendar-data'
import { DEFAULT_THRESHOLDS as thresholds } from '../kernel/light'
import { plainDate as day } from '../kernel/plain-date'
import { type NodeFacts, settleTree } from './roll-up.rules'

const on = (today: string) => ({ today: day(today), calendar, thresholds })

const node = (id: string, parentId: string | null, more: Partial<NodeFacts> = {}): NodeFacts => ({
  category: 'special',
  id,
  parentId,
  leaf: true,
  weight: 100,
  state: 'inHand',
  verified: 0,
  claimed: 0,
  dispatchedOn: day('2026-11-09'),
  due: day('2026-11-30'),
  closedOn: null,
  wasRed: false,
  ...more,
})
const done = { state: 'done', verified: 10_000, claimed: 10_000, closedOn: day('2026-11-20') } as const

/** The tree of the story: 排查 20, 整改 50 with three rivers, 执法 20 with two, 管护 10 with three streets. */
function story(): NodeFacts[] {
  const leaf = (
    id: string,
    parent: string,
    weight: number,
    part: number,
    claim: number,
    whole: number,
    due: string,
  ) =>
    node(id, parent, {
      weight,
      verified: Math.round((part / whole) * 10_000),
      claimed: Math.round((claim / whole) * 10_000),
      due: day(due),
    })
  const inner = (id: string, weight: number, due: string) =>
    node(id, null, { leaf: false, weight, due: day(due) })
  return [
    node('1', null, { ...done, weight: 20, due: day('2026-11-13') }),
    inner('2', 50, '2026-12-04'),
    leaf('2.1', '2', 40, 27, 34, 42, '2026-11-30'),
    leaf('2.2', '2', 25, 12, 14, 16, '2026-12-04'),
    leaf('2.3', '2', 35, 8, 10, 12, '2026-11-20'),
    inner('3', 20, '2026-12-11'),
    leaf('3.1', '3', 70, 6, 7, 9, '2026-12-04'),
    leaf('3.2', '3', 30, 1, 1, 2, '2026-12-11'),
    inner('4', 10, '2026-12-18'),
    leaf('4.1', '4', 40, 0, 0, 6, '2026-12-16'),
    leaf('4.2', '4', 30, 0, 0, 4, '2026-12-16'),
    leaf('4.3', '4', 30, 0, 0, 4, '2026-12-16'),
  ]
}

it('settles the story: 66.2 verified and 75.6 claimed at the top, yellow above the red leaf', () => {
  const { nodes, totals } = settleTree(story(), on('2026-11-25'))
  expect([nodes.get('2')?.verified, nodes.get('2')?.claimed]).toEqual([6780, 8342])
  expect([nodes.get('3')?.verified, nodes.get('3')?.claimed]).toEqual([6167, 6945])
  expect([totals.verified, totals.claimed]).toEqual([6623, 7560])
  expect(['1', '2', '2.1', '2.2', '2.3'].map((id) => nodes.get(id)?.light)).toEqual([
    'recovered',
    'yellow',
    'yellow',
    'green',
    'red',
  ])
  expect(totals.counts).toEqual({ total: 9, done: 1, red: 1, yellow: expect.any(Number) as number })
  expect(nodes.get('2.3')?.wasRed).toBe(true)
})

it('makes an inner node done with the last of its children, on the day of the last', () => {
  const tree = [
    node('1', null, { leaf: false }),
    node('1.1', '1', { ...done, weight: 60 }),
    node('1.2', '1', { ...done, weight: 40, closedOn: day('2026-11-24') }),
  ]
  expect(settleTree(tree, on('2026-11-25')).nodes.get('1')).toMatchObject({
    state: 'done',
    verified: 10_000,
    closedOn: '2026-11-24',
    light: 'green',
  })
  const open = tree.map((one) =>
    one.id === '1.2' ? { ...one, state: 'inHand' as const, verified: 9999 } : one,
  )
  expect(settleTree(open, on('2026-11-25')).nodes.get('1')).toMatchObject({ state: 'inHand', closedOn: null })
})

it('leaves cancelled children out of the whole, and keeps drafts drafts', () => {
  const tree = [
    node('1', null, { leaf: false }),
    node('1.1', '1', { weight: 50, verified: 4000, claimed: 6000 }),
    node('1.2', '1', { weight: 50, verified: 9000, claimed: 9000, state: 'cancelled' }),
  ]
  expect(settleTree(tree, on('2026-11-16')).nodes.get('1')).toMatchObject({ verified: 4000, claimed: 6000 })
  const drafts = tree.map((one) => ({ ...one, state: 'draft' as const, dispatchedOn: null, due: null }))
  expect(settleTree(drafts, on('2026-11-16')).nodes.get('1')).toMatchObject({ state: 'draft', light: 'grey' })
})

it('rolls up Σ weight × verified, never more than the parts and whole only when they are', () => {
  const child = fc.record({
    weight: fc.integer({ min: 1, max: 100 }),
    verified: fc.integer({ min: 0, max: 10_000 }),
  })
  fc.assert(
    fc.property(fc.array(child, { minLength: 1, maxLength: 20 }), (children) => {
      const tree = children.map((one, i) => node(String(i), 'top', { ...one, claimed: one.verified }))
      const top = settleTree([node('top', null, { leaf: false }), ...tree], on('2026-11-16')).nodes.get('top')
      const weights = children.reduce((sum, one) => sum + one.weight, 0)
      const exact = children.reduce((sum, one) => sum + one.weight * one.verified, 0) / weights
      expect(Math.abs((top?.verified ?? -1) - exact)).toBeLessThanOrEqual(1)
      expect(top?.verified === 10_000).toBe(children.every((one) => one.verified === 10_000))
      expect(top?.claimed).toBe(top?.verified)
    }),
  )
})

describe('a leaf', () => {
  const settled = (more: Partial<NodeFacts>, today: string) =>
    settleTree([node('1', null, more)], on(today)).nodes.get('1')

  it('is red past a milestone that was not verified, and follows its own plan', () => {
    const milestones = [
      { title: '完成招标', due: day('2026-11-16'), weight: 40, claimed: true, verified: false },
      { title: '通车', due: day('2026-11-30'), weight: 60, claimed: false, verified: false },
    ]
    expect(settled({ milestones }, '2026-11-17')).toMatchObject({
      light: 'red',
      reasons: [{ code: 'milestone' }],
    })
    const met = milestones.map((point, i) => ({ ...point, verified: i === 0 }))
    expect(settled({ milestones: met, verified: 4000 }, '2026-11-17')?.light).toBe('green')
  })

  it('is yellow while a periodic report or what was asked for is late', () => {
    const reporting = {
      period: 'week',
      answered: null,
      supplementDue: null,
      waiting: false,
      segments: [],
    } as const
    const at = (more: object) =>
      settled({ verified: 5000, reporting: { ...reporting, ...more } }, '2026-11-16')
    expect(at({})).toMatchObject({ light: 'yellow', reasons: [{ code: 'periodic' }] })
    expect(at({ answered: day('2026-11-13') })?.light).toBe('green')
    expect(at({ waiting: true })?.light).toBe('green')
    expect(at({ supplementDue: day('2026-11-13') })?.reasons[0]?.code).toBe('supplement')
    expect(at({ supplementDue: day('2026-11-16') })?.light).toBe('green')
  })
})
