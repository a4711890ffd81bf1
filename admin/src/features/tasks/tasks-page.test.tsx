import type { DueDay, ScheduleRow } from '@mingdu/shared/tasks/ranges.api'
import type { TaskRow } from '@mingdu/shared/tasks/tasks.schema'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { idOf, pageOf } from '../../../test/power-fixtures'
import { farSide, refused, renderPage } from '../../../test/render'
import { TasksPage } from './tasks-page'

const task = (mark: string, more: Partial<TaskRow> = {}): TaskRow => ({
  ...{
    id: idOf(mark),
    version: 1,
    category: 'special',
    no: `演督〔2026〕1号-${mark}`,
    title: `清理河段${mark}`,
  },
  matter: { id: idOf('c'), name: '河道清零', no: '演督〔2026〕1号' },
  ...{ org: { id: idOf('b'), name: '区水务局' }, coOrgs: [], handler: null },
  supervisor: { id: idOf('d'), name: '督查员一' },
  ...{ state: 'inHand', light: 'red' },
  clock: {
    ...{ dispatchedOn: '2026-11-09', dispatchedAt: null, due: '2026-11-20' },
    ...{ tentative: false, limitWorkdays: 9, remaining: -3 },
  },
  progress: { verified: 4000, claimed: 6000, planned: 10000 },
  ...{ quantity: null, allowedActions: [] },
  ...more,
})
const modal = async (title: string) => {
  const heading = await screen.findByText(title, { selector: '.ant-modal-title' })
  return heading.closest('[role=dialog]') as HTMLElement
}
const common = { 'GET /me/views': () => ({ items: [] }), 'GET /orgs': () => ({ items: [] }) }
const day = (date: string, more: Partial<DueDay> = {}): DueDay => ({
  ...{ date, working: true, name: '', tentative: false, total: 0, lights: {}, tasks: [] },
  ...more,
})

describe('看板', () => {
  it('has a column for each light with the count of the server, each with its pages, of open tasks', async () => {
    const calls = farSide({
      ...common,
      'GET /tasks': ({ url }) =>
        url.searchParams.get('light') === 'red'
          ? { items: [task('1'), task('2')], total: 1002, nextCursor: 'next' }
          : pageOf(),
    })
    renderPage(<TasksPage name="督办任务" />, { at: '/tasks?as=board&lead=水务' })
    const red = await screen.findByRole('region', { name: '超期，1002 项' })
    expect(await within(red).findAllByRole('button', { name: /清理河段/ })).toHaveLength(2)
    expect(within(red).getByText('1,002')).toBeTruthy()
    expect(screen.getByText('没有预警的任务')).toBeTruthy()
    expect(screen.getAllByRole('region', { name: /项$/ })).toHaveLength(5)
    fireEvent.click(within(red).getByRole('button', { name: '下一页' }))
    await waitFor(() => expect(calls.some(({ url }) => url.searchParams.get('cursor') === 'next')).toBe(true))
    const asked = calls.filter(({ at, url }) => at === 'GET /tasks' && url.searchParams.has('light'))
    for (const { url } of asked)
      expect([url.searchParams.get('view'), url.searchParams.get('lead')]).toEqual(['open', '水务'])
  })

  it('goes from card to card by arrows', async () => {
    farSide({
      ...common,
      'GET /tasks': ({ url }) => {
        const light = url.searchParams.get('light')
        if (light === 'red') return pageOf(task('1'), task('2'))
        return light === 'green' ? pageOf(task('3', { light: 'green' })) : pageOf()
      },
    })
    renderPage(<TasksPage name="督办任务" />, { at: '/tasks?as=board' })
    const first = await screen.findByRole('button', { name: /清理河段1/ })
    await screen.findByRole('button', { name: /清理河段3/ })
    first.focus()
    fireEvent.keyDown(first, { key: 'ArrowDown' })
    expect(document.activeElement?.textContent).toContain('清理河段2')
    fireEvent.keyDown(document.activeElement ?? first, { key: 'ArrowRight' })
    expect(document.activeElement?.textContent).toContain('清理河段3')
    fireEvent.keyDown(document.activeElement ?? first, { key: 'ArrowLeft' })
    expect(document.activeElement?.textContent).toContain('清理河段1')
  })
})

describe('日历', () => {
  const days = Array.from({ length: 30 }, (_, i) => day(`2026-11-${String(i + 1).padStart(2, '0')}`))
  days[19] = day('2026-11-20', {
    total: 5,
    lights: { red: 3, green: 2 },
    tasks: [task('1'), task('2'), task('3')],
  })
  days[21] = day('2026-11-22', { working: false, name: '国庆节' })
  const answers = {
    ...common,
    'GET /tasks': () => pageOf(task('1')),
    'GET /tasks/calendar': () => ({ month: '2026-11', today: '2026-11-25', total: 5, days }),
  }

  it('says of each day what is due and whether people work, and opens the list of a day with many', async () => {
    const calls = farSide(answers)
    renderPage(<TasksPage name="督办任务" />, { at: '/tasks?as=calendar' })
    const busy = await screen.findByRole('button', {
      name: '2026-11-20 周五，工作日，5 项到期，超期 3，正常 2，看清单',
    })
    expect(screen.getByRole('button', { name: /2026-11-22 周日，休息日 国庆节，没有到期/ })).toBeTruthy()
    expect(screen.getByText('5 项到期')).toBeTruthy()
    expect(busy.parentElement?.textContent).toContain('还有 2 项')
    fireEvent.click(busy)
    await waitFor(() =>
      expect(calls.some(({ url }) => url.searchParams.get('dueThrough') === '2026-11-20')).toBe(true),
    )
    expect(await screen.findByRole('table', { name: '督办任务' })).toBeTruthy()
  })

  it('goes from day to day by arrows, and from month to month', async () => {
    const calls = farSide(answers)
    renderPage(<TasksPage name="督办任务" />, { at: '/tasks?as=calendar' })
    const today = await screen.findByRole('button', { name: /2026-11-25 周三/ })
    expect([today.tabIndex, today.getAttribute('aria-current')]).toEqual([0, 'date'])
    today.focus()
    fireEvent.keyDown(today, { key: 'ArrowUp' })
    expect(document.activeElement?.getAttribute('aria-label')).toContain('2026-11-18')
    fireEvent.keyDown(document.activeElement ?? today, { key: 'End' })
    expect(document.activeElement?.getAttribute('aria-label')).toContain('2026-11-30')
    fireEvent.click(screen.getByRole('button', { name: '下一月' }))
    await waitFor(() =>
      expect(calls.some(({ url }) => url.searchParams.get('month') === '2026-12')).toBe(true),
    )
  })
})

describe('时间表', () => {
  const row: ScheduleRow = {
    ...task('1'),
    closedOn: null,
    pauses: [{ from: '2026-11-11', to: '2026-11-12', documentNo: '区督函〔2026〕9号' }],
    milestones: [{ title: '完成清淤', due: '2026-11-18', weight: 50, claimed: true, verified: true }],
  }
  const schedule = (rows: ScheduleRow[], total = rows.length) => ({
    ...{ from: '2026-10-01', through: '2026-12-31', today: '2026-11-25' },
    ...{ total, shown: rows.length, rows },
  })

  it('says of each task from when to when, how far, its pauses and 节点, and how many are not shown', async () => {
    const calls = farSide({
      ...common,
      'GET /tasks': () => pageOf(),
      'GET /tasks/schedule': () => schedule([row], 1200),
    })
    renderPage(<TasksPage name="督办任务" />, { at: '/tasks?as=schedule' })
    const line = await screen.findByRole('img', { name: /派单 11-09，限期 11-20/ })
    expect(line.getAttribute('aria-label')).toContain('核实 40.0%，序时 100.0%')
    expect(line.getAttribute('aria-label')).toContain('11-11 至 11-12暂停；节点 11-18 完成清淤，已核实')
    expect(line.querySelector('.sched__late')).toBeTruthy()
    expect(screen.getByText('共 1,200 项，只显示前 1 项。请加条件缩小范围。')).toBeTruthy()
    expect(screen.getByRole('link', { name: /河道清零/ }).getAttribute('href')).toBe(`/matters/${idOf('c')}`)
    fireEvent.click(screen.getByRole('button', { name: '季' }))
    await waitFor(() => {
      const asked = calls.filter(({ at }) => at === 'GET /tasks/schedule').at(-1)?.url.searchParams
      expect([asked?.get('from'), asked?.get('through')]).toEqual(['2026-08-01', '2027-07-31'])
    })
  })

  it('says when there is nothing, and when it could not be read', async () => {
    farSide({ ...common, 'GET /tasks': () => pageOf(), 'GET /tasks/schedule': () => schedule([]) })
    const first = renderPage(<TasksPage name="督办任务" />, { at: '/tasks?as=schedule' })
    expect(await screen.findByText('这段时间没有在办的任务')).toBeTruthy()
    first.unmount()
    farSide({
      ...common,
      'GET /tasks': () => pageOf(),
      'GET /tasks/schedule': () => refused(403, 'auth.forbidden', '您没有“查看督办任务”的权限。'),
    })
    renderPage(<TasksPage name="督办任务" />, { at: '/tasks?as=schedule' })
    expect(await screen.findByText('您没有“查看督办任务”的权限。')).toBeTruthy()
  })
})

it('exports every row of the conditions, in the format that was chosen', async () => {
  const calls = farSide({
    ...common,
    'GET /tasks': () => ({ items: [task('1')], total: 61, nextCursor: 'next' }),
    'POST /sheets/exports': () => refused(422, 'sheet.filter', '导出督办任务不能用“x”这个条件。'),
  })
  renderPage(<TasksPage name="督办任务" />, { at: '/tasks?light=red&lead=水务&sort=due' })
  await screen.findByText('清理河段1')
  fireEvent.click(screen.getByRole('button', { name: /导\s?出/ }))
  const dialog = await modal('导出')
  expect(within(dialog).getByText(/全部 61 项/)).toBeTruthy()
  fireEvent.click(within(dialog).getByRole('radio', { name: 'CSV' }))
  fireEvent.click(within(dialog).getByRole('button', { name: '开始导出' }))
  await waitFor(() =>
    expect(calls.find(({ at }) => at === 'POST /sheets/exports')?.body).toEqual({
      ...{ kind: 'tasks', format: 'csv', purpose: '', filter: { light: 'red', lead: '水务', sort: 'due' } },
    }),
  )
})
