import type { Page } from '@mingdu/shared/kernel/page'
import type {
  FieldDiff,
  Power,
  PowerContent,
  PowerRow,
  PowerVersion,
} from '@mingdu/shared/powers/powers.schema'
import { STATE_AFTER, type ChangeKind, type PowerState } from '@mingdu/shared/powers/powers.states'
import { stateOn, versionOn } from '@mingdu/shared/powers/versions.rules'
import type { Tx } from '../../db/connection'
import { scopeFor, type Actor, type Scope } from '../../http/actor'
import { found, Refused } from '../../refused'
import type { BusinessTime } from '../../time'
import { scoredGuidesOfPower } from '../guides/guides.service'
import { orgsById } from '../orgs/orgs.service'
import { dutiesAt } from './duties.repo'
import { pickListFields } from './powers.build'
import type { PowerDoc, VersionDoc } from './powers.model'
import { listAsOf, readPower, readVersions, rowsById } from './powers.repo'
import { orgReach, powerFilter, reaches, type PowerFilter } from './powers.scope'
import { contentOf, diffContents, rowView, rowViews, versionView } from './powers.view'
import { rosterPage, rowFilter } from './roster'

export interface ListQuery extends PowerFilter {
  asOf?: string | undefined
  sort: 'code' | 'changed'
  cursor?: string | undefined
  limit: number
}

/** The list as it is, or as it stood on another day. */
export async function powersPage(scope: Scope, query: ListQuery, today: string): Promise<Page<PowerRow>> {
  const { asOf, sort, cursor, limit } = query
  const page = { sort, cursor, limit }
  if (asOf !== undefined && asOf !== today) {
    const found = await listAsOf(await powerFilter(scope, query), asOf, page)
    return { ...found, items: await rowViews(found.items) }
  }
  const { ids, ...found } = await rosterPage(rowFilter(query), await orgReach(scope, query.orgId), page)
  return { ...found, items: await rowViews(await rowsById(ids)) }
}

/** Which version is asked for: by number, or the one that held on a day; else the one in force. */
export interface WhichVersion {
  no?: number | undefined
  asOf?: string | undefined
}

/** A power with one of its versions in full. */
export interface ShownPower {
  head: PowerDoc
  versions: VersionDoc[]
  shown: VersionDoc
  content: PowerContent
}

/** @throws Refused `record.missing` out of scope, `power.version` for a version that never was */
export async function showPower(scope: Scope, id: string, which: WhichVersion, tx?: Tx): Promise<ShownPower> {
  const head = found(await readPower(id, tx))
  if (!(await reaches(scope, head.orgId))) throw new Refused('record.missing')
  const versions = await readVersions(id, tx)
  const wanted = which.no ?? (which.asOf === undefined ? head.no : versionOn(versions, which.asOf)?.no)
  const shown = versions.find(({ no }) => no === wanted)
  if (!shown) throw new Refused('power.version')
  const duties = (await dutiesAt([{ powerId: id, no: shown.no }], tx)).get(id) ?? []
  return { head, versions, shown, content: contentOf(shown, duties) }
}

/** A power as those who are signed in see it. */
export async function powerView(
  { head, versions, shown, content }: ShownPower,
  actor: Actor,
  time: BusinessTime,
): Promise<Power> {
  const orgs = await orgsById([shown.orgId])
  const row =
    shown.no === head.no ? head : { ...head, ...pickListFields(shown), state: stateOf(shown, time.today()) }
  const id = String(head._id)
  return {
    ...rowView({ ...row, id, rowId: id }, orgs.get(shown.orgId)?.name ?? ''),
    content,
    shown: versionView(shown),
    versions: versions.map(versionView),
    history: head.history.map(({ at, who, what, note }) => ({ at: at.toISOString(), who, what, note })),
    guides: await scoredGuidesOfPower(id),
    mayPropose: await mayPropose(actor, head.orgId),
  }
}

/** Where the power stood while this version was the newest. */
export function stateOf(version: { kind: ChangeKind; from: string }, today: string): PowerState {
  return version.from > today ? stateOn(version, today) : STATE_AFTER[version.kind]
}

/** Two versions of a power field by field. @throws Refused `power.same-version`, `power.version` */
export async function diffVersions(
  scope: Scope,
  id: string,
  { from, to }: { from: number; to: number },
): Promise<{ from: PowerVersion; to: PowerVersion; fields: FieldDiff[] }> {
  if (from === to) throw new Refused('power.same-version')
  const [was, is] = [await showPower(scope, id, { no: from }), await showPower(scope, id, { no: to })]
  const fields = await diffContents(was.content, is.content)
  return { from: versionView(was.shown), to: versionView(is.shown), fields }
}

async function mayPropose(actor: Actor, orgId: string): Promise<boolean> {
  const scope = scopeFor(actor, 'power.propose')
  return scope !== null && reaches(scope, orgId)
}
