import { addDays, shanghaiMidnight } from '@mingdu/shared/kernel/plain-date'
import type { ChangeRequest } from '@mingdu/shared/matters/change-requests.api'
import type { Matter, TaskNodeDraft, TreeTask } from '@mingdu/shared/matters/matters.schema'
import type { Report, Task } from '@mingdu/shared/tasks/tasks.schema'
import type { DemoAct, DemoMatter, DemoTask } from './demo.acts'
import { directiveSteps } from './demo.directives'
import { playTaskAct } from './demo.task-acts'
import { DEMO_MATTERS } from './demo.matters'
import { dueOn, idOf, type Stage } from './demo.stage'
import { demoPhoto, seedOf } from './demo.photos'
import type { Player } from './demo.player'

interface Step {
  at: number
  run(): Promise<void>
}

const HOUR = 3_600_000
const OVERLAP_REASON = '与在办事项分工不同，已与原牵头单位沟通。'
const MINUTE = 60_000

/** Plays every matter's history in the order of time and leaves the clock at now. */
export async function playMatters(stage: Stage): Promise<void> {
  const atDay = (on: number, hour: number) => shanghaiMidnight(addDays(stage.today, on)) + hour * HOUR
  const steps = [
    ...DEMO_MATTERS.flatMap((matter, i) => stepsOf(matter, i, stage)),
    ...directiveSteps(stage, atDay),
  ].sort((a, b) => a.at - b.at)
  let day = ''
  for (const step of steps) {
    const at = Math.min(step.at, stage.now)
    const stepDay = new Date(at + 8 * HOUR).toISOString().slice(0, 10)
    stage.setTime(at)
    if (day !== '' && day !== stepDay) await stage.dayPassed()
    day = stepDay
    await step.run()
  }
  stage.setTime(stage.now)
}

function stepsOf(matter: DemoMatter, index: number, stage: Stage): Step[] {
  const spread = (index % 9) * 6 * 60_000
  const at = (day: number, hour: number) => shanghaiMidnight(addDays(stage.today, day)) + hour * HOUR + spread
  const open: { id: string } = { id: '' }
  const steps: Step[] = [{ at: at(matter.created, 9), run: () => createMatter(matter, open, stage) }]
  const add = (day: number, hour: number, run: () => Promise<void>) => steps.push({ at: at(day, hour), run })
  if (matter.state === 'draft') return steps
  add(matter.created, 15, () =>
    act(open, 'approve', { note: '同意立项' }, matter.joint ? `${matter.joint}0` : 'zhuren', stage),
  )
  if (matter.issued === undefined) return steps
  add(matter.issued, 15.5, () =>
    act(open, 'issue', { note: '', overlapReason: OVERLAP_REASON }, matter.supervisor, stage),
  )
  for (const task of leaves(matter.tasks)) {
    for (const [i, a] of (task.acts ?? []).entries())
      add(a.on, 9.5 + i * 0.7, () => playAct(a, task, matter, open, stage, at(a.on, 9.5 + i * 0.7)))
  }
  const last = Math.max(
    ...leaves(matter.tasks).flatMap((t) => (t.acts ?? []).map((a) => a.on)),
    matter.issued,
  )
  if (matter.state === 'cancelled') {
    add(last + 2, 10, () => callOff('该事项已并入城区内涝治理专项，不再单独督办。', matter, open, stage))
    return steps
  }
  for (const [i, step] of closingSteps(matter).entries())
    add(last + 1 + i, 10 + i * 0.5, () => act(open, step.act, step.body, step.by, stage))
  return steps
}

interface ClosingStep {
  act: string
  by: string
  body: object
}

/** The steps of 销号 that lead to the state a matter is in, each by somebody who may take it. */
function closingSteps({ state, lead, supervisor }: DemoMatter): ClosingStep[] {
  const opinion = { note: '经核查，任务完成，佐证材料齐全。' }
  const steps: ClosingStep[] = [
    { act: 'complete', by: `${lead}1`, body: { conclusion: '各项任务已核验办结，佐证材料齐全。' } },
    { act: 'first-review', by: `${lead}0`, body: { note: '自查属实，同意申请办结。' } },
    { act: 'verify-close', by: supervisor, body: { ...opinion, method: 'onSite' } },
    { act: 'approve-close', by: 'zhuren', body: { note: '同意。', outcome: OUTCOMES[state] ?? 'closed' } },
  ]
  return steps.slice(0, STEPS_TO[state] ?? 0)
}

const STEPS_TO: Partial<Record<DemoMatter['state'], number>> = {
  ...{ applied: 1, reviewed: 2, completed: 3, noticed: 4, closed: 4, longTerm: 4 },
}
const OUTCOMES: Partial<Record<DemoMatter['state'], string>> = { noticed: 'notice', longTerm: 'longTerm' }

/** 撤销 after 派单: asked for by the supervisor, accepted by the head of the office. */
async function callOff(
  reason: string,
  matter: DemoMatter,
  open: { id: string },
  { player }: Stage,
): Promise<void> {
  const { version } = await player.read<Matter>(matter.supervisor, `/matters/${open.id}`)
  const at = `/matters/${open.id}/change-requests`
  const body = { version, kind: 'cancelMatter', reason }
  const asked = await player.write<ChangeRequest>(matter.supervisor, 'POST', at, body)
  const decision = { version: asked.version, note: '同意撤销。' }
  await player.write('zhuren', 'POST', `/change-requests/${asked.id}/accept`, decision)
}

async function createMatter(matter: DemoMatter, open: { id: string }, stage: Stage): Promise<void> {
  const [kind, text] = matter.basis
  const body = {
    title: matter.title,
    category: matter.category,
    basis: { kind, text, fileIds: [] },
    leadOrgId: idOf(stage.orgIds, matter.lead),
    supervisorId: idOf(stage.accountIds, matter.supervisor),
    due: dueOn(stage.today, matter.due),
    jointOfficeId: matter.joint ? idOf(stage.orgIds, matter.joint) : null,
    note: '',
  }
  const made = await stage.player.write<Matter>(matter.supervisor, 'POST', '/matters', body)
  open.id = made.id
  if (matter.tasks.length === 0) return
  const tasks = matter.tasks.map((t) => nodeOf(t, stage))
  await stage.player.write(matter.supervisor, 'PUT', `/matters/${made.id}/tasks`, {
    version: made.version,
    tasks,
  })
}

function nodeOf(task: DemoTask, stage: Stage): TaskNodeDraft {
  return {
    title: task.title,
    requirement: task.quantity
      ? `完成${task.quantity[1]}${task.quantity[0]}，逐${task.quantity[0]}留存佐证。`
      : '按要求完成并附佐证材料。',
    orgId: idOf(stage.orgIds, task.org),
    coOrgIds: (task.coOrgs ?? []).map((key) => idOf(stage.orgIds, key)),
    handlerId: task.handler ? idOf(stage.accountIds, task.handler) : null,
    weight: task.weight,
    limit: { kind: 'date', due: dueOn(stage.today, task.due) },
    quantity: task.quantity ? { unit: task.quantity[0], target: task.quantity[1] } : null,
    period: task.period ?? null,
    milestones: (task.milestones ?? []).map(([title, due, weight]) => ({
      ...{ title, weight, due: dueOn(stage.today, due) },
    })),
    children: (task.children ?? []).map((c) => nodeOf(c, stage)),
  }
}

async function act(
  open: { id: string },
  what: string,
  body: object,
  person: string,
  { player }: Stage,
): Promise<void> {
  const { version } = await player.read<Matter>(person, `/matters/${open.id}`)
  await player.write(person, 'POST', `/matters/${open.id}/${what}`, { version, ...body })
}

async function playAct(
  a: DemoAct,
  task: DemoTask,
  matter: DemoMatter,
  open: { id: string },
  stage: Stage,
  at: number,
): Promise<void> {
  const { player } = stage
  const { tree } = await player.read<Matter>(matter.supervisor, `/matters/${open.id}`)
  const node = tree.find((t) => t.leaf && t.title === task.title)
  if (!node) throw new Error(`demo: no task “${task.title}”`)
  const person = task.handler ?? `${task.org}1`
  if (a.act === 'sign')
    await player.write(person, 'POST', `/tasks/${node.id}/sign`, { version: node.version })
  if (a.act === 'report') await report(a, node, person, player, Math.min(at, stage.now))
  if (a.act === 'accept' || a.act === 'return' || a.act === 'askMore')
    await decide(a, node, matter.supervisor, stage)
  await playTaskAct(a, node, { handler: person, head: `${task.org}0`, supervisor: matter.supervisor }, stage)
  if (a.act === 'suspend') {
    await player.write('zhuren', 'POST', `/tasks/${node.id}/suspend`, {
      version: node.version,
      reason: a.reason,
      documentNo: a.documentNo,
    })
  }
}

async function report(
  a: DemoAct & { act: 'report' },
  node: TreeTask,
  person: string,
  player: Player,
  at: number,
): Promise<void> {
  const names = [0, 1, 2].map((i) => (i === 2 && a.again) || `${node.title}|${a.claimed}|${i}`)
  const photoIds = await Promise.all(
    names.map(async (name, i) => {
      // the last comes from an album: nobody knows when it was taken
      const taken = i < 2 ? { at: at - (50 - i * 9) * MINUTE, ...placeOf(seedOf(node.title) + i) } : undefined
      return player.photo(person, `现场${i + 1}.jpg`, await demoPhoto(seedOf(name)), taken)
    }),
  )
  const { claimed, text, milestones = [] } = a
  const body = { version: node.version, claimed, text, milestones, photoIds, attachmentIds: [] }
  await player.write(person, 'POST', `/tasks/${node.id}/reports`, body)
}

async function decide(
  a: DemoAct & { act: 'accept' | 'return' | 'askMore' },
  node: TreeTask,
  person: string,
  { player, today }: Stage,
): Promise<void> {
  const { reports } = await player.read<Task>(person, `/tasks/${node.id}`)
  const pending = reports.find((r: Report) => r.state === 'submitted')
  if (!pending) throw new Error(`demo: nothing to verify on “${node.title}”`)
  if (a.act === 'askMore') {
    const asked = { version: pending.version, what: a.what, until: dueOn(today, a.until) }
    await player.write(person, 'POST', `/reports/${pending.id}/ask-more`, asked)
    return
  }
  const body = { version: pending.version, method: 'onSite', opinion: a.opinion }
  const extra = a.act === 'accept' ? { verified: a.verified, milestones: a.milestones ?? [] } : {}
  await player.write(person, 'POST', `/reports/${pending.id}/${a.act}`, { ...body, ...extra })
}

/** Somewhere in a small area that is no real place's. */
function placeOf(seed: number): { lat: number; lng: number } {
  const part = (n: number) => Number(((n % 4000) / 100_000).toFixed(5))
  return { lat: 32.3 + part(seed), lng: 118.3 + part(seed >>> 8) }
}

/** What the org split it into after 派单. */
function partsOf({ acts = [] }: DemoTask): DemoTask[] {
  return acts.flatMap((a) => (a.act === 'decompose' ? a.into : []))
}

function leaves(tasks: readonly DemoTask[]): DemoTask[] {
  return tasks.flatMap((t) => (t.children ? leaves(t.children) : [t, ...leaves(partsOf(t))]))
}
