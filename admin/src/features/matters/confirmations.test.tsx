import type { Confirmations } from '@mingdu/shared/confirmations/confirmations.api'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { matterOf } from '../../../test/matter-fixtures'
import { common, idOf } from '../../../test/power-fixtures'
import { farSide, refused, renderPage } from '../../../test/render'
import { ConfirmationsPanel } from './confirmations-panel'
import { MatterActions } from './matter-actions'

const matter = matterOf({ state: 'completed', allowedActions: ['approveClose'] })
const READ = `GET /matters/${matter.id}/confirmations`
const NAME = `PUT /matters/${matter.id}/concerned`
const BEGIN = `POST /matters/${matter.id}/confirmations`
const none: Confirmations = {
  ...{ version: 0, concerned: 0, sender: false, rounds: [], mayWrite: true, mayBegin: false, stops: '' },
  rules: {
    ...{ confirmationDays: 7, confirmationUnsolvedPercent: 20, confirmationLeastAnswers: 3 },
    ...{ lookBackFirstDays: 30, lookBackSecondDays: 90 },
  },
}
const stopped: Confirmations = {
  ...none,
  ...{ version: 2, concerned: 4, stops: '群众核验有 4 人回答，2 人说没解决，不能销号。请退回整改。' },
  rounds: [
    {
      ...{ id: idOf('7'), round: 'closing', state: 'stopped', opensOn: '2026-11-20', until: '2026-11-26' },
      tally: { asked: 4, answered: 4, solved: 2, half: 0, unsolved: 2 },
      unreached: { count: 1, ends: ['8003'] },
      words: ['雨后还是积水'],
    },
  ],
}
const modal = (title: string) =>
  screen.getByText(title, { selector: '.ant-modal-title' }).closest('[role=dialog]') as HTMLElement
const sent = (calls: ReturnType<typeof farSide>, at: string) => calls.find((call) => call.at === at)?.body

it('names those concerned from pasted lines, and sends nothing while a line is wrong', async () => {
  const calls = farSide({
    ...common,
    [READ]: () => none,
    [NAME]: () => ({ ...none, version: 1, concerned: 2 }),
  })
  renderPage(<ConfirmationsPanel matter={matter} />)
  expect(await screen.findByText('没有登记群众')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '登记群众' }))
  const dialog = modal('登记涉及的群众')
  const lines = within(dialog).getByLabelText('一行一人', { exact: false })
  fireEvent.change(lines, { target: { value: '张三 13800000001\n李四 1380000' } })
  expect(within(dialog).getByText('第 2 行：手机号应为 11 位数字')).toBeTruthy()
  const ok = within(dialog).getByRole('button', { name: '登记 2 人' }) as HTMLButtonElement
  expect(ok.disabled).toBe(true)
  fireEvent.change(lines, { target: { value: '张三 13800000001\n李四\t138 0000 0002' } })
  fireEvent.click(ok)
  await waitFor(() =>
    expect(sent(calls, NAME)).toEqual({
      version: 0,
      people: [
        { name: '张三', phone: '13800000001' },
        { name: '李四', phone: '13800000002' },
      ],
    }),
  )
})

it('begins a round with what it means, over the version that was seen', async () => {
  const calls = farSide({
    ...common,
    [READ]: () => ({ ...none, version: 1, concerned: 4, mayBegin: true }),
    [BEGIN]: () => stopped,
  })
  renderPage(<ConfirmationsPanel matter={matter} />)
  fireEvent.click(await screen.findByRole('button', { name: '开始征询' }))
  const dialog = modal('开始征询群众')
  expect(within(dialog).getByText('从今天起征询 7 天', { exact: false })).toBeTruthy()
  fireEvent.click(within(dialog).getByRole('button', { name: '开始征询' }))
  await waitFor(() => expect(sent(calls, BEGIN)).toEqual({ version: matter.version }))
})

it('takes people off by their numbers, or all of them', async () => {
  const calls = farSide({
    ...common,
    [READ]: () => ({ ...none, version: 1, concerned: 4 }),
    [NAME]: () => none,
  })
  renderPage(<ConfirmationsPanel matter={matter} />)
  fireEvent.click(await screen.findByRole('button', { name: /移\s?出/ }))
  const dialog = modal('移出登记的群众')
  fireEvent.click(within(dialog).getByRole('checkbox'))
  fireEvent.click(within(dialog).getByRole('button', { name: '移出全部 4 人' }))
  await waitFor(() =>
    expect(sent(calls, NAME)).toEqual({ version: 1, people: [], remove: [], removeAll: true }),
  )
})

it('shows numbers, whom nothing reached and what was written, and why 销号 is stopped', async () => {
  farSide({ ...common, [READ]: () => stopped })
  renderPage(<ConfirmationsPanel matter={matter} />)
  expect(await screen.findByText('问了 4 人，4 人回答：已解决 2，解决一半 0，没解决 2')).toBeTruthy()
  expect(screen.getByText('手机号尾号 8003', { exact: false })).toBeTruthy()
  expect(screen.getByText('雨后还是积水')).toBeTruthy()
  expect(screen.getByText('现在不能批准销号', { exact: false })).toBeTruthy()
})

it('shows nothing to who may not write where nobody was named, and says when it cannot be read', async () => {
  farSide({ ...common, [READ]: () => ({ ...none, mayWrite: false }) })
  const { container } = renderPage(<ConfirmationsPanel matter={matter} />)
  await waitFor(() => expect(container.querySelector('.panel')).toBeNull())
  farSide({ ...common, [READ]: () => refused(500, 'internal', '系统出错') })
  renderPage(<ConfirmationsPanel matter={matterOf({ id: matter.id })} />)
  expect(await screen.findByText('系统出错', { exact: false })).toBeTruthy()
})

it('refuses to approve before it is sent, with the reason', async () => {
  const calls = farSide({ ...common, [READ]: () => stopped })
  renderPage(<MatterActions matter={matter} />)
  fireEvent.click(screen.getByRole('button', { name: '批准销号' }))
  const dialog = modal('批准销号')
  expect(await within(dialog).findByText('现在不能批准', { exact: false })).toBeTruthy()
  const ok = within(dialog).getByRole('button', { name: /批\s?准/ }) as HTMLButtonElement
  expect(ok.disabled).toBe(true)
  expect(calls.some(({ at }) => at.includes('approve-close'))).toBe(false)
})
