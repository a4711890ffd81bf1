import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { MatterBody } from '@mingdu/shared/matters/matters.schema'
import type { StoredRef } from '../../db/history'
import type { Actor } from '../../http/actor'
import { newMatterId, type MatterDoc } from './matters.repo'

/** A new matter: a draft without number, tree or clock. */
export function blankMatter(
  body: Omit<MatterBody, 'supervisorId' | 'due'> & { supervisor: StoredRef; due: PlainDate },
  actor: Actor,
  at: Date,
): MatterDoc {
  const { title, category, basis, leadOrgId, supervisor, due, note } = body
  return {
    ...{ title, category, basis, leadOrgId, supervisor, due, note },
    _id: newMatterId(),
    version: 1,
    regionId: actor.regionId,
    no: '',
    state: 'draft',
    orgIds: [leadOrgId],
    createdBy: { id: actor.id, name: actor.name },
    createdAt: at,
    approvedBy: null,
    approvedAt: null,
    dispatchedAt: null,
    dispatchedOn: null,
    completedBy: null,
    completedOn: null,
    conclusion: '',
    closedBy: null,
    verifierIds: [],
    verified: 0,
    claimed: 0,
    counts: { total: 0, done: 0, red: 0, yellow: 0 },
    light: 'grey',
    lightRank: 0,
    lightOn: null,
    wasRed: false,
    scannedAs: '',
    history: [{ at, who: actor.name, what: '立项', note: basis.text, version: 1 }],
    changedAt: at,
  }
}
