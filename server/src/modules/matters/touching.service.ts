import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { VerifyMethod } from '@mingdu/shared/tasks/tasks.states'
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
  | 'no'
  | 'title'
  | 'regionId'
  | 'leadOrgId'
  | 'officeId'
  | 'orgIds'
  | 'handlerIds'
  | 'supervisor'
  | 'conclusion'
  | 'state'
  | 'version'
  | 'history'
> & {
  /** How 督查 verified 办结; null: not yet. */
  method: VerifyMethod | null
}

/** null out of scope. */
export async function askedMatter(scope: Scope, id: string, tx?: Tx): Promise<AskedMatter | null> {
  const doc = await findMatter(scope, id, tx)
  if (!doc) return null
  const { no, title, regionId, leadOrgId, officeId, orgIds, handlerIds, supervisor, conclusion } = doc
  const { state, version, history, closing } = doc
  return {
    ...{ no, title, regionId, leadOrgId, officeId, orgIds, supervisor, conclusion, state, version, history },
    handlerIds: handlerIds ?? [],
    method: closing?.verified?.method ?? null,
  }
}

/** For acts of the product itself and for whom a link was given; whom it is kept from has neither. */
export function matterInFull(id: string, tx?: Tx): Promise<AskedMatter | null> {
  return askedMatter({ kind: 'all' }, id, tx)
}

/** A matter with whom it touches and who asks; null out of scope. */
export async function touchingMatter(scope: Scope, id: string): Promise<TouchingMatter | null> {
  const doc = await findMatter(scope, id)
  if (!doc) return null
  const { no, title, regionId, officeId, orgIds, dispatchedOn } = doc
  return { id, no, title, regionId, officeId, orgIds, dispatchedOn }
}
