import type { RuleVersion } from '@mingdu/shared/rules/rules.api'
import { defaultRules } from '@mingdu/shared/rules/rules.table'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { farSide, refused, renderPage } from '../../../test/render'
import { RulesPage } from './rules-page'

const current: RuleVersion = {
  version: 2,
  values: { ...defaultRules(), byCategory: { incident: { lagPoints: 5 } } },
  changedAt: '2026-11-25T01:00:00.000Z',
  changedBy: { id: 'c'.repeat(24), name: '安全管理员' },
  note: '按区政府办通知调整',
}
const answer = { current, history: [current] }
const share = '事件调查，预警：剩余时间占限期的比例'

async function edit(): Promise<void> {
  renderPage(<RulesPage />, { role: 'securityAdmin' })
  fireEvent.click(await screen.findByRole('button', { name: '修改' }))
  fireEvent.change(screen.getByLabelText(share), { target: { value: '40' } })
  fireEvent.change(screen.getByLabelText('修改依据'), { target: { value: '事件调查从紧' } })
  fireEvent.click(screen.getByRole('button', { name: '保存为新版' }))
}

it('shows what a category sets for itself, and 同通用值 elsewhere', async () => {
  farSide({ 'GET /rules': () => answer })
  renderPage(<RulesPage />, { role: 'supervisor' })
  const row = (await screen.findByText('事件调查')).closest('tr')
  expect(
    within(row as HTMLElement)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  ).toEqual(['事件调查', '同通用值', '同通用值', '5'])
})

it('saves the values of a category with the reason, and leaves empty cells out', async () => {
  const calls = farSide({ 'GET /rules': () => answer, 'PUT /rules': () => current })
  await edit()
  await waitFor(() =>
    expect(calls.find((call) => call.at === 'PUT /rules')?.body).toEqual({
      version: 2,
      note: '事件调查从紧',
      values: { ...defaultRules(), byCategory: { incident: { lagPoints: 5, warnSharePercent: 40 } } },
    }),
  )
})

it('shows the server’s problem beside the cell of the category', async () => {
  const fields = [{ path: 'body.values.byCategory.incident.warnSharePercent', message: '不大于 50' }]
  farSide({
    'GET /rules': () => answer,
    'PUT /rules': () => refused(400, 'input.invalid', '有内容填写不对', { fields }),
  })
  await edit()
  expect(await screen.findByText('不大于 50')).toBeTruthy()
})
