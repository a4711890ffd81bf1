import { fireEvent, screen, waitFor } from '@testing-library/react'
import { caseWith } from '../../../test/case-fixtures'
import { common, idOf, pageOf } from '../../../test/power-fixtures'
import { farSide, refused, renderPage } from '../../../test/render'
import { CasesPage } from './cases-page'
import { asExportFilter } from './export-cases'

const one = caseWith()
function list(at: string, more: Parameters<typeof farSide>[0] = {}) {
  const calls = farSide({ ...common, 'GET /cases': () => pageOf(one), ...more })
  return { calls, ...renderPage(<CasesPage />, { role: 'monitor', at }) }
}

describe('the list behind a figure', () => {
  const AT = `/cases?counted=late&from=2026-11-01&through=2026-11-25&powerId=${idOf('6')}&channel=window&q=水`

  it('says which figure, period and item, and leaves it with what was searched for', async () => {
    const power = { [`GET /powers/${idOf('6')}`]: () => ({ id: idOf('6'), name: '排水许可' }) }
    const { router } = list(AT, power)
    const bar = await screen.findByRole('region', { name: '统计数字对应的办件' })
    await waitFor(() => expect(bar.textContent).toContain('事项“排水许可”'))
    expect(bar.textContent).toContain('“到期没有按时办完”对应的办件：2026-11-01 至 2026-11-25')
    expect(bar.textContent).toContain('窗口办理')
    fireEvent.click(screen.getByRole('button', { name: '清除' }))
    await waitFor(() => expect(router.state.location.search).toBe(`?q=${encodeURIComponent('水')}`))
    expect(screen.queryByRole('region', { name: '统计数字对应的办件' })).toBeNull()
  })

  it('is not spoken of in the queue', async () => {
    list('/cases')
    await screen.findAllByText(one.title)
    expect(screen.queryByRole('region', { name: '统计数字对应的办件' })).toBeNull()
  })
})

describe('the export', () => {
  const EXPORT = 'POST /sheets/exports'
  const open = async () => fireEvent.click(await screen.findByRole('button', { name: '导出' }))
  const send = () => fireEvent.click(screen.getByRole('button', { name: '开始导出' }))

  it('is asked for what, and takes the conditions of the list', async () => {
    const { calls } = list('/cases?late=true', {
      [EXPORT]: () => refused(422, 'sheet.purpose', '导出办件要写明用途，至少 4 个字。'),
    })
    await screen.findAllByText(one.title)
    await open()
    send()
    expect(screen.getByText('请写明用途，至少 4 个字')).toBeTruthy()
    expect(calls.filter(({ at }) => at === EXPORT)).toEqual([])
    fireEvent.change(screen.getByLabelText('做什么用'), { target: { value: '核对到期办件' } })
    send()
    expect(await screen.findByText('导出办件要写明用途，至少 4 个字。')).toBeTruthy()
    expect(calls.find(({ at }) => at === EXPORT)?.body).toEqual({
      ...{ kind: 'cases', format: 'xlsx', purpose: '核对到期办件', filter: { late: true } },
    })
  })

  it.each([
    [{}, false, { open: true }],
    [{}, true, {}],
    [{ mine: 'true', state: 'reviewing', orgId: 'a' }, false, { mine: true, state: 'reviewing', orgId: 'a' }],
    [
      { counted: 'late', from: '2026-11-01', through: '2026-11-25', channel: 'h5' },
      false,
      { counted: 'late', from: '2026-11-01', through: '2026-11-25', channel: 'h5' },
    ],
  ])('means the same as the list by %j', (values, all, filter) => {
    expect(asExportFilter(values, all)).toEqual(filter)
  })
})
