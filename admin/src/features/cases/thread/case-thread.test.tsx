import type { OfficeThread } from '@mingdu/shared/cases/case-thread.api'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { caseWith } from '../../../../test/case-fixtures'
import { idOf } from '../../../../test/power-fixtures'
import { farSide, refused, renderPage } from '../../../../test/render'
import { CaseThread } from './case-thread'
import { toldText } from './told-text'

const one = caseWith()
type Entry = OfficeThread['items'][number]
const entry = (more: Partial<Entry>): Entry => ({
  ...{ id: idOf('1'), from: 'office', role: 'window', text: '请补一张平面图', hidden: false, files: [] },
  ...{ at: '2026-11-24T02:00:00.000Z', readAt: null, who: '演示·窗口一', told: null },
  ...more,
})
const answer = entry({ id: idOf('2'), from: 'applicant', role: 'applicant', who: '', text: '明天送来' })
const thread = (...items: Entry[]): OfficeThread => ({
  items,
  unread: items.filter(({ from, readAt }) => from === 'applicant' && readAt === null).length,
})
const get = `GET /cases/${one.id}/thread`
const read = `POST /cases/${one.id}/thread/read`
const say = `POST /cases/${one.id}/messages`
const seen = thread(entry({}), { ...answer, readAt: '2026-11-25T01:00:00.000Z' })

it('shows both sides, marks what came as read once, and sends words', async () => {
  let now = thread(entry({}), answer)
  const calls = farSide({
    [get]: () => now,
    [read]: () => (now = seen),
    [say]: () => (now = seen),
  })
  renderPage(<CaseThread one={one} />, { role: 'window' })
  expect(await screen.findByText('明天送来')).toBeTruthy()
  await waitFor(() => expect(calls.filter(({ at }) => at === read)).toHaveLength(1))
  const field = screen.getByLabelText<HTMLTextAreaElement>('给申请人留言')
  fireEvent.change(field, { target: { value: ' 收到，谢谢 ' } })
  fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true })
  await waitFor(() => expect(field.value).toBe(''))
  expect(calls.find(({ at }) => at === say)?.body).toEqual({ text: '收到，谢谢', fileIds: [] })
})

it('keeps what was typed when the server refuses it', async () => {
  const message = '内容里有“机密”，涉密内容不能进入本系统。'
  farSide({ [get]: () => thread(), [say]: () => refused(422, 'text.classified', message) })
  renderPage(<CaseThread one={one} />, { role: 'window' })
  expect(await screen.findByText('还没有留言')).toBeTruthy()
  const field = screen.getByLabelText<HTMLTextAreaElement>('给申请人留言')
  fireEvent.change(field, { target: { value: '机密' } })
  fireEvent.click(screen.getByRole('button', { name: /发给申请人/ }))
  expect(await screen.findByText(message)).toBeTruthy()
  expect(field.value).toBe('机密')
})

it('only reads for who supervises, and is closed with the case', async () => {
  const calls = farSide({ [get]: () => thread(answer) })
  const view = renderPage(<CaseThread one={one} />, { role: 'leader' })
  expect(await screen.findByText('明天送来')).toBeTruthy()
  expect(screen.queryByLabelText('给申请人留言')).toBeNull()
  expect(calls.map(({ at }) => at)).not.toContain(read)
  view.unmount()
  farSide({ [get]: () => seen })
  renderPage(<CaseThread one={caseWith({ state: 'completed' })} />, { role: 'window' })
  expect(await screen.findByText(/这件已经“办结”，不能再留言/)).toBeTruthy()
})

it('says that the thread could not be read, with a way to try again', async () => {
  farSide({ [get]: () => refused(500, 'server.error', '系统出了问题，已记录。') })
  renderPage(<CaseThread one={one} />, { role: 'window' })
  expect(await screen.findByText(/系统出了问题，已记录。/)).toBeTruthy()
  farSide({ [get]: () => seen })
  fireEvent.click(screen.getByText('再试一次'))
  expect(await screen.findByText('明天送来')).toBeTruthy()
})

it.each([
  [{ channel: 'sms', state: 'delivered', sms: 'delivered' }, null, '申请人还没看　短信已送达'],
  [{ channel: 'inApp', state: 'delivered', sms: null }, null, '申请人还没看　没有发短信'],
  [
    { channel: 'miniSubscribe', state: 'accepted', sms: 'waiting' },
    '2026-11-24T03:00:00.000Z',
    '申请人 11-24 11:00 已看　小程序订阅消息平台已收　短信待发送',
  ],
  [null, null, '申请人还没看　没有可以通知的方式'],
] as const)('says how the applicant was told: %j', (told, readAt, text) => {
  expect(toldText({ told, readAt }, '2026-11-25')).toBe(text)
})
