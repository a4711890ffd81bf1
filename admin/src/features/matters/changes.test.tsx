import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { matterOf, nodeOf, ref } from '../../../test/matter-fixtures'
import { common, idOf } from '../../../test/power-fixtures'
import { farSide, renderPage } from '../../../test/render'
import { ChangesPanel } from './changes-panel'
import { MatterActions } from './matter-actions'

const due = (on: string) => ({
  ...{ dispatchedOn: '2026-11-09', dispatchedAt: '2026-11-09T01:00:00.000Z', due: on, tentative: false },
  ...{ limitWorkdays: 15, remaining: 3 },
})
const open = nodeOf({ state: 'inHand', clock: due('2026-12-04') })
const one = matterOf({ state: 'issued', tree: [open], allowedActions: ['requestChange', 'changeSupervisor'] })
const at = `POST /matters/${one.id}/change-requests`
const answers = {
  ...common,
  'GET /change-requests': () => ({ items: [], nextCursor: null, total: 0 }),
  'GET /accounts/options': () => ({
    items: [{ ...ref('d', '督查员二'), title: '', org: ref('e', '督查室') }],
  }),
}
const dialogOf = (title: string) =>
  screen.getByText(title, { selector: '.ant-modal-title' }).closest('[role=dialog]') as HTMLElement
const pick = async (dialog: HTMLElement, label: string, name: string | RegExp) => {
  fireEvent.mouseDown(await within(dialog).findByLabelText(label))
  fireEvent.click(await screen.findByText(name, { selector: '.ant-select-item-option-content' }))
}

it('asks for another deadline of a task', async () => {
  const calls = farSide({ ...answers, [at]: () => ({ kind: 'deadline', level: 'leader' }) })
  renderPage(<MatterActions matter={one} />)
  fireEvent.click(screen.getByRole('button', { name: '申请变更' }))
  const dialog = dialogOf('申请变更')
  fireEvent.click(within(dialog).getByLabelText('调整限期'))
  await pick(dialog, '改哪项任务的限期', /清水河段整改/)
  const field = await within(dialog).findByLabelText('新限期')
  fireEvent.mouseDown(field)
  fireEvent.change(field, { target: { value: '2026-12-10' } })
  fireEvent.keyDown(field, { key: 'Enter', keyCode: 13 })
  fireEvent.change(within(dialog).getByLabelText('变更原因'), { target: { value: '上级资金晚到位' } })
  fireEvent.click(within(dialog).getByRole('button', { name: '提交申请' }))
  await waitFor(() =>
    expect(calls.find((call) => call.at === at)?.body).toEqual({
      ...{ kind: 'deadline', version: one.version, reason: '上级资金晚到位' },
      ...{ taskId: open.id, due: '2026-12-10' },
    }),
  )
})

it('asks for nothing while another change waits, and says so before anything is written', async () => {
  farSide({
    ...answers,
    'GET /change-requests': () => ({ items: [{ state: 'open' }], nextCursor: null, total: 1 }),
  })
  renderPage(<MatterActions matter={one} />)
  fireEvent.click(screen.getByRole('button', { name: '申请变更' }))
  const dialog = dialogOf('申请变更')
  await within(dialog).findByText(/还有一项变更申请没有决定/)
  expect(within(dialog).getByRole<HTMLButtonElement>('button', { name: '提交申请' }).disabled).toBe(true)
})

it('gives the matter to another 督查员, never to the same one', async () => {
  const to = `POST /matters/${one.id}/supervisor`
  const calls = farSide({ ...answers, [to]: () => ({ ...one, supervisor: ref('d', '督查员二') }) })
  renderPage(<MatterActions matter={one} />, { role: 'supervisionHead' })
  fireEvent.click(screen.getByRole('button', { name: '换督查员' }))
  const dialog = dialogOf('换督查员')
  await pick(dialog, '新的责任督查员', '督查员二')
  fireEvent.change(within(dialog).getByLabelText('换人原因'), { target: { value: '督查员一借调外单位' } })
  fireEvent.click(within(dialog).getByRole('button', { name: '换督查员' }))
  await waitFor(() =>
    expect(calls.find((call) => call.at === to)?.body).toEqual({
      ...{ version: one.version, supervisorId: idOf('d'), reason: '督查员一借调外单位' },
    }),
  )
})

it('shows what moves along before a deadline is approved', async () => {
  const rows = [
    { id: idOf('7'), name: '1 清水河段整改', before: '2026-12-04', after: '2027-01-18' },
    { id: one.id, name: '河道问题整改清零', before: '2026-12-18', after: '2027-01-18' },
  ]
  const change = {
    ...{ id: idOf('9'), version: 1, matter: { id: one.id, no: one.no, title: one.title }, kind: 'deadline' },
    ...{ rows, level: 'leader', reason: '上级资金晚到位', state: 'open', requestedBy: ref('c', '督查员一') },
    ...{ requestedAt: '2026-11-25T01:00:00.000Z', decidedBy: null, decidedAt: null, decision: '' },
    mayDecide: true,
  }
  farSide({ ...answers, 'GET /change-requests': () => ({ items: [change], nextCursor: null, total: 1 }) })
  renderPage(<ChangesPanel matterId={one.id} />, { role: 'leader' })
  expect(await screen.findByText('由领导审批')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '批准变更' }))
  const dialog = dialogOf('批准：调整限期')
  expect(within(dialog).getAllByText('2027-01-18')).toHaveLength(2)
  expect(within(dialog).getByText(/原限期留在记录里/)).toBeTruthy()
})
