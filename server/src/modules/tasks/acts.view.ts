import { dateInShanghai } from '@mingdu/shared/kernel/plain-date'
import {
  chargedDays,
  helpsFor,
  NO_ACTS,
  receivedAt,
  returnUntil,
  taskActs,
  type ActMoment,
} from '@mingdu/shared/tasks/acts.rules'
import type { KeptCoWork, TaskActs } from '@mingdu/shared/tasks/acts.schema'
import type { ActingPerson } from '@mingdu/shared/tasks/tasks.rules'
import { actFacts } from './tasks.facts'
import type { TaskDoc } from './tasks.repo'
import { pick, type Files } from './viewing.service'

/** What happened to a task beside its reports, newest first, and what the reader may do. */
export function actsView(
  doc: TaskDoc,
  children: readonly TaskDoc[],
  person: ActingPerson,
  moment: ActMoment,
  files: Files,
): TaskActs {
  const facts = actFacts(doc, children)
  const { designated, handbacks, extensions, coWork, moves, urges } = facts.acts
  const received = designated ? null : receivedAt(facts)
  return {
    allowed: taskActs(facts, person, moment),
    designated,
    returnUntil: received === null ? null : new Date(returnUntil(received, moment.calendar)).toISOString(),
    handbacks: [...handbacks].reverse(),
    extensions: [...extensions]
      .reverse()
      .map(({ fileIds, ...extension }) => ({ ...extension, files: pick(files, fileIds) })),
    coWork: coWork.map(({ fileIds, ...work }) => ({
      ...work,
      files: pick(files, fileIds),
      late: isLate(work, moment),
      mine: work.state === 'open' && helpsFor(work.org.id, person),
    })),
    moves: [...moves].reverse(),
    urges: [...urges].reverse(),
    charged: chargedDays(facts.acts),
  }
}

export function actFileIds({ acts = NO_ACTS }: Pick<TaskDoc, 'acts'>): string[] {
  return [...acts.extensions, ...acts.coWork].flatMap(({ fileIds }) => fileIds)
}

/** Open or answered after its deadline. */
function isLate({ due, doneAt }: Omit<KeptCoWork, 'fileIds'>, { today }: ActMoment): boolean {
  return (doneAt === null ? today : dateInShanghai(Date.parse(doneAt))) > due
}
