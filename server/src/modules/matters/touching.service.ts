import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { Scope } from '../../http/actor'
import { findMatter } from './matters.repo'

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

/** A matter with whom it touches and who asks; null out of scope. */
export async function touchingMatter(scope: Scope, id: string): Promise<TouchingMatter | null> {
  const doc = await findMatter(scope, id)
  if (!doc) return null
  const { no, title, regionId, officeId, orgIds, dispatchedOn } = doc
  return { id, no, title, regionId, officeId, orgIds, dispatchedOn }
}
