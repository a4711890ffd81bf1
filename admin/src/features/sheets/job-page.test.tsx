import type { SheetJob } from '@mingdu/shared/sheets/sheets.api'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { Role } from '@mingdu/shared/accounts/permissions'
import { Route, Routes } from 'react-router'
import { farSide, refused, renderPage } from '../../../test/render'
import { pageOf } from '../../../test/power-fixtures'
import { SheetJobPage } from './job-page'
import { checked, committed, finding } from '../../../test/sheet-fixtures'

const at = `/sheets/${checked.id}`
const GET = `GET /sheets/jobs/${checked.id}`

function open(
  job: SheetJob | (() => unknown),
  answers: Parameters<typeof farSide>[0] = {},
  role: Role = 'catalog',
) {
  const calls = farSide({
    [GET]: typeof job === 'function' ? job : () => job,
    [`${GET}/findings`]: () => pageOf(finding),
    ...answers,
  })
  renderPage(
    <Routes>
      <Route path="/sheets/:id" element={<SheetJobPage />} />
    </Routes>,
    { role, at },
  )
  return calls
}

const stepNow = () =>
  screen.getByRole('list', { name: '办到哪一步' }).querySelector('[aria-current]')?.textContent
const dialog = (title: string) =>
  within(screen.getByText(title, { selector: '.ant-modal-title' }).closest('[role=dialog]') as HTMLElement)

describe('an import by its address', () => {
  it.each<[string, Partial<SheetJob>]>([
    ['试导', { state: 'reading', allowedActions: ['cancel'] }],
    ['核对结果', {}],
    ['写入清单', { state: 'committing', allowedActions: [] }],
    ['完成', { state: 'committed', allowedActions: [] }],
    ['完成', { state: 'undone', allowedActions: [] }],
  ])('stands at %s', async (step, change) => {
    open({ ...checked, ...change })
    expect(await screen.findByRole('heading', { name: '权责清单.xlsx' })).toBeTruthy()
    expect(stepNow()).toBe(step)
  })

  it('shows the rows done, and goes on by itself when the dry run is over', async () => {
    const reading: SheetJob = { ...checked, state: 'reading', progress: { done: 300, total: 844 } }
    const answers = [reading, checked]
    open(() => answers.shift() ?? checked)
    expect(await screen.findByText('300 / 844 行', { exact: false })).toBeTruthy()
    expect(await screen.findByRole('button', { name: '确认导入' })).toBeTruthy()
  })

  it('names row, column, value and what to do about each finding', async () => {
    const calls = open(checked)
    const row = (await screen.findByText('第 37 行')).closest('tr') as HTMLElement
    expect(row.textContent).toContain('C　责任单位区园林局错误没有“区园林局”这个单位')
    expect(calls.find((call) => call.at === `${GET}/findings`)?.url.searchParams.get('limit')).toBe('20')
  })

  it('is corrected in place: what was typed over is sent with its cell, and checked again', async () => {
    const path = `POST /sheets/jobs/${checked.id}/corrections`
    const job: SheetJob = { ...checked, kind: 'plans', allowedActions: ['correct', 'commit', 'cancel'] }
    const calls = open(job, { [path]: () => ({ ...job, state: 'queued' }) }, 'supervisor')
    const cell = await screen.findByRole('textbox', { name: '第 37 行“责任单位”改为' })
    expect(screen.queryByRole('button', { name: '改正并重新试导' })).toBeNull()
    fireEvent.change(cell, { target: { value: '区林业局' } })
    expect(screen.getByText(/改了 1 格/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: '改正并重新试导' }))
    await waitFor(() =>
      expect(calls.find((call) => call.at === path)?.body).toEqual({
        version: 4,
        cells: [{ row: 37, column: 'C', value: '区林业局' }],
      }),
    )
  })

  it('says of a plan that its rows become drafts', async () => {
    open({ ...checked, kind: 'plans' }, {}, 'supervisor')
    fireEvent.click(await screen.findByRole('button', { name: '确认导入' }))
    const box = dialog('确认导入')
    expect(box.getByText(/批准立项和派单仍由人逐项办理/)).toBeTruthy()
    expect(box.queryByText(/写入就是公布/)).toBeNull()
    expect(box.getByRole('button', { name: '写入督查事项' })).toBeTruthy()
  })

  it('leads from a plan that was written to what of it is not issued', async () => {
    open({ ...committed, kind: 'plans' }, {}, 'supervisor')
    const link = await screen.findByRole('link', { name: '去看计划中未派单的事项' })
    expect(link.getAttribute('href')).toBe('/matters?plan=unissued')
  })

  it('says which headers were read as what, and which are not used', async () => {
    open(checked)
    fireEvent.click(await screen.findByRole('tab', { name: /表头对应/ }))
    expect(screen.getByText('备注2').closest('tr')?.textContent).toBe('B备注2没有用到')
  })

  it('writes after a question, with the basis and the version that was seen', async () => {
    const path = `POST /sheets/jobs/${checked.id}/commit`
    const calls = open(checked, { [path]: () => ({ ...checked, state: 'committing', allowedActions: [] }) })
    fireEvent.click(await screen.findByRole('button', { name: '确认导入' }))
    const box = dialog('确认导入')
    expect(box.getByText(/权力清单新增/).textContent).toBe('权力清单新增 812 项，修改 20 项。')
    const write = box.getByRole<HTMLButtonElement>('button', { name: '写入清单' })
    expect(write.disabled).toBe(true)
    fireEvent.change(box.getByRole('textbox'), { target: { value: '演编发〔2026〕5号' } })
    fireEvent.click(write)
    await waitFor(() =>
      expect(calls.find((call) => call.at === path)?.body).toEqual({
        version: 4,
        basis: '演编发〔2026〕5号',
      }),
    )
  })

  it('does not offer to write when there is nothing to write', async () => {
    open({ ...checked, summary: { created: 0, updated: 0, unchanged: 844, failed: 0, findings: 0 } })
    expect(await screen.findByText(/没有可写入的行：844 行都和清单里的一样/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: '确认导入' })).toBeNull()
  })

  it('takes an import back after a question, and a refusal stays in it', async () => {
    const path = `POST /sheets/jobs/${checked.id}/undo`
    const calls = open(committed, {
      [path]: () => refused(422, 'sheet.undo-late', '已超过 24 小时，不能撤销。'),
    })
    fireEvent.click(await screen.findByRole('button', { name: '撤销导入' }))
    const box = dialog('撤销导入')
    fireEvent.click(box.getByRole('button', { name: '撤销导入' }))
    expect(await box.findByText('已超过 24 小时，不能撤销。')).toBeTruthy()
    expect(calls.find((call) => call.at === path)?.body).toEqual({ version: 9 })
  })

  it('lists what the undo left alone', async () => {
    const left = {
      id: finding.id,
      row: 12,
      code: '演0110045100',
      name: '取水许可',
      message: '导入之后又改过',
    }
    open(
      { ...committed, state: 'undone', refused: 1, allowedActions: [] },
      { [`${GET}/refused`]: () => pageOf(left) },
    )
    expect((await screen.findByText('第 12 行')).closest('tr')?.textContent).toContain(
      '取水许可导入之后又改过',
    )
  })

  it('says why it failed and that nothing was changed', async () => {
    const problem = '表头里没有找到“实施编码”。请对照模板检查表头。'
    open({ ...checked, state: 'failed', problem, columns: [], allowedActions: [] })
    expect((await screen.findByRole('alert')).textContent).toBe(`没有导入成功：${problem} 清单没有改动。`)
  })

  it('offers the file of an export, without the steps of an import', async () => {
    open({ ...checked, direction: 'export', state: 'ready', allowedActions: ['download'] }, {}, 'handler')
    expect((await screen.findByRole('link', { name: '下载' })).getAttribute('href')).toBe(
      `/api/v1/sheets/jobs/${checked.id}/file`,
    )
    expect(screen.queryByRole('list', { name: '办到哪一步' })).toBeNull()
  })
})
