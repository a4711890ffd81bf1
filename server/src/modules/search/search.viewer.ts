import type { Id } from '@mingdu/shared/kernel/ids'
import { PUBLIC_KINDS, type SearchKind } from '@mingdu/shared/search/search.states'
import type { Scope } from '../../http/actor'
import type { Segment } from './search.segment'
import { KIND_ORDER } from './search.segment.build'
import type { Sharing } from './search.sharing'

/** How far somebody sees of a kind, and by which units and people an entry may be kept from them. */
export type Sight = Scope & { kept?: ReadonlySet<Id> }

/** How far somebody finds: public kinds always, of the others what lies in their scope and is not kept from them. */
export type Viewer = ReadonlyMap<SearchKind, Sight>

export const ANYBODY: Viewer = new Map()

/** Flags of the kinds that everybody finds, by number of the kind. */
export const OPEN_KINDS = Uint8Array.from(KIND_ORDER, (kind) => (PUBLIC_KINDS.includes(kind) ? 1 : 0))

/**
 * Which entries of a segment a person may know of; the scopes mean what the lists of those records make of them. Entries
 * that are alike in who may see them are looked at once.
 */
export function visibility(segment: Segment, viewer: Viewer): (at: number) => boolean {
  const hidden = KIND_ORDER.map((kind) => new Set(viewer.get(kind)?.hidden))
  const known = new Map<number, boolean>()
  return (at) => {
    const kind = segment.kindOf(at)
    if (OPEN_KINDS[kind] === 1) return true
    const alike = segment.alikeOf(at)
    const sees = known.get(alike) ?? seesOne(segment, at, viewer)
    known.set(alike, sees)
    const apart = hidden[kind]
    return sees && !(apart && apart.size > 0 && apart.has(segment.data.ids.get(at)))
  }
}

function seesOne(segment: Segment, at: number, viewer: Viewer): boolean {
  const scope = viewer.get(KIND_ORDER[segment.kindOf(at)] as SearchKind)
  if (!scope) return false
  const shared = segment.sharing(at)
  if (shared.keptFrom?.some((id) => scope.kept?.has(id))) return false
  return inScope(scope, { orgId: segment.orgId(at), regionId: segment.regionId(at), ...shared })
}

interface Placed extends Sharing {
  orgId: string
  regionId: string
}

function inScope(scope: Scope, { orgId, regionId, coOrgIds, handlerId }: Placed): boolean {
  switch (scope.kind) {
    case 'all':
      return true
    case 'region':
      return regionId === scope.regionId
    case 'orgs':
      return scope.orgIds.includes(orgId) || coOrgIds.some((id) => scope.orgIds.includes(id))
    case 'own':
      return (
        handlerId === scope.accountId ||
        (handlerId === null && orgId === scope.orgId) ||
        coOrgIds.includes(scope.orgId)
      )
  }
}
