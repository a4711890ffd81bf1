import { addDays, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import { settleTree } from '@mingdu/shared/tasks/roll-up.rules'
import { judgeLight } from '@mingdu/shared/tasks/light.rules'
import { matterSchema } from '@mingdu/shared/matters/matters.schema'
import { givenDesk, type Desk } from '../../server/src/modules/matters/matters.factory'
import { MatterModel, type MatterDoc } from '../../server/src/modules/matters/matters.model'
import { matterLightFacts } from '../../server/src/modules/matters/settle.service'
import { dayFacts } from '../../server/src/modules/tasks/day.service'
import { nodeFacts } from '../../server/src/modules/tasks/tasks.facts'
import { scanLights } from '../../server/src/modules/tasks/tasks.jobs'
import { TaskModel, type TaskDoc } from '../../server/src/modules/tasks/tasks.model'
import { testParts, useApp } from '../../server/src/testing/app'
import { useDatabase } from '../../server/src/testing/database'
import { seedTasks } from './tasks'

const START = '2026-11-09T07:30:00.000Z'
const TOTAL = 160
const parts = testParts(START)
useDatabase()
const app = useApp(parts)

let desk: Desk
let told: string[]
beforeEach(async () => {
  parts.time.set(START)
  told = []
  desk = await givenDesk()
  await seedTasks((line) => told.push(line), TOTAL, parts.time)
})

const nodesOf = async () =>
  (await TaskModel.find().sort({ matterId: 1, key: 1 }).lean()) as unknown as TaskDoc[]
const mattersOf = async () => (await MatterModel.find().lean()) as unknown as MatterDoc[]

/** What settling every tree as a whole would say today, against what is stored. */
async function differences(): Promise<string[]> {
  const day = await dayFacts(parts.time)
  const [nodes, matters] = await Promise.all([nodesOf(), mattersOf()])
  return matters.flatMap((matter) => {
    const tree = nodes.filter(({ matterId }) => matterId === String(matter._id))
    const { nodes: settled, totals } = settleTree(tree.map(nodeFacts), day)
    const wrong = tree.filter((doc) => {
      const now = settled.get(String(doc._id))
      return doc.light !== now?.light || doc.lightUntil !== now.lightUntil || doc.wasRed !== now.wasRed
    })
    const light = judgeLight(matterLightFacts(matter, totals.lights), day).colour
    const counts = JSON.stringify(matter.counts) === JSON.stringify(totals.counts)
    return [
      ...wrong.map(({ no, light: stored }) => `${day.today} ${no} ${stored}`),
      ...(light === matter.light && counts
        ? []
        : [`${day.today} ${matter.no} ${JSON.stringify(matter.counts)}`]),
    ]
  })
}

it('plays as many tasks as are asked for, once, as the product would have left them', async () => {
  expect(await TaskModel.countDocuments({ leaf: true })).toBe(TOTAL)
  expect(await MatterModel.countDocuments()).toBe(TOTAL / 8)
  await seedTasks((line) => told.push(line), TOTAL, parts.time)
  expect(told.at(-1)).toBe(`演示任务已有 ${TOTAL} 项`)
  const [matter] = await mattersOf()
  const view = await app.call('GET', `/matters/${String(matter?._id)}`, { token: desk.supervisor.token })
  expect(matterSchema.safeParse(view.data).error).toBeUndefined()
  expect(await differences()).toEqual([])
})

it('day by day the sweep leaves what settling everything would, with one write for each task that changes', async () => {
  const lights = async () => new Map((await nodesOf()).map(({ _id, light }) => [String(_id), light]))
  let before = await lights()
  let changed = 0
  const write = jest.spyOn(TaskModel.collection, 'bulkWrite')
  for (let day: PlainDate = addDays(parts.time.today(), 1); changed < 60; day = addDays(day, 1)) {
    parts.time.set(new Date(`${day}T00:05:00+08:00`).toISOString())
    write.mockClear()
    await scanLights(parts.time, parts.log)
    const now = await lights()
    const turned = [...now].filter(([id, light]) => before.get(id) !== light).length
    expect(write.mock.calls.reduce((sum, [operations]) => sum + operations.length, 0)).toBe(turned)
    expect(await differences()).toEqual([])
    ;[before, changed] = [now, changed + turned]
  }
  write.mockRestore()
})
