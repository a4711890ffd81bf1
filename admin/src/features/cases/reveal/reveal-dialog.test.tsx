import { fireEvent, screen, waitFor } from '@testing-library/react'
import { caseWith } from '../../../../test/case-fixtures'
import { farSide, refused, renderPage } from '../../../../test/render'
import { RevealButton } from './reveal-button'

const one = caseWith()
const at = `POST /cases/${one.id}/reveal`
const PHONE = '13800001040'
const values = { values: [{ field: 'phone', value: PHONE }] }

async function asked() {
  fireEvent.click(screen.getByRole('button', { name: '查看完整信息' }))
  fireEvent.click(await screen.findByRole('checkbox', { name: '手机号' }))
}
const send = () => fireEvent.click(screen.getByRole('button', { name: '查看并记录' }))

it('shows a value only after what for was said, and forgets it with the dialog', async () => {
  const calls = farSide({ [at]: () => values })
  renderPage(<RevealButton one={one} />, { role: 'window' })
  await asked()
  send()
  expect(screen.getByText(/请写明用途/)).toBeTruthy()
  expect(calls).toEqual([])
  fireEvent.click(screen.getByRole('radio', { name: '电话联系申请人' }))
  send()
  expect(await screen.findByText(PHONE)).toBeTruthy()
  expect(screen.getByText(/这次查看已记入审计/)).toBeTruthy()
  expect(calls.map(({ body }) => body)).toEqual([{ fields: ['phone'], purpose: '电话联系申请人' }])
  fireEvent.click(screen.getByRole('button', { name: '看完了' }))
  await waitFor(() => expect(screen.queryByText(PHONE)).toBeNull())
})

it('takes a purpose in one’s own words, and offers only what the case has', async () => {
  const calls = farSide({ [at]: () => values })
  renderPage(<RevealButton one={one} />, { role: 'window' })
  await asked()
  expect(screen.queryByRole('checkbox', { name: '代理人姓名' })).toBeNull()
  fireEvent.click(screen.getByRole('radio', { name: '其他' }))
  fireEvent.change(screen.getByLabelText('写明用途'), { target: { value: '法院来函查询' } })
  send()
  await screen.findByText(PHONE)
  expect(calls[0]?.body).toEqual({ fields: ['phone'], purpose: '法院来函查询' })
})

it('says why the server refused', async () => {
  const message = '一小时内查看得太多，请 12 分钟后再试。'
  farSide({ [at]: () => refused(429, 'case.reveal-too-many', message) })
  renderPage(<RevealButton one={one} />, { role: 'window' })
  await asked()
  fireEvent.click(screen.getByRole('radio', { name: '核对申请人身份' }))
  send()
  expect(await screen.findByText(message)).toBeTruthy()
})

it('is offered to nobody without the permission', () => {
  farSide({})
  renderPage(<RevealButton one={one} />, { role: 'leader' })
  expect(screen.queryByRole('button')).toBeNull()
})
