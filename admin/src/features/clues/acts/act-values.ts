import type { CluePriority } from '@mingdu/shared/clues/clues.rules'
import type { Clue } from '@mingdu/shared/clues/clues.schema'
import type { ClueKind, ClueResolution } from '@mingdu/shared/clues/clues.states'
import type { RatingLevel } from '@mingdu/shared/ratings/ratings.states'
import { api } from '../../../api/client.gen'
import type { DialogAct } from './act-words'

/** The fields of all acts, by the names the server knows. */
export interface ActValues {
  reason?: string
  text?: string
  note?: string
  to?: string
  orgId?: string
  designated?: boolean
  workdays?: number | null
  suggestedOrgId?: string | null
  /** 办结, or sent back for another try. */
  close?: boolean
  reached?: boolean
  resolution?: ClueResolution
  level?: RatingLevel | null
  title?: string
  leadOrgId?: string
  supervisorId?: string
  due?: string
  approve?: boolean
}

/** Every act over the version that was seen. */
export function performAct(
  act: DialogAct,
  { id, version }: Clue,
  values: ActValues,
  idempotencyKey: string,
): Promise<Clue> {
  const at = { params: { id }, idempotencyKey }
  const reason = values.reason?.trim() ?? ''
  const text = values.text?.trim() ?? ''
  const note = values.note?.trim() ?? ''
  switch (act) {
    case 'dispatch':
      return api.clueActs.dispatch({ ...at, body: { version, note, ...target(values) } })
    case 'decline':
      return api.clueActs.decline({ ...at, body: { version, reason } })
    case 'transferOut':
      return api.clueActs.transferOut({ ...at, body: { version, reason, to: values.to?.trim() ?? '' } })
    case 'withdraw':
      return api.clueActs.withdraw({ ...at, body: { version, reason } })
    case 'sign':
      return api.clueActs.sign({ ...at, body: { version } })
    case 'giveBack': {
      const body = { version, reason, suggestedOrgId: values.suggestedOrgId ?? null }
      return api.clueActs.giveBack({ ...at, body })
    }
    case 'acceptBack':
    case 'refuseBack':
      return api.clueActs.decideBack({ ...at, body: { version, accept: act === 'acceptBack', note } })
    case 'note':
      return api.clueActs.note({ ...at, body: { version, text } })
    case 'answer':
      return api.clueActs.answer({ ...at, body: { version, text } })
    case 'callBack':
      return values.close === false
        ? api.clueActs.redo({ ...at, body: { version, reason: note } })
        : api.clueActs.callBack({ ...at, body: { version, note, ...found(values) } })
    case 'redo':
      return api.clueActs.redo({ ...at, body: { version, reason } })
    case 'reopen':
      return api.clueActs.reopen({ ...at, body: { version, reason } })
    case 'toMatter':
      return api.clueActs.toMatter({ ...at, body: { version, ...matter(values) } })
    case 'askOpening':
      return api.clueActs.askOpening({ ...at, body: { version, reason } })
    case 'decideOpening': {
      const body = { version, approve: values.approve === true, note }
      return api.clueActs.decideOpening({ ...at, body })
    }
  }
}

function target({ orgId = '', designated = false, workdays }: ActValues) {
  return { orgId, designated, ...(workdays == null ? {} : { workdays }) }
}

/** Who was not reached said nothing. */
function found({ reached = false, resolution = 'unsolved', level = null }: ActValues) {
  return { reached, resolution, level: reached ? level : null }
}

function matter({ title = '', leadOrgId = '', supervisorId = '', due = '' }: ActValues) {
  return { title: title.trim(), leadOrgId, supervisorId, due }
}

/** What triage finds out. */
export interface TriageValues {
  kind: ClueKind
  priority: CluePriority
  keywords: string[]
  concernedOrgIds: string[]
  concernedAccountIds: { value: string }[]
  /** Why somebody is taken out of whom it is about. */
  narrowing?: string
  publicText?: string
}

/** Names of whom it was about and, by what was chosen now, is not any more. */
export function takenOut({ concerned: { orgs, people } }: Clue, chosen: readonly string[]): string[] {
  return [...orgs, ...people].flatMap(({ id, name }) => (chosen.includes(id) ? [] : [name]))
}

export function performTriage(
  { id, version }: Clue,
  { concernedAccountIds, narrowing = '', publicText = '', ...values }: TriageValues,
  idempotencyKey: string,
): Promise<Clue> {
  const people = concernedAccountIds.map(({ value }) => value)
  const said = publicText.trim()
  return api.clueActs.triage({
    params: { id },
    body: {
      ...{ version, ...values, concernedAccountIds: people, narrowing: narrowing.trim() },
      publicText: said === '' ? null : said,
    },
    idempotencyKey,
  })
}
