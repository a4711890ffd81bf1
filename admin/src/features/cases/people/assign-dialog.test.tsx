import { fireEvent, screen, waitFor } from '@testing-library/react'
import { caseWith } from '../../../../test/case-fixtures'
import { common, idOf, pageOf } from '../../../../test/power-fixtures'
import { farSide, refused, renderPage } from '../../../../test/render'
import { CasesPage } from '../cases-page'

const free = caseWith({ state: 'accepted', allowedActs: [], mayAssign: true })
const held = caseWith({ ...free, reviewer: { id: idOf('1'), name: '演示·审查一' } })
const choices = (current: boolean) => ({
  items: [
    { id: idOf('1'), name: '演示·审查一', open: 3, current },
    { id: idOf('2'), name: '演示·审查二', open: 0, current: false },
  ],
  deciders: [{ id: idOf('2'), name: '演示·审查二' }],
})

function opened(one = free, more: Parameters<typeof farSide>[0] = {}) {
  const calls = farSide({
    ...common,
    'GET /cases': () => pageOf(one),
    [`GET /cases/${one.id}`]: () => one,
    [`GET /cases/${one.id}/thread`]: () => ({ items: [], unread: 0 }),
    [`GET /cases/${one.id}/reviewers`]: () => choices(one.reviewer !== null),
    ...more,
  })
  renderPage(<CasesPage />, { role: 'decider', at: `/cases?open=${one.id}` })
  return calls
}
const assigned = (calls: ReturnType<typeof farSide>) =>
  calls.filter(({ at }) => at === `POST /cases/${free.id}/assign`).map(({ body }) => body)
const confirm = (name: string) =>
  fireEvent.click(screen.getAllByRole('button', { name }).at(-1) as HTMLElement)

it('gives a case nobody has to a reviewer, with what each has in hand', async () => {
  const calls = opened(free, { [`POST /cases/${free.id}/assign`]: () => held })
  fireEvent.click(await screen.findByRole('button', { name: '分派审查' }))
  expect(await screen.findByText(/在办 3 件/)).toBeTruthy()
  confirm('分派审查')
  expect(screen.getByText('请选交给谁审查')).toBeTruthy()
  fireEvent.click(screen.getByRole('radio', { name: /演示·审查一/ }))
  confirm('分派审查')
  await waitFor(() => expect(assigned(calls)).toEqual([{ version: 3, reviewerId: idOf('1'), reason: '' }]))
})

it('hands over only with a reason, and not to who has it', async () => {
  const calls = opened(held, { [`POST /cases/${free.id}/assign`]: () => held })
  fireEvent.click(await screen.findByRole('button', { name: '改派审查' }))
  expect((await screen.findByRole<HTMLInputElement>('radio', { name: /现在由他审查/ })).disabled).toBe(true)
  fireEvent.click(screen.getByRole('radio', { name: /演示·审查二/ }))
  confirm('改派审查')
  expect(screen.getByText('请写改派原因，至少 2 个字')).toBeTruthy()
  expect(assigned(calls)).toEqual([])
  fireEvent.change(screen.getByLabelText('改派原因'), { target: { value: '休假交接' } })
  confirm('改派审查')
  await waitFor(() =>
    expect(assigned(calls)).toEqual([{ version: 3, reviewerId: idOf('2'), reason: '休假交接' }]),
  )
})

it('warns when who is chosen would be the only one to decide', async () => {
  opened()
  fireEvent.click(await screen.findByRole('button', { name: '分派审查' }))
  expect(await screen.findByText(/可以决定这件的：演示·审查二/)).toBeTruthy()
  fireEvent.click(screen.getByRole('radio', { name: /演示·审查二/ }))
  expect(screen.getByText(/没有别人能作决定/)).toBeTruthy()
})

it('says why the server refused, and keeps what was chosen', async () => {
  const message = '演示·审查一不是本单位的审查人员，或已停用，请另选。'
  opened(free, { [`POST /cases/${free.id}/assign`]: () => refused(422, 'case.assignee', message) })
  fireEvent.click(await screen.findByRole('button', { name: '分派审查' }))
  fireEvent.click(await screen.findByRole('radio', { name: /演示·审查一/ }))
  confirm('分派审查')
  expect(await screen.findByText(message)).toBeTruthy()
  expect(screen.getByRole<HTMLInputElement>('radio', { name: /演示·审查一/ }).checked).toBe(true)
})

it('says to who examined a case that another must decide', async () => {
  const mine = { id: 'a'.repeat(24), name: '演示·督查室·督查员一' }
  opened(caseWith({ state: 'deciding', allowedActs: [], reviewer: mine }))
  expect(await screen.findByText(/审查和决定不能是同一人，等其他决定人员办理/)).toBeTruthy()
})

it('says that there is nobody else to hand over to', async () => {
  const alone = () => ({ items: choices(true).items.slice(0, 1), deciders: choices(true).deciders })
  opened(held, { [`GET /cases/${free.id}/reviewers`]: alone })
  fireEvent.click(await screen.findByRole('button', { name: '改派审查' }))
  expect(await screen.findByText(/没有别的审查人员可以改派/)).toBeTruthy()
  expect(screen.getAllByRole<HTMLButtonElement>('button', { name: '改派审查' }).at(-1)?.disabled).toBe(true)
})
