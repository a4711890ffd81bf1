import { fireEvent, screen, waitFor } from '@testing-library/react'
import { caseWith } from '../../../../test/case-fixtures'
import { common, idOf, pageOf } from '../../../../test/power-fixtures'
import { farSide, refused, renderPage } from '../../../../test/render'
import { CasesPage } from '../cases-page'
import { CasePapers } from './case-papers'

const one = caseWith({
  papers: [
    { kind: 'receipt', no: '水务局收〔2026〕1号', on: '2026-11-23' },
    { kind: 'acceptance', no: '水务局受〔2026〕1号', on: '2026-11-24' },
  ],
})
const PDF = `/case-papers/${idOf('7')}`
const printed = { id: idOf('7'), count: 1, pdf: PDF }

let opened: string[]
beforeEach(() => {
  opened = []
  jest.spyOn(window, 'open').mockImplementation((url) => {
    opened.push(String(url))
    return window
  })
})
afterEach(() => void jest.restoreAllMocks())

it('prints a paper by its place, in a window of its own', async () => {
  const calls = farSide({ [`POST /cases/${one.id}/papers/1`]: () => printed })
  renderPage(<CasePapers one={one} />)
  fireEvent.click(screen.getByRole('button', { name: '打印受理通知书 水务局受〔2026〕1号' }))
  await waitFor(() => expect(opened).toEqual([`/api/v1${PDF}`]))
  expect(calls).toHaveLength(1)
  const card = screen.getByRole<HTMLAnchorElement>('link', { name: '打印跟踪卡' })
  expect(card.getAttribute('href')).toBe(`/api/v1/cases/${one.id}/tracking-card`)
})

it('offers the address when the browser opens no window', async () => {
  jest.spyOn(window, 'open').mockReturnValue(null)
  farSide({ [`POST /cases/${one.id}/papers/0`]: () => printed })
  renderPage(<CasePapers one={one} />)
  fireEvent.click(screen.getByRole('button', { name: /打印收件凭证/ }))
  expect((await screen.findByRole('link', { name: '打开文书（PDF）' })).getAttribute('href')).toBe(
    `/api/v1${PDF}`,
  )
})

it('says why a paper was not printed', async () => {
  const message = '没有找到，或您不能看。'
  farSide({ [`POST /cases/${one.id}/papers/0`]: () => refused(404, 'record.missing', message) })
  renderPage(<CasePapers one={one} />)
  fireEvent.click(screen.getByRole('button', { name: /打印收件凭证/ }))
  expect(await screen.findByText(message)).toBeTruthy()
  expect(opened).toEqual([])
})

const other = caseWith({ id: idOf('d'), no: '590995005866', title: '排水许可（新办）' })
function batch(answer: () => unknown) {
  const calls = farSide({
    ...common,
    'GET /cases': () => pageOf(one, other),
    'POST /case-papers': answer,
  })
  renderPage(<CasesPage />, { role: 'window', at: '/cases' })
  return calls
}
async function choose() {
  fireEvent.click(await screen.findByLabelText('选择本页全部'))
  fireEvent.click(screen.getByRole('button', { name: '批量打印' }))
  fireEvent.click(await screen.findByRole('button', { name: '合成一个文件' }))
}

it('prints many as one file, and names those that have no such paper', async () => {
  const { id, no, title } = other
  const calls = batch(() => ({ ...printed, without: [{ id, no, title }] }))
  await choose()
  expect(await screen.findByText('没有打印的 1 件：还没有这种文书')).toBeTruthy()
  expect(screen.getByRole('list', { name: '没有打印的办件' }).textContent).toContain(no)
  expect(calls.find(({ at }) => at === 'POST /case-papers')?.body).toEqual({
    kind: 'receipt',
    ids: [one.id, other.id],
  })
  expect(opened).toEqual([`/api/v1${PDF}`])
})

it('says when none of them has one', async () => {
  const message = '所选的 2 件都还没有收件凭证。请换一种文书。'
  batch(() => refused(422, 'case.no-paper', message))
  await choose()
  expect(await screen.findByText(message)).toBeTruthy()
  expect(screen.getByRole('button', { name: '合成一个文件' })).toBeTruthy()
})
