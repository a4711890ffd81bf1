import type { TemplateRow } from '@mingdu/shared/templates/templates.api'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { farSide, refused, renderPage } from '../../../test/render'
import { PlatformPage } from './platform-page'
import { checkSummary } from './template-words'

const ID = 'N'.repeat(43)
const row: TemplateRow = {
  key: 'warning',
  channel: 'mpTemplate',
  name: '工单催办提醒',
  fields: [
    { key: 'thing2', label: '工单名称', enums: [] },
    { key: 'const3', label: '提醒类型', enums: ['预警'] },
  ],
  templateId: null,
  source: null,
  version: 3,
  check: { state: 'unknown', note: '', at: null },
}
const preview = {
  title: '工单催办提醒',
  rows: [
    { key: 'thing2', label: '工单名称', value: '很长的名称…', clipped: true },
    { key: 'const3', label: '提醒类型', value: '别的词', clipped: false },
  ],
  fault: 'const3',
}
const answers = {
  'GET /message-templates': () => ({ items: [row] }),
  'GET /message-templates/warning/preview': () => preview,
}
const AT = '/message-platform?tab=templates&template=warning'

async function setId(id: string): Promise<void> {
  renderPage(<PlatformPage />, { role: 'systemAdmin', at: AT })
  fireEvent.click(await screen.findByRole('button', { name: '设置编号' }))
  fireEvent.change(screen.getByLabelText('模板编号'), { target: { value: id } })
  fireEvent.click(screen.getByRole('button', { name: '保存' }))
}

it('says at the field what an id looks like, without asking the server', async () => {
  const calls = farSide(answers)
  await setId('too-short')
  expect(await screen.findByText(/43 位/)).toBeTruthy()
  expect(calls.some((call) => call.at.startsWith('PUT'))).toBe(false)
})

it('sets an id over the version that was seen', async () => {
  const calls = farSide({ ...answers, 'PUT /message-templates/warning': () => row })
  await setId(` ${ID} `)
  await waitFor(() =>
    expect(calls.find((call) => call.at.startsWith('PUT'))?.body).toEqual({ version: 3, templateId: ID }),
  )
})

it('shows the server’s problem with an id beside the field', async () => {
  const fields = [{ path: 'body.templateId', message: '这个编号别的模板在用' }]
  farSide({
    ...answers,
    'PUT /message-templates/warning': () => refused(400, 'input.invalid', '有内容填写不对', { fields }),
  })
  await setId(ID)
  expect(await screen.findByText('这个编号别的模板在用')).toBeTruthy()
})

it('previews the card: what is cut off, and which field WeChat would refuse', async () => {
  farSide(answers)
  renderPage(<PlatformPage />, { at: AT })
  expect(await screen.findByText('已截断')).toBeTruthy()
  expect((await screen.findByRole('alert')).textContent).toContain('“提醒类型”')
})

it('previews with the texts that are typed', async () => {
  const calls = farSide(answers)
  renderPage(<PlatformPage />, { at: AT })
  fireEvent.change(await screen.findByLabelText('任务名称'), { target: { value: '新的名称' } })
  await waitFor(() => expect(calls.at(-1)?.url.searchParams.get('title')).toBe('新的名称'))
  expect(calls.at(-1)?.url.searchParams.has('no')).toBe(false)
})

it('checks all templates and sums up what the account said', async () => {
  const checked = { ...row, templateId: ID, check: { state: 'mismatch', note: '缺少 thing5', at: null } }
  farSide({ ...answers, 'POST /message-templates/check': () => ({ items: [checked] }) })
  renderPage(<PlatformPage />, { role: 'systemAdmin', at: '/message-platform?tab=templates' })
  fireEvent.click(await screen.findByRole('button', { name: '向微信核对' }))
  expect(await screen.findByText('1 个不一致')).toBeTruthy()
})

it('leaves ids to the system administrator', async () => {
  farSide(answers)
  renderPage(<PlatformPage />, { at: AT })
  const drawer = await screen.findByRole('dialog')
  expect(within(drawer).queryByRole('button', { name: '设置编号' })).toBeNull()
})

it('counts templates without an id apart', () => {
  const ok: TemplateRow = { ...row, templateId: ID, check: { state: 'ok', note: '', at: null } }
  expect(checkSummary([ok, ok, row])).toBe('2 个一致，1 个没有编号')
})
