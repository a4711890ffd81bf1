import { fireEvent, screen, waitFor } from '@testing-library/react'
import { farSide, renderPage } from '../../../test/render'
import { row } from '../../../test/power-fixtures'
import { PrintDialog } from './acts/print-dialog'
import { GuidesPage } from './guides-page'
import { NewGuideDialog } from './new-guide-dialog'
import { guide } from './testing'

const page = (...items: unknown[]) => ({ items, nextCursor: null, total: items.length })
const base = {
  'GET /guides': () => page(guide),
  [`GET /guides/${guide.id}`]: () => guide,
  'GET /orgs': () => ({ items: [] }),
}

it('lists guides with their completeness and what was not published yet', async () => {
  const calls = farSide(base)
  renderPage(<GuidesPage />, { role: 'catalog', at: '/guides?below=80&state=published' })
  expect(await screen.findByRole('img', { name: `完整度 ${guide.score} 分` })).toBeTruthy()
  expect(screen.getByText('有未发布的修改')).toBeTruthy()
  expect(calls.find((c) => c.at === 'GET /guides')?.url.search).toContain('state=published&below=80')
})

it('opens a row with what is missing and how many points it costs', async () => {
  farSide(base)
  renderPage(<GuidesPage />, { role: 'catalog', at: `/guides?open=${guide.id}` })
  expect(await screen.findByText('缺办理地点、地址和时间')).toBeTruthy()
})

it('offers no new guide to who may not write', async () => {
  farSide(base)
  renderPage(<GuidesPage />, { role: 'monitor', at: '/guides' })
  await screen.findByText('有未发布的修改')
  expect(screen.queryByRole('button', { name: '新建指南' })).toBeNull()
})

it('begins a guide for a power that is found by name, and says which guides it has', async () => {
  const calls = farSide({
    ...base,
    'GET /powers': () => page(row),
    'POST /guides': () => guide,
  })
  renderPage(<NewGuideDialog onClose={() => undefined} />, { role: 'catalog' })
  const picker = await screen.findByRole('combobox')
  fireEvent.mouseDown(picker)
  fireEvent.click(await screen.findByText(row.name, { selector: '.two-lines' }))
  expect(await screen.findByText(/这个事项已经有 1 份指南/)).toBeTruthy()
  expect(screen.getByText(`${row.code} 行政许可 ${row.org.name}`)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '新建并编写' }))
  await waitFor(() =>
    expect(calls.find((call) => call.at === 'POST /guides')?.body).toEqual({
      powerId: row.id,
      title: row.name,
    }),
  )
})

it('prints with the answers that were chosen, and offers both papers', async () => {
  const at = `POST /public/guides/${guide.id}/papers`
  const paper = {
    id: '9'.repeat(24),
    no: '告知〔2026〕0001',
    guideNo: 3,
    printedAt: '2026-11-25T01:00:00.000Z',
    pdf: '/public/papers/t?format=pdf',
    docx: '/public/papers/t?format=docx',
  }
  const calls = farSide({ [at]: () => paper })
  renderPage(<PrintDialog guide={guide} onClose={() => undefined} />)
  const ok = screen.getByRole<HTMLButtonElement>('button', { name: '编号并生成' })
  expect(ok.disabled).toBe(true)
  fireEvent.click(screen.getByLabelText('居民'))
  expect(ok.disabled).toBe(true)
  fireEvent.click(screen.getByLabelText('餐饮'))
  fireEvent.click(ok)
  await waitFor(() => expect(calls[0]?.body).toEqual({ answers: { q1: 'o1' } }))
  expect((await screen.findByText('PDF（打印用）')).closest('a')?.getAttribute('href')).toBe(
    '/api/v1/public/papers/t?format=pdf',
  )
  expect(screen.getByText('告知〔2026〕0001')).toBeTruthy()
})
