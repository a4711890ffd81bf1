import type { Ref } from '@mingdu/shared/kernel/ids'
import { coDue, NO_ACTS } from '@mingdu/shared/tasks/acts.rules'
import type { KeptActs, KeptCoWork } from '@mingdu/shared/tasks/acts.schema'
import type { DayFacts } from '@mingdu/shared/tasks/clock.rules'
import type { TaskDoc } from './tasks.model'

/** 协办 of a task that is dispatched: each helping org with its share of the window; undefined where none helps. */
export function coActs(
  { leaf, coOrgIds, due }: Pick<TaskDoc, 'leaf' | 'coOrgIds' | 'due'>,
  by: { name: string; at: Date },
  sharePercent: number,
  { today, calendar }: DayFacts,
  org: (id: string) => Ref,
): KeptActs | undefined {
  if (!leaf || due === null || coOrgIds.length === 0) return undefined
  const sub = coDue(today, due, sharePercent, calendar)
  return { ...NO_ACTS, coWork: coOrgIds.map((id) => openCo(org(id), '', sub, by)) }
}

export function openCo(org: Ref, demand: string, due: string, by: { name: string; at: Date }): KeptCoWork {
  return {
    ...{ org, demand, due, askedAt: by.at.toISOString(), askedBy: by.name },
    ...{ state: 'open', answer: '', fileIds: [], doneAt: null, doneBy: null },
  }
}
