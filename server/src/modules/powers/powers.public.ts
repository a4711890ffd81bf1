import type { PublicPower } from '@mingdu/shared/powers/powers.schema'
import type { ChangeKind } from '@mingdu/shared/powers/powers.states'
import type { Scope } from '../../http/actor'
import { found } from '../../refused'
import { guidesOfPower } from '../guides/guides.service'
import { orgsById } from '../orgs/orgs.service'
import { rowsById } from './powers.repo'
import { orgReach } from './powers.scope'
import { showPower, stateOf, type WhichVersion } from './powers.read'
import { rowViews, versionView } from './powers.view'
import { rosterPage, rowFilter, type RosterFilter } from './roster'

/** What is published is for everybody, wherever it was published. */
export const PUBLIC: Scope = { kind: 'all' }

interface PublicQuery {
  orgId?: string | undefined
  type?: string | undefined
  kind?: ChangeKind | undefined
  changedIn?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** What the public browses: powers in force; with a month, every change that took effect in it. */
export async function publicPage({ cursor, limit, changedIn, ...query }: PublicQuery) {
  const shown = changedIn === undefined ? nowShown(query) : changedWithin(changedIn)
  const sort = changedIn === undefined ? 'code' : 'changed'
  const reach = await orgReach(PUBLIC, query.orgId)
  const { ids, ...page } = await rosterPage(both(shown, rowFilter(query)), reach, { sort, cursor, limit })
  const items = await rowViews(await rowsById(ids))
  return { ...page, items: items.map(({ version: _version, openProposal: _open, ...row }) => row) }
}

function nowShown({ kind }: Pick<PublicQuery, 'kind'>): RosterFilter {
  const gone = kind === 'cancel' || kind === 'handDown'
  return { key: 'now', matches: ({ state }) => gone || state === 'inForce' }
}

function changedWithin(month: string): RosterFilter {
  return { key: month, matches: ({ from, state }) => from.startsWith(`${month}-`) && state !== 'planned' }
}

function both(a: RosterFilter, b: RosterFilter): RosterFilter {
  return { key: `${a.key} ${b.key}`, matches: (row) => a.matches(row) && b.matches(row) }
}

/** A power as everybody reads it, at any version ever published; nothing of who did it or how it came about. */
export async function publicPower(id: string, which: WhichVersion, today: string): Promise<PublicPower> {
  const { head, versions, shown, content } = await showPower(PUBLIC, id, which)
  const org = found((await orgsById([shown.orgId])).get(shown.orgId))
  return {
    id,
    ...{ code: shown.code, name: shown.name, kind: shown.kind, content },
    org: { id: org.id, name: org.name },
    state: shown.no === head.no ? head.state : stateOf(shown, today),
    shown: withoutPerson(shown),
    versions: versions.map(withoutPerson),
    guides: await guidesOfPower(id),
  }
}

function withoutPerson(doc: Parameters<typeof versionView>[0]) {
  const { publishedBy: _publishedBy, ...view } = versionView(doc)
  return view
}
