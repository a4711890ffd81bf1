import {
  blankRow,
  bodiesOf,
  errorsOf,
  filledUp,
  splitErrors,
  type SplitRow,
} from '@mingdu/shared/parts/split-rows'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { idOf } from '../../../../test/power-fixtures'
import { farSide, refused, renderPage } from '../../../../test/render'
import { ApiError } from '../../../api/api-error'
import { SplitForm } from './split-form'
import type { SplitTask } from './split-frame'

const water = { id: idOf('b'), name: '区水务局' }
const task: SplitTask = {
  ...{ id: idOf('1'), version: 3, title: '清水河段整改', org: water },
  supervisor: { id: idOf('d'), name: '督查员一' },
  clock: {
    ...{ dispatchedOn: '2026-11-09', dispatchedAt: null, due: '2026-12-18' },
    ...{ tentative: false, limitWorkdays: 9, remaining: 3 },
  },
}
const row = (more: Partial<SplitRow> = {}): SplitRow => ({
  ...blankRow(water.id, 50),
  ...{ title: '上段清理到位', due: '2026-12-10' },
  ...more,
})
const around = { today: '2026-11-25', isWithin: (id: string) => id === water.id }

const press = async (name: string) =>
  fireEvent.click(await screen.findByText(name, { selector: 'button span' }))

beforeEach(() => localStorage.clear())

describe('the rows of the form', () => {
  it('say what is missing first, then what a rule refuses, each at its place', () => {
    expect(
      splitErrors([row({ title: '', due: null }), row({ quantity: { unit: '', target: 3 } })], task, around),
    ).toEqual({
      'children.0.title': '名称至少 4 个字',
      'children.0.due': '请选限期',
      'children.1.quantity': '请填单位，如：处、户、公里',
    })
    const wrong = splitErrors(
      [row({ orgId: idOf('e') }), row({ due: '2026-12-19', weight: 40 })],
      task,
      around,
    )
    expect(Object.keys(wrong)).toEqual(['children.0.orgId', 'children.1.due', 'children'])
    expect(splitErrors([row(), row()], task, around)).toEqual({})
  })

  it('fill up to 100 in proportion', () => {
    expect(filledUp([row({ weight: 30 }), row({ weight: 10 })]).map(({ weight }) => weight)).toEqual([75, 25])
  })

  it('take the word of the server to the field it is about', () => {
    const fields = [{ path: 'body.children.1.milestones.0.title', rule: 'min', message: '请写明节点' }]
    const error = new ApiError(400, 'input.invalid', '有 1 处填写不对', { fields })
    expect(errorsOf(error)).toEqual({ 'children.1.milestones': '请写明节点' })
  })
})

it('is looked over before it is sent, keeps what was typed, and shows a refusal at its row', async () => {
  const rows = [row(), row({ title: '下段清理到位', weight: 30 })]
  localStorage.setItem(`mingdu.split-draft.${'a'.repeat(24)}.${task.id}`, JSON.stringify(rows))
  let answer: unknown = refused(400, 'input.invalid', '有 1 处填写不对', {
    fields: [{ path: 'body.children.1.personId', rule: 'format', message: '所选人员不在区水务局' }],
  })
  const calls = farSide({
    'GET /orgs': () => ({
      items: [{ ...water, status: 'active', path: [], parentId: null, kind: 'department', shortName: '' }],
    }),
    [`GET /tasks/${task.id}/people`]: () => ({ items: [] }),
    [`POST /tasks/${task.id}/decompose`]: () => answer,
  })
  let done = false
  renderPage(<SplitForm task={task} kicker="1号" onDone={() => (done = true)} />, { role: 'head' })
  expect(await screen.findByText('权重合计 80，应为 100')).toBeTruthy()
  await waitFor(() => expect(screen.getAllByText('区水务局').length).toBeGreaterThan(1))
  await press('核对')
  expect(await screen.findByText(/权重合计是 80/)).toBeTruthy()
  await press('按比例凑足 100')
  await press('核对')
  const table = await screen.findByRole('table')
  expect(within(table).getByText('下段清理到位')).toBeTruthy()
  await press('发出分解')
  expect(await screen.findByText('所选人员不在区水务局')).toBeTruthy()
  answer = {}
  await press('核对')
  await press('发出分解')
  await waitFor(() => expect(done).toBe(true))
  const sent = calls.filter(({ at }) => at.startsWith('POST')).at(-1)
  const weighed = rows.map((one, i) => ({ ...one, weight: [63, 37][i] ?? null }))
  expect(sent?.body).toEqual({ version: 3, children: bodiesOf(weighed) })
  expect(localStorage.length).toBe(0)
})
