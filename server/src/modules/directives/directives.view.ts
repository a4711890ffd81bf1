import type { Directive } from '@mingdu/shared/directives/directives.api'
import {
  answeredLate,
  directiveActs,
  directiveLight,
  directiveState,
} from '@mingdu/shared/directives/directives.rules'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { workdayBefore } from '@mingdu/shared/kernel/work-calendar'
import type { Tx } from '../../db/connection'
import type { Actor } from '../../http/actor'
import type { BusinessTime } from '../../time'
import { currentCalendar } from '../calendar/calendar.service'
import { filesById } from '../files/files.service'
import { actingPerson } from '../tasks/acting.service'
import { tasksHeld } from '../tasks/acts.service'
import { pick } from '../tasks/viewing.service'
import type { DirectiveDoc } from './directives.repo'
import { directiveFacts, ownerOf } from './owner.service'

interface Reading {
  actor: Actor
  time: Pick<BusinessTime, 'today'>
}

/** With what this reader may do; their tasks and files in one look-up each. */
export async function directiveViews(
  docs: readonly DirectiveDoc[],
  { actor, time }: Reading,
  tx?: Tx,
): Promise<Directive[]> {
  const [tasks, files, calendar] = await Promise.all([
    tasksHeld(
      docs.map(({ taskId }) => taskId),
      tx,
    ),
    filesById(docs.flatMap(({ answered }) => answered?.fileIds ?? [])),
    currentCalendar(),
  ])
  const [person, today] = [actingPerson(actor), time.today()]
  return docs.map((doc) => {
    const facts = directiveFacts(doc)
    const task = tasks.get(doc.taskId)
    const { received, answered } = doc
    return {
      ...paperView(doc),
      task: { id: doc.taskId, no: doc.facts.no, title: doc.facts.title },
      ...{ owner: ownerOf(doc), passed: passedView(doc) },
      state: directiveState(facts, today),
      light: directiveLight(facts, today, workdayBefore(calendar, plainDate(doc.due), 1)),
      received: received ? { by: received.by, at: received.at.toISOString() } : null,
      answered: answered
        ? {
            ...{ by: answered.by, at: answered.at.toISOString(), text: answered.text },
            ...{ files: pick(files, answered.fileIds), late: answeredLate(facts) },
          }
        : null,
      allowedActs: task ? directiveActs(facts, task, person) : [],
    }
  })
}

function passedView({ passed }: DirectiveDoc): Directive['passed'] {
  return (passed ?? []).map(({ at, ...one }) => ({ ...one, at: at.toISOString() }))
}

/** What was issued and never changes. */
export function paperView({ _id, issuedAt, ...doc }: DirectiveDoc) {
  const { no, level, org, demand, due, meeting, issuedBy } = doc
  return {
    id: String(_id),
    ...{ no, level, org, demand, due, meeting, issuedBy },
    issuedAt: issuedAt.toISOString(),
  }
}
