import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import Taro from '@tarojs/taro'
import { fireEvent, render, screen } from '@testing-library/react'
import { Dealings } from './dealings'
import { Kin } from './kin'
import { waitingText } from './next-step'

const water = { id: 'o1', name: '区水务局' }
const acts = { allowed: [], handbacks: [], extensions: [], coWork: [], charged: [], returnUntil: null }
const task = (more: object): Task =>
  ({ id: 't1', weight: 40, acts, children: [], parent: null, splitFrom: null, ...more }) as unknown as Task
const ledTo = (path: string) => expect(Taro.navigateTo).toHaveBeenCalledWith({ url: path })

it('leads to 分解 and to taking it back where the record allows it', () => {
  render(<Dealings task={task({ acts: { ...acts, allowed: ['decompose', 'recall'] } })} today={null} />)
  fireEvent.click(screen.getByText('分解'))
  ledTo('/features/tasks/split/index?id=t1')
  fireEvent.click(screen.getByText('收回分解'))
  ledTo('/features/tasks/act/index?id=t1&act=recall')
})

it('leads down to the parts, and from a part up to what was split', () => {
  const part = { id: 't2', title: '上段清理', org: water, due: '2026-12-20', weight: 60, state: 'toSign' }
  const { unmount } = render(<Kin task={task({ children: [part] })} today="2026-11-25" />)
  fireEvent.click(screen.getByText('上段清理'))
  ledTo('/features/tasks/detail/index?id=t2')
  unmount()
  const splitFrom = { org: water, by: { id: 'a1', name: '水务局长' } }
  render(<Kin task={task({ parent: { id: 't0', name: '整段清理' }, splitFrom })} today={null} />)
  fireEvent.click(screen.getByText('整段清理'))
  ledTo('/features/tasks/detail/index?id=t0')
})

it('names no parent of the tree of 立项, which those below need not be able to read', () => {
  const { container } = render(<Kin task={task({ parent: { id: 't0', name: '整段清理' } })} today={null} />)
  expect(container.textContent).toBe('')
})

it('waits for the parts as long as there are any', () => {
  const people = { supervisor: { name: '督查员一' }, handler: { name: '经办一' }, reports: [] }
  const waits = (...states: string[]) =>
    waitingText(task({ ...people, state: 'inHand', children: states.map((state) => ({ state })) }))
  expect(waits('toSign', 'cancelled')).toContain('已分解为 1 项')
  expect(waits('cancelled', 'cancelled')).toBe('等经办一报送进展。')
})
