import type { SavedView } from '@mingdu/shared/saved-views/saved-views.api'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { useLocation } from 'react-router'
import { idOf } from '../../../test/power-fixtures'
import { farSide, refused, renderPage } from '../../../test/render'
import { SavedViews } from './saved-views'

const view = (mark: string, name: string, more: Partial<SavedView> = {}): SavedView => ({
  ...{ id: idOf(mark), version: 3, list: 'tasks', name, query: { light: 'red' }, columns: ['title'] },
  ...{ shared: false, isDefault: false, owner: { id: idOf('a'), name: '督查员一' }, mine: true },
  ...more,
})
const mine = view('1', '超期的')
const theirs = view('2', '本周到期', {
  ...{ mine: false, shared: true, owner: { id: idOf('b'), name: '督查员二' }, query: { as: 'board' } },
})

const modal = async (title: string) => {
  const heading = await screen.findByText(title, { selector: '.ant-modal-title' })
  return heading.closest('[role=dialog]') as HTMLElement
}
const choose = jest.fn()
function Page() {
  const { search } = useLocation()
  return (
    <>
      <SavedViews list="tasks" keys={['light', 'as', 'lead']} columns={{ shown: ['title', 'due'], choose }} />
      <output>{search}</output>
    </>
  )
}
const address = () => document.querySelector('output')?.textContent
const show = (items: SavedView[], at = '/tasks?lead=水务', more: Parameters<typeof farSide>[0] = {}) => {
  choose.mockClear()
  const calls = farSide({ 'GET /me/views': () => ({ items }), ...more })
  renderPage(<Page />, { at })
  return calls
}
const openMenu = async () => fireEvent.click(await screen.findByRole('button', { name: /常用视图 \d/ }))

it('applies conditions, the way of looking and columns of a view in place of the present ones', async () => {
  show([mine, theirs])
  await openMenu()
  fireEvent.click(screen.getByRole('button', { name: /^超期的/ }))
  expect(address()).toBe('?light=red')
  expect(choose).toHaveBeenCalledWith(['title'])
})

it('lets only the owner change a view', async () => {
  show([mine, theirs])
  await openMenu()
  expect(screen.getByRole('button', { name: '删除：超期的' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: '删除：本周到期' })).toBeNull()
  expect(screen.getByText('督查员二 共享')).toBeTruthy()
})

it('opens a list without an address of its own with the default', async () => {
  show([view('1', '超期的', { isDefault: true })], '/tasks')
  await waitFor(() => expect(address()).toBe('?light=red'))
})

it('leaves an address that was sent as it is', async () => {
  show([view('1', '超期的', { isDefault: true })])
  await screen.findByRole('button', { name: '常用视图 1' })
  expect(address()).toContain('lead')
  expect(choose).not.toHaveBeenCalled()
})

it('keeps the present conditions and columns under a name, and says why it cannot', async () => {
  const calls = show([mine], '/tasks?lead=水务&as=board&task=1', {
    'POST /me/views': () => refused(409, 'record.duplicate', '“超期的”已存在，不能重复。'),
  })
  await openMenu()
  fireEvent.click(screen.getByRole('button', { name: /保存当前视图/ }))
  const dialog = await modal('保存当前视图')
  fireEvent.change(within(dialog).getByLabelText('名称'), { target: { value: '超期的' } })
  fireEvent.click(within(dialog).getByRole('checkbox', { name: /共享给本单位/ }))
  fireEvent.click(within(dialog).getByRole('button', { name: /保\s?存/ }))
  expect(await within(dialog).findByText('“超期的”已存在，不能重复。')).toBeTruthy()
  expect(calls.find(({ at }) => at === 'POST /me/views')?.body).toEqual({
    ...{ list: 'tasks', name: '超期的', query: { lead: '水务', as: 'board' }, columns: ['title', 'due'] },
    ...{ shared: true, isDefault: false },
  })
})

it('asks before it removes, over the version that was seen', async () => {
  const path = `POST /me/views/${mine.id}/remove`
  const calls = show([mine], undefined, { [path]: () => ({ ok: true }) })
  await openMenu()
  fireEvent.click(screen.getByRole('button', { name: '删除：超期的' }))
  const dialog = await modal('删除常用视图“超期的”')
  fireEvent.click(within(dialog).getByRole('button', { name: /删\s?除/ }))
  await waitFor(() => expect(calls.find(({ at }) => at === path)?.body).toEqual({ version: 3 }))
})
