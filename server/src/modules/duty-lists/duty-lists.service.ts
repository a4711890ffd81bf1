import type { DutyList, DutyListContent, PublicDutyList } from '@mingdu/shared/duty-lists/duty-lists.api'
import {
  disputedBoundaries,
  orgsOfBoundaries,
  powersOfServices,
  publishDutyListRefusal,
  strayServices,
  versionOn,
} from '@mingdu/shared/duty-lists/duty-lists.rules'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import type { Tx } from '../../db/connection'
import { scopeFor, type Actor, type Scope } from '../../http/actor'
import { found, Refused, refuseIf, refuseStale } from '../../refused'
import type { BusinessTime } from '../../time'
import { orgIdsOf, orgsById, regionIdOf, type OrgNode } from '../orgs/orgs.service'
import { powerRefs } from '../powers/powers.service'
import {
  changeDutyList,
  dutyListVersions,
  insertDutyList,
  insertVersion,
  readDutyList,
  readDutyListVersion,
  type DutyListDoc,
  type VersionHead,
} from './duty-lists.repo'

export { publishedLists } from './duty-lists.repo'

/** Which version is asked for: by number, or the one that held on a day; else the newest. */
export interface WhichVersion {
  no?: number | undefined
  asOf?: string | undefined
}

/** Who acts on the list of which org. */
export interface DutyListAct {
  orgId: string
  version: number
  scope: Scope
  actor: Actor
  time: BusinessTime
}

/** The list of an org with its draft; 404 for an org out of scope. */
export async function viewDutyList(
  { orgId, scope, actor }: Pick<DutyListAct, 'orgId' | 'scope' | 'actor'>,
  which: WhichVersion,
  tx?: Tx,
): Promise<DutyList> {
  const org = await orgInScope(orgId, scope)
  const [list, shown] = await Promise.all([readDutyList(orgId, tx), shownVersion(orgId, which, tx)])
  const mayEdit = await reaches(actor, 'dutyList.write', orgId)
  const mayPublish = await reaches(actor, 'power.publish', orgId)
  const draft = mayEdit || mayPublish ? (list?.draft ?? null) : null
  return {
    org: { id: org.id, name: org.name },
    version: list?.version ?? 0,
    ...shown,
    draft,
    ...(await namesIn([shown.published?.content, draft], tx)),
    mayEdit,
    mayPublish,
  }
}

/** What everybody reads of it. */
export async function publicDutyList(orgId: string, which: WhichVersion): Promise<PublicDutyList> {
  const org = found((await orgsById([orgId])).get(orgId))
  const shown = await shownVersion(orgId, which)
  return {
    org: { id: org.id, name: org.name },
    ...shown,
    ...(await namesIn([shown.published?.content])),
  }
}

/**
 * @throws Refused `text.classified`, `org.inactive` for a boundary with an org that is none, `dutyList.power` with the
 * fields of services whose power nobody can look up, `version.stale`
 */
export async function saveDutyList(content: DutyListContent, act: DutyListAct, tx: Tx): Promise<OrgNode> {
  const org = await orgInScope(act.orgId, act.scope)
  refuseIf(classifiedRefusal(JSON.stringify(content)))
  const others = orgsOfBoundaries(content)
  if ((await orgsById(others)).size < others.length) throw new Refused('org.inactive')
  const regionId = await regionIdOf(org.id)
  refuseStray(await servicesAstray(content, regionId, tx), 'body.content.services')
  const line = { at: new Date(act.time.now()), who: act.actor.name, what: '保存草稿', note: '' }
  const list = await readDutyList(act.orgId, tx)
  refuseStale({ version: list?.version ?? 0, history: list?.history ?? [] }, act.version)
  if (list) found(await changeDutyList(list, { draft: content }, line, tx))
  else await insertDutyList({ orgId: org.id, regionId, draft: content }, line, tx)
  return org
}

/** The draft becomes the next version, in force from today. @throws Refused `dutyList.draft`, `dutyList.empty`, `dutyList.power` */
export async function publishDutyList(basis: string, act: DutyListAct, tx: Tx): Promise<OrgNode> {
  const org = await orgInScope(act.orgId, act.scope)
  const list = found(await readDutyList(act.orgId, tx))
  refuseStale(list, act.version)
  refuseIf(publishDutyListRefusal(list.draft))
  const content = found(list.draft)
  // a power may have been cancelled since the draft was saved
  refuseStray(await servicesAstray(content, list.regionId, tx))
  const at = new Date(act.time.now())
  await insertVersion(versionDoc(list, content, { basis, at, act }), tx)
  const set = { draft: null, no: list.no + 1, disputed: disputedBoundaries(content) }
  const line = { at, who: act.actor.name, what: `公布第 ${list.no + 1} 版`, note: basis }
  found(await changeDutyList(list, set, line, tx))
  return org
}

function versionDoc(
  { orgId, no }: DutyListDoc,
  content: DutyListContent,
  { basis, at, act }: { basis: string; at: Date; act: DutyListAct },
) {
  const from = act.time.today()
  return { orgId, no: no + 1, from, basis, content, publishedAt: at, publishedBy: act.actor.name }
}

async function shownVersion(orgId: string, { no, asOf }: WhichVersion, tx?: Tx) {
  const versions = await dutyListVersions(orgId, tx)
  const wanted = asOf === undefined ? (no ?? versions[0]?.no) : versionOn(versions, asOf)?.no
  const doc = wanted === undefined ? null : await readDutyListVersion(orgId, wanted, tx)
  if (no !== undefined && !doc) throw new Refused('power.version')
  return {
    published: doc && { ...headOf(doc), content: doc.content },
    versions: versions.map(headOf),
  }
}

function headOf({ no, from, publishedAt }: VersionHead) {
  return { no, from, publishedAt: publishedAt.toISOString() }
}

async function orgInScope(orgId: string, scope: Scope): Promise<OrgNode> {
  const reach = await orgIdsOf(scope)
  if (reach && !reach.includes(orgId)) throw new Refused('record.missing')
  return found((await orgsById([orgId])).get(orgId))
}

async function reaches(
  actor: Actor,
  permission: 'dutyList.write' | 'power.publish',
  orgId: string,
): Promise<boolean> {
  const scope = scopeFor(actor, permission)
  if (!scope) return false
  const reach = await orgIdsOf(scope)
  return reach === null || reach.includes(orgId)
}

/** Services that name a power which the public does not find in the list of this region. */
async function servicesAstray(content: DutyListContent, regionId: string, tx: Tx) {
  const powers = await powerRefs(powersOfServices(content), tx)
  return strayServices(content, (id) => {
    const power = powers.get(id)
    return power?.state === 'inForce' && power.regionId === regionId
  })
}

/** @param path where the services stand in what was sent; a draft that is published was sent before */
function refuseStray(stray: readonly { at: number; title: string }[], path?: string): void {
  if (stray.length === 0) return
  const titles = stray.map(({ title }) => title)
  const refused = new Refused('dutyList.power', {
    count: titles.length,
    titles: titles.slice(0, 5).join('、'),
  })
  const message = '这个权力事项不在本区现行的权力清单里，请另选一个，或者不选'
  if (path !== undefined)
    refused.fields = stray.map(({ at }) => ({ path: `${path}.${at}.powerId`, rule: 'custom', message }))
  throw refused
}

/** How the orgs and powers that contents speak of are called today. */
async function namesIn(contents: readonly (DutyListContent | null | undefined)[], tx?: Tx) {
  const some = contents.filter((content) => content != null)
  const [orgs, powers] = await Promise.all([
    orgsById(some.flatMap(orgsOfBoundaries)),
    powerRefs(some.flatMap(powersOfServices), tx),
  ])
  return {
    orgNames: Object.fromEntries([...orgs.values()].map(({ id, name }) => [id, name])),
    powers: Object.fromEntries([...powers.values()].map(({ id, code, name }) => [id, { code, name }])),
  }
}
