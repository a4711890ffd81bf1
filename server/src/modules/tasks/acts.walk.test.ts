import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import type { TaskState } from '@mingdu/shared/tasks/tasks.states'
import fc from 'fast-check'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { firstTask, givenDesk, givenIssued, viewedTask, type Desk } from '../matters/matters.factory'

const START = Date.parse('2026-11-09T01:00:00.000Z')
const parts = testParts(new Date(START).toISOString())
useDatabase()
const app = useApp(parts)

const REASON = '随机走动时写下的理由'
const STEPS = {
  sign: ['sign', 'handler', {}],
  giveBack: ['give-back', 'handler', { reason: REASON }],
  takeBack: ['take-back', 'handler', { reason: REASON }],
  refuse: ['decide-return', 'chief', { upheld: false, opinion: REASON }],
  uphold: ['decide-return', 'supervisor', { upheld: true, opinion: REASON, orgId: 'other' }],
  ask: ['extension', 'handler', { days: 3, reason: REASON }],
  grant: ['decide-extension', 'chief', { granted: true }],
  deny: ['decide-extension', 'chief', { granted: false }],
  transfer: ['transfer', 'supervisor', { reason: REASON, orgId: 'other' }],
  co: ['co-work', 'supervisor', { demand: REASON, orgId: 'other' }],
  urge: ['urge', 'supervisor', {}],
  suspend: ['suspend', 'chief', { reason: REASON, documentNo: '演督暂〔2026〕1号' }],
  resume: ['resume', 'chief', {}],
  decompose: ['decompose', 'waterHead', {}],
  recall: ['recall', 'waterHead', { reason: REASON }],
  childSign: ['sign', 'handler', {}],
  childBack: ['give-back', 'handler', { reason: REASON }],
} as const
type Step = keyof typeof STEPS

/** The same status from the history alone. */
function replayed(history: Task['history']): TaskState {
  let [state, before]: TaskState[] = ['draft', 'draft']
  for (const { what } of [...history].reverse()) {
    if (what === '派单' || what.startsWith('转办') || what.startsWith('同意退回')) state = 'toSign'
    else if (what === '签收') state = 'inHand'
    else if (what === '撤销') state = 'cancelled'
    else if (what === '申请退回' || what === '暂停')
      [state, before] = [what === '暂停' ? 'suspended' : 'returned', state ?? 'draft']
    else if (what === '不予退回' || what === '撤回退回' || what === '恢复办理') state = before
  }
  return state ?? 'draft'
}

/** The first task below that is not called off. */
async function childOf({ children }: Task, desk: Desk): Promise<Task | null> {
  const child = children.find(({ state }) => state !== 'cancelled')
  return child ? viewedTask(app, desk.chief, child.id) : null
}

const childrenOf = (due: string | null, { water, handler }: Desk) =>
  [70, 30].map((weight) => ({
    ...{ title: `占 ${weight} 的一段`, weight, due, orgId: water.id, personId: handler.id },
  }))

async function step(name: Step, whole: Task, desk: Desk): Promise<number> {
  const task = name.startsWith('child') ? await childOf(whole, desk) : whole
  if (!task) return 404
  const [path, who, body] = STEPS[name]
  const waterHas = task.org.id === desk.water.id
  const handler = waterHas ? desk.handler : desk.forestHandler
  const person = who === 'handler' ? handler : desk[who]
  const orgId = waterHas ? desk.forest.id : desk.water.id
  const children = name === 'decompose' ? { children: childrenOf(task.clock.due, desk) } : {}
  const sent = { version: task.version, ...body, ...('orgId' in body ? { orgId } : {}), ...children }
  return (await app.call('POST', `/tasks/${task.id}/${path}`, { token: person.token, body: sent })).status
}

/** What was split off has a history of its own, ends no later, and its weights are whole. */
async function expectBelow({ children, clock }: Task, desk: Desk): Promise<void> {
  const open = children.filter(({ state }) => state !== 'cancelled')
  if (open.length > 0) expect(open.reduce((sum, { weight }) => sum + weight, 0)).toBe(100)
  for (const { id } of children) {
    const child = await viewedTask(app, desk.chief, id)
    expect(child.state).toBe(replayed(child.history))
    expect((child.clock.due ?? '') <= (clock.due ?? '')).toBe(true)
  }
}

it('keeps clock, deadlines and history through whatever is done in whatever order', async () => {
  const names = Object.keys(STEPS) as Step[]
  const walk = fc.array(fc.tuple(fc.constantFrom(...names), fc.integer({ min: 0, max: 30 })), {
    minLength: 6,
    maxLength: 12,
  })
  const desk = await givenDesk()
  await fc.assert(
    fc.asyncProperty(walk, async (steps) => {
      parts.time.set(new Date(START).toISOString())
      const { id } = await firstTask(app, desk.chief, await givenIssued(app, desk))
      let now = START
      let seen = await viewedTask(app, desk.chief, id)
      for (const [name, hours] of steps) {
        now += hours * 3_600_000
        parts.time.set(new Date(now).toISOString())
        const status = await step(name, seen, desk)
        expect([200, 400, 403, 404, 422, 429]).toContain(status)
        await expectBelow(await viewedTask(app, desk.chief, id), desk)
        const after = await viewedTask(app, desk.chief, id)
        if (status !== 200 || name.startsWith('child')) expect(after.version).toBe(seen.version)
        expect(after.clock.dispatchedAt).toBe(seen.clock.dispatchedAt)
        expect(after.state).toBe(replayed(after.history))
        const { handbacks, extensions } = after.acts
        for (const asked of [handbacks, extensions])
          expect(asked.filter(({ state }) => state === 'pending').length).toBeLessThan(2)
        const granted = extensions.filter(({ state }) => state === 'granted')
        const before = seen.acts.extensions.filter(({ state }) => state === 'granted')
        expect(granted.slice(granted.length - before.length)).toEqual(before)
        if (granted.length > before.length)
          expect(granted[0]).toMatchObject({ oldDue: seen.clock.due, newDue: after.clock.due })
        else if (name !== 'resume' && after.state !== 'suspended')
          expect(after.clock.due).toBe(seen.state === 'suspended' ? after.clock.due : seen.clock.due)
        expect(after.history.slice(after.history.length - seen.history.length)).toEqual(seen.history)
        seen = after
      }
    }),
    { numRuns: 4 },
  )
})
