import type { Id } from '@mingdu/shared/kernel/ids'
import { basisKindsNamed } from '@mingdu/shared/matters/basis.rules'
import { wordsOf } from '@mingdu/shared/search/query-box.rules'
import { peopleNamed } from '../accounts/accounts.service'
import { matterIdsOfBasis } from '../matters/basis.service'
import { allOrgs, subtreeIds, withMerged } from '../orgs/orgs.service'
import type { AskedWord, Named } from './tasks.filters'

export type { AskedWord, Named }

interface AskedNames {
  q?: string | undefined
  orgId?: string | undefined
  lead?: string | undefined
  person?: string | undefined
  source?: string | undefined
  region?: string | undefined
}

/** What the names in a query stand for. The scope stays with the list: a name opens nothing. */
export async function namedOf(asked: AskedNames): Promise<Named> {
  const { q, orgId, lead, person, source, region } = asked
  const [words, orgIds, leadIds, regionOrgIds, personIds, basis] = await Promise.all([
    askedWords(q),
    orgId === undefined ? null : withMerged([orgId]),
    lead === undefined ? null : orgIdsNamed(lead),
    region === undefined ? null : orgIdsOfRegion(region),
    person === undefined ? null : peopleNamed(person),
    source === undefined ? null : sourceOf(source),
  ])
  return { words, orgIds, leadIds, regionOrgIds, personIds, source: basis }
}

/** Each word with the orgs whose name holds it. */
export function askedWords(q: string | undefined): Promise<AskedWord[]> {
  return Promise.all(wordsOf(q ?? '').map(async (text) => ({ text, orgIds: await orgIdsNamed(text) })))
}

/** Orgs whose name or short name holds the text, with those that went up in them. */
async function orgIdsNamed(text: string): Promise<readonly Id[]> {
  const orgs = await allOrgs()
  const named = orgs.filter(({ name, shortName }) => name.includes(text) || shortName.includes(text))
  return withMerged(named.map(({ id }) => id))
}

/** Regions and 街道 of this name with everything below them. */
async function orgIdsOfRegion(text: string): Promise<Id[]> {
  const orgs = await allOrgs()
  const places = orgs.filter(
    ({ kind, name, shortName }) =>
      (kind === 'region' || kind === 'street') && (name.includes(text) || shortName.includes(text)),
  )
  const ids = await Promise.all(places.map(({ id }) => subtreeIds(id)))
  return [...new Set(ids.flat())]
}

async function sourceOf(text: string): Promise<NonNullable<Named['source']>> {
  const kinds = basisKindsNamed(text)
  return { text, matterIds: kinds.length > 0 ? await matterIdsOfBasis(kinds) : [] }
}
