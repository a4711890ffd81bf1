import type { Id } from '@mingdu/shared/kernel/ids'
import type { SearchQuery, SearchResult } from '@mingdu/shared/search/search.api'
import type { SearchKind } from '@mingdu/shared/search/search.states'
import { scopeFor, type Actor } from '../../http/actor'
import type { Parts } from '../../parts'
import { Refused } from '../../refused'
import { allOrgs, subtreeIds } from '../orgs/orgs.service'
import { SearchFollower } from './search.follow'
import { answer } from './search.answer'
import { idsFound, type ListOf } from './search.ids'
import type { SearchSource } from './search.source'
import { ANYBODY, type Sight, type Viewer } from './search.viewer'
import { loadDictionary } from './search.words'

export type { SearchEntry, SearchSource } from './search.source'
export { noteSearchChange, noteSearchReload } from './search.changes.repo'

/** How often a server looks for changes, in ms: what is written shows everywhere within two seconds. */
export const LOOK_EVERY_MS = 400

interface Opened {
  follower: SearchFollower
  sources: readonly SearchSource[]
}

/** The index belongs to the parts of a server: two servers in one process have one each. */
const opened = new WeakMap<Parts, Opened>()

/** Gives a server its index. Its first turn loads it, each further one follows the changes. */
export async function openSearch(parts: Parts, sources: readonly SearchSource[]): Promise<SearchFollower> {
  await loadDictionary()
  const follower = new SearchFollower(sources, parts.log)
  opened.set(parts, { follower, sources })
  return follower
}

/** What anybody may find. @throws Refused `search.loading` */
export function searchPublic(parts: Parts, query: SearchQuery): Promise<SearchResult> {
  return search(parts, query, () => ANYBODY)
}

/** What an official may find: the public kinds, and the others as far as each scope goes. @throws Refused `search.loading` */
export function searchAll(parts: Parts, query: SearchQuery, actor: Actor): Promise<SearchResult> {
  return search(parts, query, (sources) => viewerOf(actor, sources))
}

/**
 * Ids of the entries of a list that hold all the words, within what the person may know of; of more than `most` the newest.
 * For a list whose words are looked for here.
 * @throws Refused `search.loading`
 */
export async function idsHolding(
  parts: Parts,
  q: string,
  list: ListOf,
  actor: Actor,
  most: number,
): Promise<Id[]> {
  const here = opened.get(parts)
  if (!here?.follower.index.ready) throw new Refused('search.loading')
  const asked = { viewer: viewerOf(actor, here.sources), orgs: await allOrgs() }
  return idsFound(here.follower.index.segments, q, list, asked, most)
}

async function search(
  parts: Parts,
  query: SearchQuery,
  viewer: (sources: readonly SearchSource[]) => Viewer,
): Promise<SearchResult> {
  const here = opened.get(parts)
  if (!here?.follower.index.ready) throw new Refused('search.loading')
  const [orgs, orgIds] = await Promise.all([
    allOrgs(),
    query.orgId === undefined ? null : subtreeIds(query.orgId),
  ])
  const filters = { kind: query.kind ?? null, type: query.type ?? null, orgIds: orgIds && new Set(orgIds) }
  return answer(here.follower.index.segments, query, { viewer: viewer(here.sources), filters, orgs })
}

function viewerOf(actor: Actor, sources: readonly SearchSource[]): Viewer {
  const scopes = new Map<SearchKind, Sight>()
  const kept = new Set([...actor.reader.accountIds, ...actor.reader.orgIds])
  for (const { kind, permission } of sources) {
    const scope = permission ? scopeFor(actor, permission) : null
    if (scope) scopes.set(kind, { ...scope, kept })
  }
  return scopes
}
