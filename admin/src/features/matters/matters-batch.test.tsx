import { fireEvent, screen, within } from '@testing-library/react'
import type { Role } from '@mingdu/shared/accounts/permissions'
import { farSide, renderPage } from '../../../test/render'
import { MattersPage } from './matters-page'

const idOf = (n: number) => String(n).padStart(24, '0')
const BATCH = 'f'.repeat(24)

const matter = (n: number, more: object = {}) => ({
  ...{ id: idOf(n), version: n, no: `督〔2026〕${n}号`, title: `第${n}段河道整改`, category: 'special' },
  ...{ basis: { kind: 'minutes', text: '会议纪要', instructionId: null }, relapses: 0, state: 'approved' },
  ...{ leadOrg: { id: idOf(80), name: '区水务局' }, supervisor: { id: idOf(70), name: '督查员一' } },
  ...{ light: 'grey', tasks: { total: 2, done: 0, red: 0, yellow: 0 } },
  clock: { dispatchedOn: null, dispatchedAt: null, due: '2026-12-18', tentative: false, limitWorkdays: null },
  progress: { verified: 0, claimed: 0, planned: null },
  allowedActions: ['edit', 'issue', 'changeSupervisor'],
  ...more,
})

function open(answers: Parameters<typeof farSide>[0] = {}, role: Role = 'supervisionHead') {
  const items = [matter(1), matter(2, { state: 'issued', allowedActions: ['changeSupervisor'] }), matter(3)]
  const calls = farSide({
    'GET /matters': () => ({ items, nextCursor: null, total: items.length }),
    'GET /orgs': () => ({ items: [] }),
    'GET /saved-views': () => ({ items: [] }),
    'GET /accounts/options': ({ url }) => ({
      items:
        url.searchParams.get('role') === 'supervisor'
          ? [{ id: idOf(71), name: '督查员二', title: '', org: { id: idOf(60), name: '督查室' } }]
          : [],
    }),
    ...answers,
  })
  renderPage(<MattersPage />, { role, at: '/matters' })
  return calls
}

async function choose(act: string, ...ns: number[]) {
  for (const n of ns) fireEvent.click(await screen.findByLabelText(`选择 第${n}段河道整改`))
  fireEvent.click(within(screen.getByRole('region', { name: /已选/ })).getByRole('button', { name: act }))
  return screen.findByRole('dialog')
}

const outcome = (undoUntil: string | null) => ({
  ...{ id: BATCH, done: 1, refused: 1, undoUntil },
  rows: [
    { id: idOf(1), name: '督〔2026〕1号 第1段河道整改', done: true, message: '' },
    { id: idOf(3), name: '', done: false, message: '请打开这个事项单独派单，写明理由。' },
  ],
})

describe('acts on many matters', () => {
  it('issues only what may be issued, after naming each, and offers no undo', async () => {
    const calls = open({ 'POST /matters/batch': () => outcome(null) })
    const dialog = await choose('派单', 1, 2, 3)
    expect(within(dialog).getByText('派单 2 项')).toBeTruthy()
    expect(within(dialog).getByRole('alert').textContent).toContain('不能撤销')
    expect(within(dialog).getByRole('list', { name: '要办理的事项' }).textContent).not.toContain('第2段')
    fireEvent.click(within(dialog).getByRole('button', { name: '派单' }))
    const results = (await screen.findByText('派单的结果')).closest<HTMLElement>('[role=dialog]')!
    const body = calls.find((call) => call.at === 'POST /matters/batch')?.body
    expect(body).toEqual({
      ...{ act: 'issue', note: '' },
      items: [
        { id: idOf(1), version: 1 },
        { id: idOf(3), version: 3 },
      ],
    })
    expect(within(results).getByText('督〔2026〕3号 第3段河道整改')).toBeTruthy()
    expect(within(results).queryByRole('button', { name: '撤销' })).toBeNull()
  })

  it('gives many to another 督查员 with a reason, and takes it back by the keyboard', async () => {
    const undone = { rows: [{ id: idOf(1), name: '第1段', done: true, message: '' }], withdrawn: 2 }
    const calls = open({
      'POST /matters/batch': () => outcome('2026-11-25T06:32:10.000Z'),
      [`POST /matter-batches/${BATCH}/undo`]: () => ({ done: 1, refused: 0, ...undone }),
    })
    const dialog = await choose('换督查员', 1, 2)
    fireEvent.mouseDown(within(dialog).getByLabelText('新的责任督查员'))
    fireEvent.click(await screen.findByText('督查员二'))
    fireEvent.change(within(dialog).getByLabelText('换人原因'), { target: { value: '督查员一借调外单位' } })
    fireEvent.click(within(dialog).getByRole('button', { name: '换督查员' }))
    await screen.findByText('换督查员的结果')
    expect(calls.find((call) => call.at === 'POST /matters/batch')?.body).toMatchObject({
      ...{ act: 'changeSupervisor', supervisorId: idOf(71), note: '督查员一借调外单位' },
    })
    fireEvent.keyDown(window, { key: 'z', ctrlKey: true })
    expect(await screen.findByText('撤销换督查员的结果')).toBeTruthy()
    expect(screen.getByText(/还没有发出的提醒 2 条/)).toBeTruthy()
  })

  it('shows each role its acts, and no boxes to who has none', async () => {
    open({}, 'supervisor')
    fireEvent.click(await screen.findByLabelText('选择 第1段河道整改'))
    const bar = within(screen.getByRole('region', { name: /已选/ }))
    expect(bar.getByRole('button', { name: '派单' })).toBeTruthy()
    expect(bar.getByRole('button', { name: '催办' })).toBeTruthy()
    expect(bar.queryByRole('button', { name: '换督查员' })).toBeNull()
  })

  it('is not there for a person who may only read', async () => {
    open({}, 'handler')
    await screen.findByText('第1段河道整改')
    expect(screen.queryByLabelText('选择 第1段河道整改')).toBeNull()
  })
})
