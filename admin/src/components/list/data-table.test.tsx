import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { farSide, refused, renderPage } from '../../../test/render'
import { send } from '../../api/send'
import { DataTable, useCursorPages, useListQuery, useOpenRecord, type Batch, type Column } from '.'

interface Row {
  id: string
  name: string
  org: string
}

const COLUMNS: Column<Row>[] = [
  { key: 'name', title: '任务', fixed: true, render: (r) => r.name, text: (r) => r.name },
  { key: 'org', title: '主办', render: (r) => r.org, text: (r) => r.org },
]

function List({ batch = false }: { batch?: boolean }) {
  const query = useListQuery(['q', 'state'] as const)
  const [open, setOpen] = useOpenRecord('task')
  const pages = useCursorPages<Row>(['rows', query.values], (page) =>
    send('GET', '/rows', { query: { ...query.values, ...page } }),
  )
  return (
    <DataTable
      id="rows"
      name="督办任务"
      columns={COLUMNS}
      pages={pages}
      query={query}
      filters={[{ key: 'q', kind: 'search', name: '任务、编号' }]}
      rowKey={(r) => r.id}
      openKey={open}
      onOpen={(r) => setOpen(r.id)}
      empty={{ title: '现在没有任务', body: '派单后会出现在这里。' }}
      batch={batch ? BATCH : undefined}
    />
  )
}

const Opened = () => <>{JSON.stringify(useOpenRecord('task')[0])}</>

const BATCH: Batch<Row> = {
  refusal: (row) => (row.id === '1' ? '已办结' : null),
  acts: (chosen, clear) => <button onClick={clear}>撤销 {chosen.map((row) => row.name).join('、')}</button>,
}

/** `total` rows behind the network, by cursor. */
function rows(total: number) {
  return farSide({
    'GET /rows': ({ url }) => {
      const from = Number(url.searchParams.get('cursor') ?? 0)
      const limit = Number(url.searchParams.get('limit'))
      const items = Array.from({ length: Math.min(limit, total - from) }, (_, i) => ({
        id: `${from + i}`,
        name: `任务 ${from + i + 1}`,
        org: '区水务局',
      }))
      return { items, nextCursor: from + limit < total ? String(from + limit) : null, total }
    },
  })
}

describe('the list of the console', () => {
  it('says what to do when there is nothing', async () => {
    rows(0)
    renderPage(<List />)
    expect(await screen.findByText('现在没有任务')).toBeTruthy()
    expect(screen.getByText('派单后会出现在这里。')).toBeTruthy()
  })

  it('offers to drop the conditions when nothing matches them', async () => {
    rows(0)
    const { router } = renderPage(<List />, { at: '/?q=四乱' })
    await screen.findByText('没有符合条件的')
    fireEvent.click(within(screen.getByRole('status')).getByText('清除条件'))
    await waitFor(() => expect(router.state.location.search).toBe(''))
  })

  it('shows request id and a way to try again when the read fails', async () => {
    farSide({ 'GET /rows': () => refused(500, 'server.error', '系统出了问题，已记录。') })
    renderPage(<List />)
    expect(await screen.findByText('系统出了问题，已记录。', { exact: false })).toBeTruthy()
    expect(screen.getByText('test')).toBeTruthy()
    const calls = rows(1)
    fireEvent.click(screen.getByText('再试一次'))
    expect(await screen.findByText('任务 1')).toBeTruthy()
    expect(calls).toHaveLength(1)
  })

  it('says that a person may not see it', async () => {
    farSide({ 'GET /rows': () => refused(403, 'auth.forbidden', '您没有“查看督办任务”的权限。') })
    renderPage(<List />)
    expect(await screen.findByText('您不能看这一页')).toBeTruthy()
  })

  it('pages by cursor, forth and back, and says where it is', async () => {
    rows(45)
    renderPage(<List />)
    expect(await screen.findByText('共 45 项，第 1–20 项')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: '下一页' }))
    expect(await screen.findByText('任务 21')).toBeTruthy()
    expect(screen.getByText('共 45 项，第 21–40 项')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: '上一页' }))
    expect(await screen.findByText('任务 1')).toBeTruthy()
  })

  it('keeps the query in the address and reads with it', async () => {
    const calls = rows(3)
    const { router } = renderPage(<List />, { at: '/?q=水务' })
    await screen.findByText('任务 1')
    expect(calls[0]?.url.searchParams.get('q')).toBe('水务')
    fireEvent.change(screen.getByRole('textbox', { name: '任务、编号' }), { target: { value: '四乱' } })
    fireEvent.keyDown(screen.getByRole('textbox', { name: '任务、编号' }), { key: 'Enter', keyCode: 13 })
    await waitFor(() => expect(router.state.location.search).toBe(`?q=${encodeURIComponent('四乱')}`))
  })

  it('opens a row by its name, with the record in the address', async () => {
    rows(2)
    const { router } = renderPage(<List />)
    fireEvent.click(await screen.findByRole('button', { name: '任务 2' }))
    expect(router.state.location.search).toBe('?task=1')
  })

  it('opens nothing for an address without an id', () => {
    const opened = (at: string) => renderPage(<Opened />, { at }).container.textContent
    expect(['/', '/?task=', '/?task=1'].map(opened)).toEqual(['null', 'null', '"1"'])
  })

  it('goes from row to row with the arrow keys', async () => {
    rows(2)
    renderPage(<List />)
    const first = await screen.findByRole('button', { name: '任务 1' })
    first.focus()
    fireEvent.keyDown(first, { key: 'ArrowDown' })
    expect(document.activeElement?.textContent).toBe('任务 2')
  })

  it('exports every row of the query, page by page', async () => {
    const calls = rows(230)
    const texts: Blob[] = []
    URL.createObjectURL = (blob) => {
      if (blob instanceof Blob) texts.push(blob)
      return 'blob:export'
    }
    URL.revokeObjectURL = () => undefined
    HTMLAnchorElement.prototype.click = () => undefined
    renderPage(<List />)
    await screen.findByText('任务 1')
    fireEvent.click(screen.getByRole('button', { name: '导出' }))
    await waitFor(() => expect(texts).toHaveLength(1))
    expect(calls.filter((c) => c.url.searchParams.get('limit') === '100')).toHaveLength(3)
    expect(texts[0]?.size).toBeGreaterThan(230 * 20)
  })

  it('chooses every row of the page that may be chosen, and says why another may not', async () => {
    rows(3)
    renderPage(<List batch />)
    fireEvent.click(await screen.findByLabelText('选择本页全部'))
    expect(screen.getByText('已选 2 项')).toBeTruthy()
    expect(screen.getByText('撤销 任务 1、任务 3')).toBeTruthy()
    expect(screen.getByLabelText<HTMLInputElement>('不能选择 任务 2：已办结').disabled).toBe(true)
  })

  it('keeps what is chosen over pages', async () => {
    rows(45)
    renderPage(<List batch />)
    fireEvent.click(await screen.findByLabelText('选择 任务 1'))
    fireEvent.click(screen.getByRole('button', { name: '下一页' }))
    fireEvent.click(await screen.findByLabelText('选择 任务 21'))
    expect(screen.getByText('已选 2 项')).toBeTruthy()
    fireEvent.click(screen.getByText('取消选择'))
    expect(screen.queryByText('已选 2 项')).toBeNull()
  })

  it('forgets what was chosen when something else is asked for', async () => {
    rows(3)
    renderPage(<List batch />)
    fireEvent.click(await screen.findByLabelText('选择 任务 1'))
    const search = screen.getByRole('textbox', { name: '任务、编号' })
    fireEvent.change(search, { target: { value: '四乱' } })
    fireEvent.keyDown(search, { key: 'Enter', keyCode: 13 })
    await waitFor(() => expect(screen.queryByText('已选 1 项')).toBeNull())
  })
})
