import type { DemoTask } from './demo.acts'
import { DEMO_MATTERS } from './demo.matters'
import { DEMO_ORGS, DEMO_PEOPLE } from './demo.people'

const leaves = (tasks: readonly DemoTask[]): DemoTask[] =>
  tasks.flatMap((task) => (task.children ? leaves(task.children) : [task]))
const all = DEMO_MATTERS.flatMap((matter) => leaves(matter.tasks).map((task) => ({ matter, task })))

it('splits the weights of siblings into 100, at every level', () => {
  const sums = (tasks: readonly DemoTask[]): number[] => [
    tasks.reduce((sum, { weight }) => sum + weight, 0),
    ...tasks.flatMap(({ children }) => (children ? sums(children) : [])),
  ]
  const split = DEMO_MATTERS.filter(({ tasks }) => tasks.length > 0).flatMap(({ tasks }) => sums(tasks))
  expect(new Set(split)).toEqual(new Set([100]))
})

it('names units and people of the demonstration only, and no task due after its matter', () => {
  const orgs = new Set(DEMO_ORGS.map(({ key }) => key))
  const people = new Set(DEMO_PEOPLE.map(({ employeeNo }) => employeeNo))
  const wrong = all.filter(
    ({ matter, task }) =>
      task.due > matter.due || !orgs.has(task.org) || !people.has(task.handler ?? `${task.org}1`),
  )
  expect(wrong.map(({ task }) => task.title)).toEqual([])
})

it('has tasks due in each of the last eleven weeks, most of them finished in time', () => {
  const finished = all.flatMap(({ task }) => {
    const last = task.acts?.at(-1)
    const whole = last?.act === 'accept' && last.verified === (task.quantity?.[1] ?? 10_000)
    return whole ? [{ weeksAgo: Math.floor(-task.due / 7), late: last.on > task.due }] : []
  })
  for (let week = 1; week <= 11; week++) {
    expect(finished.filter(({ weeksAgo }) => weeksAgo === week).length).toBeGreaterThan(1)
  }
  const late = finished.filter((one) => one.late).length
  expect([late > 2, late / finished.length < 0.25]).toEqual([true, true])
})
