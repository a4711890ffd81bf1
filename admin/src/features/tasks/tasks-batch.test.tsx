import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { Role } from '@mingdu/shared/accounts/permissions'
import { farSide, refused, renderPage } from '../../../test/render'
import { TasksPage } from './tasks-page'

const idOf = (n: number) => String(n).padStart(24, '0')
const BATCH = 'f'.repeat(24)

const task = (n: number, more: object = {}) => ({
  id: idOf(n),
  version: n,
  category: 'special',
  no: `督〔2026〕1号-${n}`,
  title: `第${n}段河道整改`,
  matter: { id: idOf(90), name: '河道整改', no: '督〔2026〕1号' },
  org: { id: idOf(80), name: '区水务局' },
  coOrgs: [],
  handler: null,
  supervisor: { id: idOf(70), name: '督查员一' },
  state: 'toSign',
  light: 'green',
  clock: { dispatchedOn: '2026-11-09', due: '2026-11-30', remaining: 3, tentative: false, limitDays: 15 },
  progress: { verified: 0, claimed: 0, planned: null },
  quantity: null,
  allowedActions: [],
  ...more,
})

function open(answers: Parameters<typeof farSide>[0] = {}, role: Role = 'supervisor', total = 3) {
  const calls = farSide({
    'GET /tasks': ({ url }) => {
      const from = Number(url.searchParams.get('cursor') ?? 0)
      const to = Math.min(total, from + Number(url.searchParams.get('limit')))
      const items = Array.from({ length: to - from }, (_, i) => task(from + i + 1))
      return { items, nextCursor: to < total ? String(to) : null, total }
    },
    'GET /orgs': () => ({ items: [] }),
    ...answers,
  })
  renderPage(<TasksPage name="督办任务" />, { role, at: '/tasks' })
  return calls
}

const OUTCOME = {
  ...{ id: BATCH, done: 1, refused: 1, undoUntil: '2026-11-25T06:32:10.000Z' },
  rows: [
    { id: idOf(1), name: '督〔2026〕1号-1 第1段河道整改', done: true, message: '' },
    { id: idOf(2), name: '', done: false, message: '刚催办过。同一项任务 24 小时内只能催办一次。' },
  ],
}

async function urgeTwo() {
  for (const n of [1, 2]) fireEvent.click(await screen.findByLabelText(`选择 第${n}段河道整改`))
  fireEvent.click(screen.getByRole('button', { name: '催办' }))
  const dialog = (await screen.findByText('催办 2 项')).closest<HTMLElement>('[role=dialog]')!
  fireEvent.change(within(dialog).getByLabelText('说一句（可不填）'), { target: { value: '请抓紧' } })
  fireEvent.click(within(dialog).getByRole('button', { name: '催办' }))
  return (await screen.findByText('催办的结果')).closest<HTMLElement>('[role=dialog]')!
}

describe('acts on many tasks', () => {
  it('sends the rows in the versions that were seen, and says what became of each', async () => {
    const calls = open({ 'POST /tasks/batch': () => OUTCOME })
    const results = await urgeTwo()
    expect(calls.find((call) => call.at === 'POST /tasks/batch')?.body).toEqual({
      act: 'urge',
      items: [
        { id: idOf(1), version: 1 },
        { id: idOf(2), version: 2 },
      ],
      note: '请抓紧',
    })
    expect(within(results).getByText('已催办 1 项', { exact: false })).toBeTruthy()
    expect(within(results).getByText('督〔2026〕1号-2 第2段河道整改')).toBeTruthy()
    expect(within(results).getByText(/24 小时内只能催办一次/)).toBeTruthy()
    expect(within(results).getByRole('button', { name: '下载结果' })).toBeTruthy()
  })

  it('undoes the whole by the button, and says what could not be undone', async () => {
    const undone = {
      ...{ done: 0, refused: 1, withdrawn: 0 },
      rows: [
        { id: idOf(1), name: '第1段', done: false, message: '您打开之后，水务经办在 11-25 改过这条记录。' },
      ],
    }
    const calls = open({
      'POST /tasks/batch': () => OUTCOME,
      [`POST /task-batches/${BATCH}/undo`]: () => undone,
    })
    const results = await urgeTwo()
    expect(within(results).getByText('10 秒内可以撤销，按 Ctrl+Z')).toBeTruthy()
    fireEvent.click(within(results).getByRole('button', { name: '撤销' }))
    expect(await screen.findByText('撤销催办的结果')).toBeTruthy()
    expect(screen.getByText(/水务经办在 11-25 改过/)).toBeTruthy()
    expect(calls.filter((call) => call.at.endsWith('/undo'))).toHaveLength(1)
  })

  it('undoes by the keyboard, and shows why when it was too late', async () => {
    open({
      'POST /tasks/batch': () => OUTCOME,
      [`POST /task-batches/${BATCH}/undo`]: () =>
        refused(422, 'batch.undo-late', '已过 10 秒，提醒已经发出，不能一起撤销。'),
    })
    await urgeTwo()
    fireEvent.keyDown(window, { key: 'z', ctrlKey: true })
    expect(await screen.findByText(/提醒已经发出，不能一起撤销/)).toBeTruthy()
    expect(screen.getByText('催办的结果')).toBeTruthy()
  })

  it('offers no undo where nothing was done', async () => {
    const none = { ...OUTCOME, done: 0, refused: 1, undoUntil: null, rows: OUTCOME.rows.slice(1) }
    open({ 'POST /tasks/batch': () => none })
    const results = await urgeTwo()
    expect(within(results).queryByRole('button', { name: '撤销' })).toBeNull()
  })

  it('chooses what the query finds, and says plainly that 500 is the most', async () => {
    const calls = open({}, 'supervisor', 620)
    fireEvent.click(await screen.findByLabelText('选择 第1段河道整改'))
    fireEvent.click(
      screen.getByRole('button', { name: '选当前条件的前 500 项（共 620 项，一次最多 500 项）' }),
    )
    expect(await screen.findByText('已选 500 项')).toBeTruthy()
    expect(calls.filter((call) => call.url.searchParams.get('limit') === '100')).toHaveLength(5)
    await waitFor(() =>
      expect(screen.getByRole<HTMLButtonElement>('button', { name: '催办' }).disabled).toBe(false),
    )
  })

  it('shows each role its acts, and no boxes to who has none', async () => {
    open({}, 'handler')
    fireEvent.click(await screen.findByLabelText('选择 第1段河道整改'))
    expect(screen.getByRole('button', { name: '签收' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: '催办' })).toBeNull()
    expect(screen.queryByRole('button', { name: '交办' })).toBeNull()
  })

  it('is not there for a person who may only read', async () => {
    open({}, 'monitor')
    await screen.findByText('第1段河道整改')
    expect(screen.queryByLabelText('选择 第1段河道整改')).toBeNull()
  })
})
