import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import { MATTER_LINES } from '@mingdu/shared/matters/closing.rules'
import type { MatterBody } from '@mingdu/shared/matters/matters.schema'
import type { StoredRef } from '../../db/history'
import type { Actor } from '../../http/actor'
import { newMatterId, type MatterDoc } from './matters.repo'

/** A new matter: a draft without number, tree or clock. */
export function blankMatter(
  body: Omit<MatterBody, 'supervisorId' | 'due' | 'classified'> & { supervisor: StoredRef; due: PlainDate },
  actor: Pick<Actor, 'id' | 'name' | 'orgId' | 'orgName' | 'regionId'>,
  at: Date,
): MatterDoc {
  const { title, category, basis, plan, leadOrgId, supervisor, due, note, jointOfficeId } = body
  return {
    ...{ title, category, basis, plan, leadOrgId, supervisor, due, note },
    _id: newMatterId(),
    version: 1,
    regionId: actor.regionId,
    planRow: null,
    no: '',
    state: 'draft',
    orgIds: [leadOrgId],
    createdBy: { id: actor.id, name: actor.name },
    officeId: actor.orgId,
    jointOfficeId,
    createdAt: at,
    approvedBy: null,
    approvedAt: null,
    dispatchedAt: null,
    dispatchedOn: null,
    completedBy: null,
    completedOn: null,
    conclusion: '',
    closedBy: null,
    closing: null,
    overlap: null,
    relapses: 0,
    keptFrom: [],
    verifierIds: [],
    handlerIds: [],
    verified: 0,
    claimed: 0,
    counts: { total: 0, done: 0, red: 0, yellow: 0 },
    light: 'grey',
    lightRank: 0,
    lightUntil: null,
    wasRed: false,
    scannedAs: '',
    history: [
      {
        at,
        who: actor.name,
        what: MATTER_LINES.created,
        note: basis.text,
        office: actor.orgName,
        version: 1,
      },
    ],
    changedAt: at,
  }
}
