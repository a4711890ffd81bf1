import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { Tx } from '../../db/connection'
import type { Scope } from '../../http/actor'
import { findMatter, type MatterDoc } from './matters.repo'

export { itemsDispatched } from './touching.repo'

export interface TouchingMatter {
  id: string
  no: string
  title: string
  regionId: string
  /** The office that set it up. */
  officeId: string
  orgIds: readonly string[]
  dispatchedOn: PlainDate | null
}

/** What 群众核验 keeps of a matter, and what of it decides when they are asked. */
export type AskedMatter = Pick<
  MatterDoc,
  'no' | 'title' | 'leadOrgId' | 'supervisor' | 'state' | 'version' | 'history'
>

/** null out of scope. */
export async function askedMatter(scope: Scope, id: string, tx?: Tx): Promise<AskedMatter | null> {
  const doc = await findMatter(scope, id, tx)
  if (!doc) return null
  const { no, title, leadOrgId, supervisor, state, version, history } = doc
  return { no, title, leadOrgId, supervisor, state, version, history }
}

/** A matter with whom it touches and who asks; null out of scope. */
export async function touchingMatter(scope: Scope, id: string): Promise<TouchingMatter | null> {
  const doc = await findMatter(scope, id)
  if (!doc) return null
  const { no, title, regionId, officeId, orgIds, dispatchedOn } = doc
  return { id, no, title, regionId, officeId, orgIds, dispatchedOn }
}
