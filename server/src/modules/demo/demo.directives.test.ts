import { DEMO_DIRECTIVES } from './demo.directives'
import { DEMO_MATTERS } from './demo.matters'
import type { DemoTask } from './demo.acts'

const leaves = (tasks: readonly DemoTask[]): DemoTask[] =>
  tasks.flatMap((task) => (task.children ? leaves(task.children) : [task]))

it('are about tasks in hand, in the order of time, some late and some answered', () => {
  const open = DEMO_MATTERS.filter(({ state }) => state === 'issued').flatMap(({ tasks }) => leaves(tasks))
  for (const { task, handler, issued, received, answered = 0 } of DEMO_DIRECTIVES) {
    expect(open.find(({ title }) => title === task)).toMatchObject({ handler })
    expect([issued, received, answered]).toEqual([issued, received, answered].sort((a, b) => a - b))
  }
  const late = DEMO_DIRECTIVES.filter(({ due, answered = 0 }) => answered > due)
  expect([late.length, DEMO_DIRECTIVES.filter(({ answer }) => answer).length]).toEqual([2, 2])
})
