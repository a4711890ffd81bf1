import type { MatterAction } from '@mingdu/shared/matters/matters.states'
import type { MatterRow } from '@mingdu/shared/matters/matters.schema'
import type { TaskRow, VerificationRow } from '@mingdu/shared/tasks/tasks.schema'

/** Reads a list as the person who looks. */
export type Read = <T>(path: string) => Promise<T>

/** A page of the mini-program, with what stands behind `?` where it needs that. */
export interface PhonePage {
  path: string
  query?: (read: Read) => Promise<string>
}

/** Pages of officials on the phone, each by somebody who may open it. `scripts/phone-pages.test.ts` knows none missing. */
export const OFFICIALS_PAGES: Record<string, readonly PhonePage[]> = {
  shuiwu1: [
    ...plain('pages/todo/index', 'pages/messages/index', 'pages/me/index'),
    { path: 'features/tasks/detail/index', query: taskToReport },
    { path: 'features/tasks/report/index', query: taskToReport },
    ...plain('features/accounts/privacy/index', 'features/accounts/my-privacy/index'),
    ...plain('features/subscriptions/reminders/index', 'features/feedback/list/index'),
    ...plain('features/feedback/write/index', 'features/consultations/list/index'),
    { path: 'features/consultations/thread/index', query: firstOf('/consultations') },
    ...plain('features/consultations/ask/index', 'features/consultations/knowledge/index'),
    ...plain('features/columns/experiences/index'),
    { path: 'features/columns/experience/index', query: firstOf('/experiences') },
  ],
  shuiwu0: [
    ...plain('features/tasks/team/index'),
    { path: 'features/tasks/act/index', query: firstOf('/tasks', '&act=urge') },
    { path: 'features/tasks/split/index', query: firstOf('/tasks') },
    ...plain('features/bulletins/list/index'),
    { path: 'features/bulletins/detail/index', query: firstOf('/bulletins') },
    ...plain('features/oversight/list/index', 'features/oversight/rate/index'),
    { path: 'features/oversight/detail/index', query: firstOf('/oversight') },
    ...plain('features/delegations/list/index', 'features/delegations/give/index'),
  ],
  ducha1: [
    { path: 'features/tasks/verify/index', query: taskToVerify },
    { path: 'features/matters/detail/index', query: firstOf('/matters?state=issued') },
    { path: 'features/matters/act/index', query: matterStep },
  ],
  zhuren: [{ path: 'features/delegations/detail/index', query: firstOf('/delegations') }],
  lingdao: [
    ...plain('features/matters/decisions/index', 'features/matters/write/index'),
    ...plain('features/matters/instructions/index'),
    { path: 'features/matters/instruction/index', query: firstOf('/instructions') },
  ],
  shencha1: [
    ...plain('features/cases/steps/index'),
    { path: 'features/cases/step/index', query: firstOf('/case-steps') },
  ],
}

/** Pages of everybody, by somebody who never said who they are: what needs that asks for it there. */
export const CITIZENS_PAGES: readonly PhonePage[] = [
  ...plain('pages/home/index', 'pages/services/index', 'pages/me/index'),
  { path: 'features/guides/detail/index', query: firstOf('/public/guides') },
  ...plain('features/guides/list/index'),
  { path: 'features/powers/detail/index', query: firstOf('/public/powers') },
  ...plain('features/powers/list/index'),
  { path: 'features/powers/org/index', query: orgOfPower },
  { path: 'features/powers/duties/index', query: orgOfPower },
  ...plain('features/powers/stats/index'),
  { path: 'features/search/find/index', query: said('q=%E8%AE%B8%E5%8F%AF') },
  { path: 'features/corrections/write/index', query: firstOf('/public/powers', '&kind=power') },
  ...plain('features/corrections/answer/index', 'features/notices/list/index'),
  { path: 'features/notices/detail/index', query: firstOf('/public/notices') },
  ...plain('pages/participate/index', 'features/clues/write/index', 'features/clues/track/index'),
  ...plain('features/clues/mine/index', 'features/columns/list/index'),
  { path: 'features/columns/article/index', query: firstOf('/public/articles?column=topics') },
  ...plain('features/public-report/report/index', 'features/confirmations/answer/index'),
  ...plain('features/ratings/list/index', 'features/ratings/rate/index', 'features/ratings/pad/index'),
  ...plain('features/cases/track/index', 'features/cases/mine/index', 'features/cases/apply/index'),
  { path: 'features/cases/track/index', query: said('no=123456789015') },
  ...plain('features/citizens/sign-in/index', 'features/citizens/identity/index'),
  ...plain('features/citizens/messages/index'),
  ...plain('features/hall/screen/index', 'features/hall/touch/index'),
]

/** Looked at by a test of its own: nobody is signed in there. */
export const BIND_PAGE = 'features/accounts/bind/index'

/** The pages as they are opened. @throws Error naming the list in which the demonstration has nothing */
export async function addressesOf(pages: readonly PhonePage[], read: Read): Promise<string[]> {
  const addresses: string[] = []
  for (const { path, query } of pages) addresses.push(query ? `${path}?${await query(read)}` : path)
  return addresses
}

function plain(...paths: string[]): PhonePage[] {
  return paths.map((path) => ({ path }))
}

function said(query: string): () => Promise<string> {
  return () => Promise.resolve(query)
}

/** `id=` of the first record of a list, and what else the page is told. */
function firstOf(list: string, more = ''): (read: Read) => Promise<string> {
  return async (read) => `id=${(await first<{ id: string }>(read, list)).id}${more}`
}

async function orgOfPower(read: Read): Promise<string> {
  return `id=${(await first<{ org: { id: string } }>(read, '/public/powers')).org.id}`
}

async function taskToReport(read: Read): Promise<string> {
  const tasks = await all<TaskRow>(read, '/tasks?view=todo&limit=5')
  const { id } = tasks.find(({ allowedActions }) => allowedActions.includes('report')) ?? tasks[0]
  return `id=${id}`
}

async function taskToVerify(read: Read): Promise<string> {
  return `id=${(await first<VerificationRow>(read, '/verifications')).task.id}`
}

/** The first step of 销号 that waits for this person; without one the page says that none does. */
async function matterStep(read: Read): Promise<string> {
  const steps: readonly MatterAction[] = ['firstReview', 'verifyClose', 'approveClose', 'close', 'sendBack']
  const matters = await all<MatterRow>(read, '/matters?limit=100')
  const stepOf = ({ allowedActions }: MatterRow) => steps.find((act) => allowedActions.includes(act))
  const waiting = matters.find((matter) => stepOf(matter) !== undefined) ?? matters[0]
  return `id=${waiting.id}&act=${stepOf(waiting) ?? 'sendBack'}`
}

async function first<T>(read: Read, list: string): Promise<T> {
  return (await all<T>(read, `${list}${list.includes('?') ? '&' : '?'}limit=1`))[0]
}

async function all<T>(read: Read, list: string): Promise<[T, ...T[]]> {
  const { items } = await read<{ items: T[] }>(list)
  const [one, ...rest] = items
  if (one === undefined) throw new Error(`the demonstration has nothing in ${list}`)
  return [one, ...rest]
}
