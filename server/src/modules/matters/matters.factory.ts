import type { ChangeRequest } from '@mingdu/shared/matters/change-requests.api'
import type { Matter, TaskNodeDraft } from '@mingdu/shared/matters/matters.schema'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import type { FileInfo } from '@mingdu/shared/files/files.api'
import type { TestApp } from '../../testing/app'
import { givenDistrict, givenOrg, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import type { OrgNode } from '../orgs/orgs.service'

/** For tests: a district with its 督查室, and the acts of the main job through the API. */
export interface Desk {
  region: OrgNode
  office: OrgNode
  water: OrgNode
  forest: OrgNode
  supervisor: GivenPerson
  colleague: GivenPerson
  chief: GivenPerson
  leader: GivenPerson
  waterHead: GivenPerson
  handler: GivenPerson
  forestHandler: GivenPerson
}

export async function givenDesk(): Promise<Desk> {
  const { region, water, forest } = await givenDistrict()
  const office = await givenOrg({ name: '区督查室', kind: 'office', parentId: region.id })
  return {
    ...{ region, office, water, forest },
    supervisor: await givenPerson(office.id, ['supervisor'], { name: '督查员一' }),
    colleague: await givenPerson(office.id, ['supervisor'], { name: '督查员二' }),
    chief: await givenPerson(office.id, ['supervisionHead'], { name: '督查室主任' }),
    leader: await givenPerson(region.id, ['leader'], { name: '区领导' }),
    waterHead: await givenPerson(water.id, ['head'], { name: '水务局长' }),
    handler: await givenPerson(water.id, ['handler'], { name: '水务经办' }),
    forestHandler: await givenPerson(forest.id, ['handler'], { name: '林业经办' }),
  }
}

/** A body of 立项 that is right. */
export function matterOf(desk: Desk, more: object = {}): object {
  return {
    title: '河道“四乱”问题整改清零',
    category: 'special',
    basis: { kind: 'minutes', text: '区政府常务会议纪要〔2026〕18号' },
    leadOrgId: desk.water.id,
    supervisorId: desk.supervisor.id,
    due: '2026-12-18',
    ...more,
  }
}

/** A leaf with a limit of 15 working days and 42 places to clear. */
export function leafOf(desk: Desk, more: Partial<TaskNodeDraft> = {}): TaskNodeDraft {
  return {
    title: '清水河段问题整改清零',
    orgId: desk.water.id,
    handlerId: desk.handler.id,
    weight: 100,
    limit: { kind: 'days', n: 15, unit: '工作日' },
    quantity: { unit: '处', target: 42 },
    ...more,
  }
}

export async function givenMatter(app: TestApp, desk: Desk, more: object = {}): Promise<Matter> {
  return ok(
    await app.call<Matter>('POST', '/matters', { token: desk.supervisor.token, body: matterOf(desk, more) }),
  )
}

export async function givenTree(
  app: TestApp,
  desk: Desk,
  tasks: TaskNodeDraft[],
  more: object = {},
): Promise<Matter> {
  const { id, version } = await givenMatter(app, desk, more)
  const body = { version, tasks }
  return ok(await app.call<Matter>('PUT', `/matters/${id}/tasks`, { token: desk.supervisor.token, body }))
}

export async function givenApproved(
  app: TestApp,
  desk: Desk,
  tasks: TaskNodeDraft[],
  more: object = {},
): Promise<Matter> {
  const matter = await givenTree(app, desk, tasks, more)
  return act(app, desk.chief, matter, 'approve')
}

/** A matter that is issued: its tasks wait for a signature. */
export async function givenIssued(
  app: TestApp,
  desk: Desk,
  tasks: TaskNodeDraft[] = [leafOf(desk)],
  more: object = {},
): Promise<Matter> {
  const overlapReason = '分期交办，不是重复督查'
  return act(app, desk.supervisor, await givenApproved(app, desk, tasks, more), 'issue', { overlapReason })
}

/** An act on a matter in the version at hand. */
export async function act(
  app: TestApp,
  person: GivenPerson,
  { id, version }: Pick<Matter, 'id' | 'version'>,
  action: string,
  more: object = {},
): Promise<Matter> {
  const body = { version, ...more }
  return ok(await app.call<Matter>('POST', `/matters/${id}/${action}`, { token: person.token, body }))
}

/** A matter in hand called off as one is after 派单: asked for by one person, accepted by another. */
export async function givenCalledOff(app: TestApp, desk: Desk, { id, version }: Matter): Promise<void> {
  const asked = await app.call<ChangeRequest>('POST', `/matters/${id}/change-requests`, {
    token: desk.supervisor.token,
    body: { version, kind: 'cancelMatter', reason: '与另一事项重复' },
  })
  const body = { version: 1, note: '同意' }
  ok(
    await app.call<ChangeRequest>('POST', `/change-requests/${ok(asked).id}/accept`, {
      token: desk.chief.token,
      body,
    }),
  )
}

/** A matter whose only task is done: it waits for its lead to ask for 办结. */
export async function givenAllDone(app: TestApp, desk: Desk, more: object = {}): Promise<Matter> {
  const matter = await givenIssued(app, desk, undefined, more)
  const signed = await givenSigned(app, desk.handler, await firstTask(app, desk.handler, matter))
  await givenReport(app, desk.handler, signed, 42)
  await decided(app, desk.supervisor, await firstTask(app, desk.supervisor, matter), 42)
  return viewedMatter(app, desk.supervisor, matter.id)
}

/** What the steps of 销号 say, each as it is sent. */
export const STEP_BODIES = {
  complete: { conclusion: '都已完成整改' },
  'first-review': { note: '初审属实，同意' },
  'verify-close': { method: 'onSite', note: '现场核查属实' },
  'approve-close': { outcome: 'closed', note: '同意销号' },
}

/** The steps of 销号 up to one of them, each by somebody who may take it. */
export async function givenClosing(
  app: TestApp,
  desk: Desk,
  through: keyof typeof STEP_BODIES,
  more: { outcome?: string; matter?: Matter } = {},
): Promise<Matter> {
  const by = {
    complete: desk.handler,
    'first-review': desk.waterHead,
    'verify-close': desk.colleague,
    'approve-close': desk.chief,
  }
  let matter = more.matter ?? (await givenAllDone(app, desk))
  for (const step of Object.keys(STEP_BODIES) as (keyof typeof STEP_BODIES)[]) {
    const { id, version } = await viewedMatter(app, by[step], matter.id)
    const outcome = step === 'approve-close' && more.outcome ? { outcome: more.outcome } : {}
    matter = await act(app, by[step], { id, version }, step, { ...STEP_BODIES[step], ...outcome })
    if (step === through) break
  }
  return matter
}

export async function viewedMatter(app: TestApp, person: GivenPerson, id: string): Promise<Matter> {
  return ok(await app.call<Matter>('GET', `/matters/${id}`, { token: person.token }))
}

/** The first leaf of a matter, as this person sees it now. */
export async function firstTask(
  app: TestApp,
  person: GivenPerson,
  matter: Pick<Matter, 'tree'>,
): Promise<Task> {
  return viewedTask(app, person, matter.tree.find((task) => task.leaf)?.id ?? '')
}

export async function viewedTask(app: TestApp, person: GivenPerson, id: string): Promise<Task> {
  return ok(await app.call<Task>('GET', `/tasks/${id}`, { token: person.token }))
}

export async function givenSigned(app: TestApp, person: GivenPerson, { id, version }: Task): Promise<Task> {
  return ok(await app.call<Task>('POST', `/tasks/${id}/sign`, { token: person.token, body: { version } }))
}

/** A piece of evidence of this person, not attached yet. */
export async function givenFile(app: TestApp, person: GivenPerson): Promise<FileInfo> {
  const form = new FormData()
  form.append('file', new Blob(['%PDF-1.4\n%%EOF\n'], { type: 'application/pdf' }), '整改台账.pdf')
  return ok(await app.call<FileInfo>('POST', '/files?kind=attachment', { token: person.token, form }))
}

export async function givenReport(
  app: TestApp,
  person: GivenPerson,
  { id, version }: Pick<Task, 'id' | 'version'>,
  claimed: number,
): Promise<Task> {
  const file = await givenFile(app, person)
  const body = { version, claimed, text: '已完成现场清理并复核', attachmentIds: [file.id] }
  return ok(await app.call<Task>('POST', `/tasks/${id}/reports`, { token: person.token, body }))
}

/** A decision on the newest report of a task; verified null returns it. */
export async function decided(
  app: TestApp,
  person: GivenPerson,
  task: Task,
  verified: number | null,
): Promise<Task> {
  const report = task.reports[0]
  const body = { version: report?.version, method: 'onSite', opinion: '现场核对，属实可认' }
  const at = `/reports/${report?.id}/${verified === null ? 'return' : 'accept'}`
  const more = verified === null ? {} : { verified }
  const answer = await app.call<{ task: Task }>('POST', at, {
    token: person.token,
    body: { ...body, ...more },
  })
  return ok(answer).task
}

function ok<T>(answer: { status: number; data: T; error: unknown }): T {
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.error)}`)
  return answer.data
}
