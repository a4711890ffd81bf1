import { NATIONAL_CALENDAR } from '@mingdu/shared/kernel/calendar-data'
import { ApiError } from '../../../api/api-error'
import { newNode, type EditNode } from './edit-node'
import { dueOf, problemOf, treeProblems, type TreeFrame } from './tree-problems'

const frame: TreeFrame = {
  matterTitle: '河道“四乱”问题整改清零',
  matterDue: '2026-12-18',
  today: '2026-11-25',
  calendar: NATIONAL_CALENDAR,
}

const ok = (key: string, part: Partial<EditNode> = {}): EditNode => ({
  ...newNode(),
  key,
  title: `任务${key}名称`,
  orgId: 'water',
  weight: 100,
  limit: { kind: 'date', due: '2026-12-11' },
  ...part,
})

const told = (forest: EditNode[]) => treeProblems(forest, frame).map((p) => `${p.key} ${p.field}`)

describe('what the tree editor refuses before the server does', () => {
  it('has nothing against a complete tree', () => {
    expect(told([ok('a', { children: [ok('a1')] })])).toEqual([])
  })

  it('refuses siblings whose weights do not sum to 100, group by group', () => {
    const tree = [ok('a', { weight: 60 }), ok('b', { weight: 30, children: [ok('b1', { weight: 90 })] })]
    expect(told(tree)).toEqual(['null group', 'b group'])
    expect(treeProblems(tree, frame)[0]?.text).toBe(
      '“河道“四乱”问题整改清零”下各项任务的权重合计是 90，应为 100。',
    )
  })

  it('refuses a deadline after the parent’s, and one that has passed', () => {
    const late = ok('a1', { limit: { kind: 'date', due: '2026-12-15' } })
    const past = ok('b', { limit: { kind: 'date', due: '2026-11-24' } })
    expect(told([ok('a', { children: [late] })])).toEqual(['a1 limit'])
    expect(told([past])).toEqual(['b limit'])
  })

  it('counts a limit in days as if it were sent out today', () => {
    expect(dueOf({ kind: 'days', n: 5, unit: '工作日' }, frame)).toEqual({
      date: '2026-12-02',
      tentative: false,
    })
    expect(told([ok('a', { limit: { kind: 'days', n: 30, unit: '工作日' } })])).toEqual(['a limit'])
    expect(dueOf({ kind: 'days', n: null, unit: '工作日' }, frame)).toBeNull()
  })

  it('says that a day in a year without a notice is provisional', () => {
    expect(dueOf({ kind: 'days', n: 40, unit: '工作日' }, frame)?.tentative).toBe(true)
  })

  it('refuses what is missing, and classified marks', () => {
    const bare = { ...newNode(), key: 'x', weight: 100 }
    expect(told([bare])).toEqual(['x title', 'x orgId', 'x limit'])
    expect(told([ok('a', { requirement: '见机密★文件' })])).toEqual(['a requirement'])
    expect(told([ok('a', { coOrgIds: ['water'] })])).toEqual(['a coOrgIds'])
    expect(told([ok('a', { quantity: { unit: '', target: 3 } })])).toEqual(['a quantity'])
  })
})

describe('a refusal of the server', () => {
  const forest = [ok('a'), ok('b', { children: [ok('b1')] })]

  it('stands at the node and field its path names', () => {
    const error = new ApiError(400, 'input.invalid', '有 1 处填写不对', {
      fields: [{ path: 'body.tasks.1.children.0.orgId', rule: 'custom', message: '这个单位已停用' }],
    })
    expect(problemOf(error, forest)).toEqual([{ key: 'b1', field: 'orgId', text: '这个单位已停用' }])
  })

  it('stands at the task its details name', () => {
    const error = new ApiError(422, 'tree.handler', '承办人不是主办单位的在用人员。', {
      details: { task: '任务b1名称' },
    })
    expect(problemOf(error, forest)).toEqual([
      { key: 'b1', field: 'handlerId', text: '承办人不是主办单位的在用人员。' },
    ])
  })

  it('is left for the page when it names nothing in the tree', () => {
    expect(problemOf(new ApiError(409, 'version.stale', '改过'), forest)).toEqual([])
  })
})
