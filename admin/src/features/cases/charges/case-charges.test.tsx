import type { Case } from '@mingdu/shared/cases/cases.schema'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { caseWith } from '../../../../test/case-fixtures'
import { farSide, refused, renderPage } from '../../../../test/render'
import { CaseCharges } from './case-charges'

type Charge = Case['charges'][number]
const fee: Charge = {
  ...{ name: '手续费', amount: 5000, receiptNo: 'PJ-1', on: '2026-11-24', by: '窗口一' },
  ...{ outside: '办事指南写明不收费', refunded: null },
}
const CHARGES = (id: string) => `POST /cases/${id}/charges`

function fill(name: string, amount: string, receiptNo: string): void {
  fireEvent.change(screen.getByLabelText('收费项目（与办事指南一致）'), { target: { value: name } })
  fireEvent.change(screen.getByLabelText('金额（元）'), { target: { value: amount } })
  fireEvent.change(screen.getByLabelText('票据号'), { target: { value: receiptNo } })
}
const send = () => fireEvent.click(screen.getAllByRole('button', { name: '登记收费' }).at(-1) as HTMLElement)

it('keeps a charge in 分 once its form is whole', async () => {
  const one = caseWith({ charges: [] })
  const calls = farSide({ [CHARGES(one.id)]: () => caseWith({ charges: [fee] }) })
  renderPage(<CaseCharges one={one} />, { role: 'window' })
  expect(screen.getByText('没有收费。')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '登记收费' }))
  send()
  expect(screen.getByText('请写金额')).toBeTruthy()
  fill('手续费', '50.5', 'PJ-1')
  send()
  await waitFor(() =>
    expect(calls.map(({ body }) => body)).toEqual([
      { version: one.version, name: '手续费', amount: 5050, receiptNo: 'PJ-1' },
    ]),
  )
  await waitFor(() => expect(screen.queryByLabelText('票据号')).toBeNull())
})

it('says at the field what the server refuses, and keeps what was typed', async () => {
  const one = caseWith({ charges: [] })
  farSide({
    [CHARGES(one.id)]: () =>
      refused(422, 'input.invalid', '请检查', {
        fields: [{ path: 'body.receiptNo', message: '最多 50 字' }],
      }),
  })
  renderPage(<CaseCharges one={one} />, { role: 'window' })
  fireEvent.click(screen.getByRole('button', { name: '登记收费' }))
  fill('手续费', '50', 'PJ-1')
  send()
  expect(await screen.findByText('最多 50 字')).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>('票据号').value).toBe('PJ-1')
})

it('gives a charge back with why, once', async () => {
  const back = { ...fee, refunded: { on: '2026-11-25', reason: '重复收取' } }
  const one = caseWith({ charges: [back, fee] })
  const calls = farSide({ [`${CHARGES(one.id)}/1/refund`]: () => one })
  renderPage(<CaseCharges one={one} />, { role: 'window' })
  expect(screen.getByText('2026-11-25 已退：重复收取', { exact: false })).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: /退\s?费/ }))
  fireEvent.change(screen.getByLabelText('退费原因'), { target: { value: '不应当收' } })
  fireEvent.click(screen.getByRole('button', { name: '登记退费' }))
  await waitFor(() =>
    expect(calls.map(({ body }) => body)).toEqual([{ version: one.version, reason: '不应当收' }]),
  )
})

it('is only read by who does not receive, and not there without a charge', () => {
  const { container } = renderPage(<CaseCharges one={caseWith({ charges: [] })} />, { role: 'monitor' })
  expect(container.textContent).toBe('')
  renderPage(<CaseCharges one={caseWith({ charges: [fee] })} />, { role: 'monitor' })
  expect(screen.getByText('50.00 元')).toBeTruthy()
  expect(screen.getByText('办事指南写明不收费')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /退\s?费|登记收费/ })).toBeNull()
})
