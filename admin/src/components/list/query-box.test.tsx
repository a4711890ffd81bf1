import { TASK_STATES } from '@mingdu/shared/tasks/tasks.states'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { useLocation } from 'react-router'
import { farSide, renderPage } from '../../../test/render'
import { QueryBar } from './query-bar'
import { QUERY_KEYS } from './query-box'
import { useListQuery } from './use-list-query'

function Bar() {
  const query = useListQuery(['q', ...QUERY_KEYS])
  const { search } = useLocation()
  return (
    <>
      <QueryBar
        query={query}
        filters={[{ key: 'q', kind: 'box', name: '任务、编号', states: TASK_STATES }]}
      />
      <output>{[...new URLSearchParams(search)].map(([key, value]) => `${key}=${value}`).join(' ')}</output>
    </>
  )
}

const address = () => document.querySelector('output')?.textContent
const box = () => screen.getByRole<HTMLInputElement>('textbox', { name: '任务、编号' })
const type = (value: string) => fireEvent.change(box(), { target: { value } })
const enter = () => fireEvent.keyDown(box(), { key: 'Enter', keyCode: 13 })
const show = (at = '/tasks') => {
  farSide({})
  renderPage(<Bar />, { at })
}

it('turns tokens into conditions of the address, and takes them away one by one', () => {
  show()
  type('主办：水务局 红灯 河道 人:张')
  expect(screen.getByText('按回车作为条件：主办 水务局，灯 超期，人员 张。')).toBeTruthy()
  enter()
  expect(address()).toBe('lead=水务局 light=red person=张 q=河道')
  expect(box().value).toBe('河道')
  fireEvent.click(screen.getByRole('button', { name: '去掉条件 灯 超期' }))
  expect(address()).toBe('lead=水务局 person=张 q=河道')
  expect(screen.getByRole('list', { name: '条件' }).textContent).toBe('主办水务局人员张')
})

it('looks for plain words while they are typed, and waits for Enter with what would be a condition', async () => {
  show()
  type('河道')
  await waitFor(() => expect(address()).toBe('q=河道'))
  type('河道 灯:')
  type('河道 灯:红')
  await new Promise((done) => setTimeout(done, 350))
  expect(address()).toBe('q=河道')
})

it('says what it does not know and keeps it, also in an address that was sent', () => {
  show('/tasks?q=颜色:红')
  expect(box().value).toBe('颜色:红')
  expect(screen.getByText(/没有“颜色”这个条件，已当作关键词查找。可用：编号、主办/)).toBeTruthy()
  type('灯:紫 主办:水务')
  enter()
  expect(address()).toBe('q=灯:紫 lead=水务')
  expect(screen.getByText(/没有“紫”这种灯/)).toBeTruthy()
})
