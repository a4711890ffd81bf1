import type { Delivery, Partner, PartnerWithSecret } from '@mingdu/shared/exchange/exchange.schema'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { idOf, pageOf } from '../../../test/power-fixtures'
import { farSide, refused, renderPage } from '../../../test/render'
import { PartnersPage } from './partners-page'

const ID = idOf('1')
const at = '2026-11-24T01:00:00.000Z'
const partner = (more: Partial<Partner> = {}): Partner => ({
  ...{ id: ID, version: 3, name: '区信访局系统', source: 'petition', algorithm: 'hmac-sha256' },
  ...{ state: 'active', org: null, callbackUrl: 'https://results.example.gov.cn/mingdu', createdAt: at },
  keys: [{ keyId: 'ex_0123456789abcdef', createdAt: at, endsAt: null, ownPublicKey: '' }],
  ...{ lastCallAt: null, wrongCalls: null, acknowledged: 0, waiting: 0, failed: 1 },
  history: [{ at, who: '管理员', what: '登记', note: '', version: 1 }],
  allowedActions: ['change', 'rotate', 'stop', 'resend'],
  ...more,
})
const made = (): PartnerWithSecret => ({
  ...partner({ version: 4 }),
  ...{ keyId: 'ex_fedcba9876543210', secret: 'shown-this-one-time' },
})
const delivery: Delivery = {
  ...{ id: idOf('2'), seq: 7, no: '信访〔2026〕12号', state: 'closed', push: 'failed', tries: 7 },
  ...{ error: '对方返回 500', at, nextAt: null, sentAt: null, resendable: true },
}
const answers = (one = partner()) => ({
  'GET /exchange-partners': () => pageOf(one),
  [`GET /exchange-partners/${ID}`]: () => one,
  [`GET /exchange-partners/${ID}/deliveries`]: () => pageOf(delivery),
  'GET /orgs': () => ({ items: [] }),
})
const show = (query = '') =>
  renderPage(<PartnersPage />, { role: 'systemAdmin', at: `/exchange-partners${query}` })
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }))
/** The button of the dialog that a button of the same name opened. */
const confirm = (name: string) =>
  fireEvent.click(screen.getAllByRole('button', { name }).at(-1) as HTMLElement)

it('lists partners with their last call and what could not be pushed', async () => {
  farSide(answers())
  show()
  expect(await screen.findByText('区信访局系统')).toBeTruthy()
  expect(screen.getByText('失败 1')).toBeTruthy()
  expect(screen.getByText('还没有')).toBeTruthy()
})

it('says when a signature was last wrong, how often that day, and what to do', async () => {
  const wrong = (count: number) =>
    partner({ wrongCalls: { day: plainDate('2026-11-24'), count, lastAt: at } })
  farSide(answers(wrong(12)))
  const { unmount } = show(`?open=${ID}`)
  expect(await screen.findByText('最近一次签名不对 2026-11-24 09:00，当天 12 次')).toBeTruthy()
  expect(screen.getByText(/签名正确的请求不受影响/)).toBeTruthy()
  expect(await screen.findByText(/11-24 09:00 签名不对/)).toBeTruthy()
  unmount()
  farSide(answers(wrong(50)))
  show(`?open=${ID}`)
  expect(await screen.findByText(/当天 50 次；15 分钟内满 50 次后不再计/)).toBeTruthy()
})

it('shows the new secret once, after the old key was asked about', async () => {
  const calls = farSide({ ...answers(), [`POST /exchange-partners/${ID}/keys`]: made })
  show(`?open=${ID}`)
  await press('更换密钥')
  expect(await screen.findByText(/旧密钥在并行时间内还能报送/)).toBeTruthy()
  confirm('更换密钥')
  expect(await screen.findByText('shown-this-one-time')).toBeTruthy()
  expect(calls.find((call) => call.at.endsWith('/keys'))?.body).toEqual({
    ...{ version: 3, overlapHours: 24, publicKey: '' },
  })
  await press('已记下')
  await waitFor(() => expect(screen.queryByText('shown-this-one-time')).toBeNull())
})

it('asks for a reason before it is stopped', async () => {
  const path = `POST /exchange-partners/${ID}/stop`
  const calls = farSide({ ...answers(), [path]: () => partner({ state: 'stopped' }) })
  show(`?open=${ID}`)
  await press('停用')
  expect(await screen.findByText(/停用后不再接收它的请求/)).toBeTruthy()
  confirm('停用')
  expect(await screen.findByText('请写明理由，至少 5 个字')).toBeTruthy()
  fireEvent.change(screen.getByLabelText('理由'), { target: { value: '对方系统停机升级' } })
  confirm('停用')
  await waitFor(() =>
    expect(calls.find((call) => call.at === path)?.body).toEqual({ version: 3, reason: '对方系统停机升级' }),
  )
})

it('pushes again what failed, and says why when it cannot', async () => {
  const path = `POST /exchange-partners/${ID}/deliveries/${delivery.id}/resend`
  farSide({ ...answers(), [path]: () => refused(422, 'exchange.no-callback', '这个对接单位没有回调地址') })
  show(`?open=${ID}`)
  expect(await screen.findByText(/对方返回 500/)).toBeTruthy()
  await press('重新推送第 7 号结果')
  expect(await screen.findByText('这个对接单位没有回调地址')).toBeTruthy()
})

it('wants a name and a source of a new one, and sends nothing without', async () => {
  const calls = farSide(answers())
  show()
  await press('登记对接单位')
  await press('登记并生成密钥')
  expect(await screen.findByText('请写名称，至少 2 个字')).toBeTruthy()
  expect(await screen.findByText('请选来源')).toBeTruthy()
  expect(calls.some((call) => call.at === 'POST /exchange-partners')).toBe(false)
})

it('says so when there is none, and when it cannot be read', async () => {
  farSide({ ...answers(), 'GET /exchange-partners': () => pageOf() })
  const { unmount } = show()
  expect(await screen.findByText('没有对接单位')).toBeTruthy()
  unmount()
  farSide({ 'GET /exchange-partners': () => refused(500, 'server.error', '出错了') })
  show()
  expect(await screen.findByText('没取到内容')).toBeTruthy()
})
