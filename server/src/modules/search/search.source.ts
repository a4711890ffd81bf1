import type { Permission } from '@mingdu/shared/accounts/permissions'
import type { Id } from '@mingdu/shared/kernel/ids'
import type { SearchKind } from '@mingdu/shared/search/search.states'

/** One record as the search knows it. */
export interface SearchEntry {
  kind: SearchKind
  id: Id
  /** The record whose page is opened: the power of a duty, else the record itself. */
  openId: Id
  title: string
  /** Code or number; '' for none. */
  code: string
  /** What else may be searched for: content of a duty, names of bases, requirement of a task. */
  text: string
  type: string
  regionId: Id
  /** The org that leads; names are read from the tree when shown. */
  orgId: Id
  /** Other orgs that may see it, and the person it is in the hands of: for kinds that are not public. */
  coOrgIds?: readonly Id[]
  handlerId?: Id | null
  /** Units and people it is kept from, whatever their scope. */
  keptFrom?: readonly Id[]
  /** What its list narrows it by, without spaces: `state:received`. */
  facets?: readonly string[]
}

/** How a feature makes its records searchable; composed in `server/src/search-sources.ts`. */
export interface SearchSource {
  kind: SearchKind
  /** For a kind that is not public: who holds this finds it, as far as its scope goes. Without it nobody does. */
  permission?: Permission
  /** Every record that may be found now, in portions. */
  readAll(): AsyncIterable<readonly SearchEntry[]>
  /** The records among `ids` that may be found; what is missing is gone. */
  readSome(ids: readonly Id[]): Promise<readonly SearchEntry[]>
}
