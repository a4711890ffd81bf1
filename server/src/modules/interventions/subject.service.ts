import type { SubjectKind } from '@mingdu/shared/interventions/interventions.states'
import type { Tx } from '../../db/connection'
import type { StoredRef } from '../../db/history'
import type { Actor, Scope } from '../../http/actor'
import { found, Refused } from '../../refused'
import { matterParties } from '../matters/parties.service'
import { orgIdsOf, orgsById } from '../orgs/orgs.service'
import { taskSubject } from '../tasks/acts.service'
import type { InterventionDoc } from './interventions.model'

/** What a power is used on, as the request names it. */
export type SubjectInput =
  { kind: 'matter' | 'task' | 'org'; id: string } | { kind: 'meeting' | 'document'; name: string }

/** The same as the record keeps it: with its name, its region and the org it is about. */
export interface FoundSubject {
  subject: InterventionDoc['subject']
  regionId: string
  org: StoredRef | null
}

/** @throws Refused `record.missing` when it is not there or out of scope */
export async function subjectOf(
  input: SubjectInput,
  { scope, actor }: { scope: Scope; actor: Actor },
  tx: Tx,
): Promise<FoundSubject> {
  switch (input.kind) {
    case 'matter': {
      const { no, title, regionId, leadOrgId } = found(await matterParties(scope, input.id, tx))
      return about(input.kind, input.id, { no, name: title, regionId, orgId: leadOrgId })
    }
    case 'task': {
      const { no, title, regionId, orgId } = await taskSubject(scope, input.id, tx)
      return about(input.kind, input.id, { no, name: title, regionId, orgId })
    }
    case 'org': {
      const org = found((await orgsById([input.id])).get(input.id))
      const within = await orgIdsOf(scope)
      if (within !== null && !within.includes(org.id)) throw new Refused('record.missing')
      const more = { no: '', name: org.name, regionId: actor.regionId, orgId: org.id }
      return about(input.kind, org.id, more)
    }
    case 'meeting':
    case 'document': {
      const subject = { kind: input.kind, id: '', no: '', name: input.name }
      return { subject, regionId: actor.regionId, org: null }
    }
  }
}

async function about(
  kind: SubjectKind,
  id: string,
  { no, name, regionId, orgId }: { no: string; name: string; regionId: string; orgId: string },
): Promise<FoundSubject> {
  const org = (await orgsById([orgId])).get(orgId)
  return { subject: { kind, id, no, name }, regionId, org: { id: orgId, name: org?.name ?? '' } }
}
