import { NATIONAL_CALENDAR as calendar } from '../kernel/calendar-data'
import { plainDate as day } from '../kernel/plain-date'
import { MAX_TREE_DEPTH } from './matters.states'
import { flattenTree, type TreeNode, treeRefusal, type TreeSurroundings } from './tree.rules'

const node = (title: string, more: Partial<TreeNode> = {}): TreeNode => ({
  title,
  requirement: '',
  orgId: 'water',
  coOrgIds: [],
  weight: 100,
  limit: { kind: 'days', n: 15, unit: '工作日' },
  children: [],
  ...more,
})

const around: TreeSurroundings = {
  title: '河道整改',
  due: day('2026-12-18'),
  today: day('2026-11-09'),
  calendar,
  isActiveOrg: (id) => ['water', 'forest'].includes(id),
  orgOfPerson: (id) => (id === 'handler' ? 'water' : null),
}
const refused = (...nodes: TreeNode[]) => treeRefusal(nodes, around)

it('accepts a tree whose weights and deadlines agree', () => {
  const parent = node('整改', {
    weight: 60,
    limit: { kind: 'date', due: '2026-12-04' },
    children: [
      node('清水河', { weight: 40, handlerId: 'handler' }),
      node('白沙溪', { weight: 60, orgId: 'forest' }),
    ],
  })
  expect(refused(parent, node('排查', { weight: 40, coOrgIds: ['forest'] }))).toBeNull()
})

it('refuses milestones beside a quantity, and past the deadline of their task; of an inner node it asks nothing', () => {
  const plan = (due: string) => [{ title: '完成招标', due, weight: 100 }]
  expect(refused(node('道路', { milestones: plan('2026-11-20') }))).toBeNull()
  expect(refused(node('道路', { milestones: plan('2026-12-01') }))?.code).toBe('tree.milestone-due')
  const counted = { milestones: plan('2026-11-20'), quantity: { unit: '处', target: 3 } }
  expect(refused(node('道路', counted))?.code).toBe('tree.milestone-quantity')
  expect(refused(node('道路', { ...counted, children: [node('路基')] }))).toBeNull()
})

it('refuses weights of siblings that do not sum to 100, at the top and below', () => {
  expect(refused(node('甲', { weight: 60 }), node('乙', { weight: 30 }))).toEqual({
    code: 'tree.weights',
    details: { parent: '河道整改', sum: 90 },
  })
  expect(refused(node('甲', { children: [node('子', { weight: 99 })] }))).toMatchObject({
    code: 'tree.weights',
    details: { parent: '甲' },
  })
})

it('refuses a deadline later than the one above, days counted as if dispatched today', () => {
  expect(refused(node('甲', { limit: { kind: 'date', due: '2026-12-21' } }))).toEqual({
    code: 'tree.deadline',
    details: { task: '甲', due: '2026-12-21', parentDue: '2026-12-18' },
  })
  const child = node('子', { limit: { kind: 'days', n: 16, unit: '工作日' } })
  expect(refused(node('甲', { children: [child] }))).toMatchObject({
    code: 'tree.deadline',
    details: { task: '子', due: '2026-12-01', parentDue: '2026-11-30' },
  })
  expect(refused(node('甲', { children: [node('子')] }))).toBeNull()
})

it('refuses a deadline in the past, not one that ends today', () => {
  expect(refused(node('甲', { limit: { kind: 'date', due: '2026-11-06' } }))?.code).toBe('tree.past')
  expect(refused(node('甲', { limit: { kind: 'date', due: '2026-11-09' } }))).toBeNull()
})

it('refuses orgs and people that are not there', () => {
  expect(refused(node('甲', { orgId: 'gone' }))?.code).toBe('tree.org')
  expect(refused(node('甲', { coOrgIds: ['water'] }))?.code).toBe('tree.co-org')
  expect(refused(node('甲', { coOrgIds: ['forest', 'forest'] }))?.code).toBe('tree.co-org')
  expect(refused(node('甲', { coOrgIds: ['gone'] }))?.code).toBe('tree.co-org')
  expect(refused(node('甲', { orgId: 'forest', handlerId: 'handler' }))?.code).toBe('tree.handler')
  expect(refused(node('甲', { handlerId: 'nobody' }))?.code).toBe('tree.handler')
})

it('refuses a tree that is too deep, and marked words', () => {
  const deep = (levels: number): TreeNode =>
    node(`第${levels}级`, { children: levels > 1 ? [deep(levels - 1)] : [] })
  expect(refused(deep(MAX_TREE_DEPTH))).toBeNull()
  expect(refused(deep(MAX_TREE_DEPTH + 1))).toEqual({
    code: 'tree.too-deep',
    details: { limit: MAX_TREE_DEPTH },
  })
  expect(refused(node('甲', { requirement: '按绝密文件办理' }))?.code).toBe('text.classified')
})

it('flattens parents before children with their places', () => {
  const tree = [node('甲', { children: [node('甲一'), node('甲二')] }), node('乙')]
  const flat = flattenTree<TreeNode>(tree)
  expect(flat.map(({ node: { title }, positions }) => `${positions.join('.')} ${title}`)).toEqual([
    '1 甲',
    '1.1 甲一',
    '1.2 甲二',
    '2 乙',
  ])
  expect(flat.map(({ parent }) => parent?.title ?? null)).toEqual([null, '甲', '甲', null])
})
