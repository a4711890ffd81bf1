import { directiveNo } from '@mingdu/shared/directives/directives.numbers'
import { directiveRefusal } from '@mingdu/shared/directives/directives.rules'
import { DIRECTIVE_LEVELS, type DirectiveLevel } from '@mingdu/shared/directives/directives.states'
import { formatDateZh, plainDate } from '@mingdu/shared/kernel/plain-date'
import { percentText } from '@mingdu/shared/kernel/progress'
import { numberYear } from '@mingdu/shared/matters/matters.numbers'
import { TASK_STATES } from '@mingdu/shared/tasks/tasks.states'
import type { Tx } from '../../db/connection'
import type { Scope } from '../../http/actor'
import { refuseIf } from '../../refused'
import type { BusinessTime } from '../../time'
import {
  noteOnTask,
  openAct,
  orgRef,
  regionOfTask,
  tellTask,
  type OpenAct,
  type TaskAct,
} from '../tasks/acts.service'
import { directiveNumbers, insertDirective, type DirectiveDoc } from './directives.repo'

export interface DirectiveInput {
  level: DirectiveLevel
  demand: string
  due: string
  meeting: string
}

/** Before the transaction: the series of the number exists. */
export async function prepareDirective(
  { level }: Pick<DirectiveInput, 'level'>,
  { id, scope, time }: { id: string; scope: Scope; time: BusinessTime },
): Promise<string> {
  const series = `${await regionOfTask(scope, id)} ${level} ${numberYear(time.today())}`
  await directiveNumbers.open(series)
  return series
}

/**
 * 发督查通知: numbered, kept as it was said, written into the task's history and told to who acts and their head.
 * @throws Refused `directive.limit`, `directive.meeting`, `auth.forbidden` and what `openAct` refuses
 */
export async function issueDirective(
  input: DirectiveInput,
  series: string,
  act: TaskAct,
  prefix: string,
  tx: Tx,
): Promise<DirectiveDoc> {
  const opened = await openAct('directive', act, tx, input.demand, input.meeting)
  const { task, person, moment } = opened
  refuseIf(directiveRefusal(input, task, person, moment.today))
  const no = directiveNo(
    prefix,
    input.level,
    numberYear(moment.today),
    await directiveNumbers.take(series, tx),
  )
  const doc = await insertDirective(await docOf(no, input, opened, act), tx)
  const what = `发${DIRECTIVE_LEVELS[input.level]}通知`
  await noteOnTask(opened, act, what, `${no}，${input.due} 前办理：${input.demand}`, tx)
  await tellTask(opened, act, tx, {
    kind: 'directiveIssued',
    dedupe: `directive:${no}`,
    heading: `${DIRECTIVE_LEVELS[input.level]}通知`,
    body: `${no}。请于 ${formatDateZh(plainDate(input.due))}前办理：${input.demand}。`,
  })
  return doc
}

async function docOf(
  no: string,
  { level, demand, due, meeting }: DirectiveInput,
  { task, by, at, moment }: OpenAct,
  { actor }: TaskAct,
): Promise<Omit<DirectiveDoc, '_id'>> {
  const facts = {
    ...{ no: task.no, title: task.title, matter: task.matterTitle, basis: task.basis },
    due: task.due ?? '',
    state: TASK_STATES[task.state],
    verified: percentText(task.verified / 100),
  }
  return {
    ...{ no, level, demand, due, meeting: level === 'interview' ? meeting : '', facts },
    ...{ regionId: task.regionId, taskId: String(task._id), org: await orgRef(task.orgId) },
    ...{ issuedAt: new Date(at), issuedOn: moment.today, issuedBy: by, issuer: actor.orgName },
    ...{ owner: null, passed: [], received: null, answered: null },
  }
}
