import type { SearchHit, SearchResult } from '@mingdu/shared/search/search.api'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { farSide, refused, renderPage } from '../../../test/render'
import { idOf } from '../../../test/power-fixtures'
import { SearchBox } from './search-box'
import { SearchPage } from './search-page'

const hit = (kind: SearchHit['kind'], mark: string, name: string): SearchHit => ({
  kind,
  id: idOf(mark),
  openId: kind === 'duty' ? idOf('1') : idOf(mark),
  title: [
    { text: '取水', hit: true },
    { text: name, hit: false },
  ],
  code: [{ text: `演${mark}`, hit: false }],
  snippet: [],
  orgName: '区水务局',
  type: '01',
})
const result: SearchResult = {
  items: [
    hit('power', '1', '许可'),
    hit('duty', '2', '许可的审查'),
    hit('power', '3', '费征收'),
    hit('task', '4', '整治'),
  ],
  total: 45,
  next: 20,
  kinds: [
    { value: 'power', name: '权力事项', count: 30 },
    { value: 'duty', name: '责任事项', count: 15 },
  ],
  types: [{ value: '01', name: '01', count: 45 }],
  orgs: [{ value: idOf('b'), name: '区水务局', count: 45 }],
  hint: null,
}
const none: SearchResult = { ...result, items: [], total: 0, next: null, kinds: [], types: [], orgs: [] }

const found = (answer: SearchResult | (() => unknown) = result) =>
  farSide({ 'GET /search': typeof answer === 'function' ? answer : () => answer })
const box = () => screen.getByRole<HTMLInputElement>('combobox', { name: /^搜索/ })
const type = (text: string) => {
  fireEvent.focus(box())
  fireEvent.change(box(), { target: { value: text } })
}
const press = (key: string) => fireEvent.keyDown(box(), { key })

describe('the search box', () => {
  it('takes the cursor on / from anywhere but a field, and on Ctrl+K from a field too', () => {
    found()
    renderPage(
      <>
        <SearchBox />
        <textarea aria-label="意见" />
      </>,
    )
    fireEvent.keyDown(document.body, { key: '/' })
    expect(document.activeElement).toBe(box())
    const field = screen.getByLabelText('意见')
    act(() => field.focus())
    fireEvent.keyDown(field, { key: '/' })
    expect(document.activeElement).toBe(field)
    fireEvent.keyDown(field, { key: 'k', ctrlKey: true })
    expect(document.activeElement).toBe(box())
  })

  it('suggests by kind from two characters on, with what matched marked', async () => {
    const calls = found()
    renderPage(<SearchBox />)
    type('取')
    type('取水')
    const powers = await screen.findByRole('group', { name: '权力事项' })
    expect(within(powers).getAllByRole('option')).toHaveLength(2)
    expect(powers.querySelector('mark')?.textContent).toBe('取水')
    expect(calls.map(({ url }) => [url.searchParams.get('q'), url.searchParams.get('limit')])).toEqual([
      ['取水', '6'],
    ])
  })

  it('opens the suggestion chosen by the arrow keys', async () => {
    found()
    const { router } = renderPage(<SearchBox />)
    type('取水')
    const options = await screen.findAllByRole('option')
    press('ArrowDown')
    press('ArrowDown')
    expect(box().getAttribute('aria-activedescendant')).toBe(options[1]?.id)
    fireEvent.submit(box())
    await waitFor(() => expect(router.state.location.pathname).toBe(`/powers/${idOf('3')}`))
  })

  it('goes to all results on Enter, and closes on Esc', async () => {
    found()
    const { router } = renderPage(<SearchBox />)
    type('取水')
    await screen.findAllByRole('option')
    press('Escape')
    expect(screen.queryByRole('option')).toBeNull()
    fireEvent.submit(box())
    await waitFor(() => expect(router.state.location.search).toBe(`?q=${encodeURIComponent('取水')}`))
    expect(box().value).toBe('取水')
  })
})

describe('the page of results', () => {
  const open = (address: string) => renderPage(<SearchPage />, { at: address })

  it('opens each kind where it is read', async () => {
    found()
    open('/search?q=取水')
    await screen.findAllByRole('listitem')
    expect(
      screen.getAllByRole('listitem').map((item) => within(item).getByRole('link').getAttribute('href')),
    ).toEqual([
      `/powers/${idOf('1')}`,
      `/powers/${idOf('1')}#power-duties`,
      `/powers/${idOf('3')}`,
      `/tasks?task=${idOf('4')}`,
    ])
  })

  it('counts by kind, and narrows to one from its first page', async () => {
    const calls = found()
    open('/search?q=取水&from=20')
    const tab = await screen.findByRole('tab', { name: /责任事项/ })
    expect(screen.getAllByRole('tab').map((one) => one.textContent)).toEqual([
      '全部45',
      '权力事项30',
      '责任事项15',
    ])
    fireEvent.click(tab)
    await waitFor(() => {
      const asked = calls.at(-1)?.url.searchParams
      expect([asked?.get('kind'), asked?.get('from')]).toEqual(['duty', '0'])
    })
  })

  it('names the types by their words, not by their codes', async () => {
    found()
    open('/search?q=取水')
    expect(await screen.findAllByText('行政许可')).toHaveLength(4)
    expect(screen.queryByText('01')).toBeNull()
  })

  it('turns pages by offset', async () => {
    const calls = found()
    open('/search?q=取水')
    expect(await screen.findByText('共 45 条，第 1–4 条')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: '下一页' }))
    await waitFor(() => expect(calls.at(-1)?.url.searchParams.get('from')).toBe('20'))
  })

  it('asks with the other spelling when that is what was meant', async () => {
    const calls = found({ ...none, hint: '取水许可' })
    open('/search?q=取水许克')
    fireEvent.click(await screen.findByRole('button', { name: '取水许可' }))
    await waitFor(() => expect(calls.at(-1)?.url.searchParams.get('q')).toBe('取水许可'))
  })

  it('says what to try when nothing is found', async () => {
    found(none)
    open('/search?q=没有的')
    expect(await screen.findByText('没有找到“没有的”')).toBeTruthy()
    expect(screen.getByText(/拼音首字母/)).toBeTruthy()
  })

  it('waits for an index that is being read in, and shows the results by itself', async () => {
    const answers = [refused(503, 'search.loading', '搜索正在准备，请稍等几秒再试。')]
    found(() => answers.shift() ?? result)
    open('/search?q=取水')
    expect(await screen.findByText('搜索正在准备')).toBeTruthy()
    expect(await screen.findByText('共 45 条，第 1–4 条')).toBeTruthy()
  })
})
