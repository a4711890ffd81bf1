import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { refusalText } from '@mingdu/shared/kernel/refusals'
import type { ChildBody } from '@mingdu/shared/tasks/decompose.api'
import { splitProblems } from '@mingdu/shared/tasks/decompose.rules'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import type { Tx } from '../../db/connection'
import { refuseFields } from '../../refused'
import { peopleById } from '../accounts/accounts.service'
import { attachFiles } from '../files/files.service'
import { refuseKept } from '../matters/keeping.service'
import { joinMatter } from '../matters/settle.service'
import { orgsById, subtreeIds } from '../orgs/orgs.service'
import { handlesFor, openAct, type OpenAct } from './acts.open'
import { childDocs, splitSet } from './decompose.drafts'
import { tellSplit } from './decompose.telling'
import { changeTask, type TaskDoc } from './tasks.repo'
import { line, settledView, type TaskAct } from './tasks.service'
import { insertListed } from './tree.repo'
import { orgNames } from './viewing.service'

export interface Splitting {
  children: readonly ChildBody[]
  note: string
}

/**
 * 分解: the org that leads a task splits it into tasks of its own and of those below it. Each is a task of the same
 * matter from then on, its clock starts now; the task above keeps its weight, its deadline and its clock, and is
 * measured by what lies below it.
 * @throws Refused `input.invalid` with every row and field that is wrong
 */
export async function splitTask({ children, note }: Splitting, act: TaskAct, tx: Tx): Promise<Task> {
  const opened = await openAct('decompose', act, tx, note)
  const { task } = opened
  await refuseRows(children, opened)
  const asked = {
    orgIds: children.map(({ orgId }) => orgId),
    personIds: children.map(({ personId }) => personId),
  }
  await refuseKept(task.matterId, asked, tx)
  const docs = await childDocs(children, opened, act, tx)
  await insertListed(docs, tx)
  await changeTask(task, splitSet(opened), line(act, '分解', saidOf(docs, note)), tx)
  for (const orgId of new Set(docs.map((doc) => doc.orgId))) await joinMatter(task.matterId, orgId, tx)
  const record = { kind: 'task', id: String(task._id) }
  await attachFiles(task.attachmentIds, { record, orgIds: docs.map(({ orgId }) => orgId) }, act.actor, tx)
  const view = await settledView(act, task, tx)
  await tellSplit(docs, opened, act, tx)
  return view
}

function saidOf(docs: readonly TaskDoc[], note: string): string {
  const rows = docs.map(({ title, weight, due }) => `${title}（权重 ${weight}，${due} 前）`).join('；')
  return `分为 ${docs.length} 项：${rows}。${note}`
}

async function refuseRows(children: readonly ChildBody[], { task, day }: OpenAct): Promise<void> {
  const ids = children.flatMap(({ personId }) => personId ?? [])
  const [below, orgs, people, org] = await Promise.all([
    subtreeIds(task.orgId),
    orgsById(children.map(({ orgId }) => orgId)),
    peopleById(ids),
    orgNames(),
  ])
  const around = {
    ...{ title: task.title, org: org(task.orgId).name, today: day.today },
    due: plainDate(task.due ?? day.today),
    isWithin: (id: string) => below.includes(id) && orgs.get(id)?.status === 'active',
  }
  const rows = splitProblems(children, around).map(({ row, field, refusal }) => {
    const path = row === null ? 'body.children' : `body.children.${row}.${field}`
    return [path, refusalText(refusal.code, refusal.details)] as const
  })
  const persons = children.map(({ orgId, personId }, row) => {
    const fits = personId === null || handlesFor(people.get(personId), orgId)
    const text = fits ? null : refusalText('task.person', { org: org(orgId).name })
    return [`body.children.${row}.personId`, text] as const
  })
  refuseFields([...rows, ...persons])
}
