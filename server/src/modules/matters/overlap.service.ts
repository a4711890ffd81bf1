import { addDays } from '@mingdu/shared/kernel/plain-date'
import { isBeyond, OVERLAP_KINDS, overlapOf, type AskingMatter } from '@mingdu/shared/matters/overlap.rules'
import type { Overlap, Overlaps } from '@mingdu/shared/matters/overlap.schema'
import type { Tx } from '../../db/connection'
import { found, Refused } from '../../refused'
import { orgsById } from '../orgs/orgs.service'
import { currentRules } from '../rules/rules.service'
import { readTree, type TaskDoc } from '../tasks/tree.service'
import { orgNames } from '../tasks/viewing.service'
import { askedSince, findMatter, type AskingDoc, type MatterDoc } from './matters.repo'
import type { MatterAct } from './matters.service'

/** Before 派单: what each org of the tree was asked of late, and what of it speaks against asking again. */
export async function overlapsOf(
  id: string,
  { scope, time }: Pick<MatterAct, 'scope' | 'time'>,
): Promise<Overlaps> {
  const matter = found(await findMatter(scope, id))
  return overlapsOfMatter(matter, await readTree(id), { scope, time })
}

/**
 * The overlap that whoever issues signs for; null when nothing was found.
 * @throws Refused `matter.overlap` when something was found and no reason is given
 */
export async function signedOverlap(
  matter: MatterDoc,
  tree: readonly TaskDoc[],
  reason: string,
  { actor, scope, time }: Pick<MatterAct, 'actor' | 'scope' | 'time'>,
  tx: Tx,
): Promise<MatterDoc['overlap']> {
  const overlaps = await overlapsOfMatter(matter, tree, { scope, time }, tx)
  if (overlaps.found.length === 0) return null
  if (reason.length < LEAST_REASON)
    throw new Refused('matter.overlap', { days: overlaps.days, count: overlaps.found.length })
  const by = { id: actor.id, name: actor.name }
  return { found: overlaps.found, reason, by, at: new Date(time.now()) }
}

const LEAST_REASON = 5

async function overlapsOfMatter(
  matter: MatterDoc,
  tree: readonly TaskDoc[],
  { scope, time }: Pick<MatterAct, 'scope' | 'time'>,
  tx?: Tx,
): Promise<Overlaps> {
  const { values } = await currentRules()
  const orgIds = [...new Set([matter.leadOrgId, ...tree.map(({ orgId }) => orgId)])]
  const since = addDays(time.today(), -values.overlapDays)
  const others = await askedSince(orgIds, since, [String(matter._id), ...(scope.hidden ?? [])], tx)
  const mine = asking(matter)
  const [orgs, name] = await Promise.all([orgsById([...orgIds, mine.officeId]), orgNames()])
  const office = orgs.get(mine.officeId)
  const { regionId } = matter
  return {
    days: values.overlapDays,
    found: orgIds.flatMap((id) => {
      const org = orgs.get(id)
      const beyond =
        office && org && isBeyond({ ...office, regionId }, org)
          ? [beyondOf(name(id), name(office.id).name)]
          : []
      const same = others.filter((other) => other.orgIds.includes(id))
      return [...beyond, ...same.flatMap((other) => sameOf(mine, other, name(id), name))]
    }),
    asked: orgIds.map((id) => ({
      org: name(id),
      matters: others.filter((other) => other.orgIds.includes(id)).map((other) => rowOf(other, name)),
    })),
  }
}

type Name = Awaited<ReturnType<typeof orgNames>>

function sameOf(mine: AskingMatter, doc: AskingDoc, org: Overlap['org'], name: Name): Overlap[] {
  const other = asking(doc)
  const kind = overlapOf(mine, other)
  if (kind === null) return []
  const lead = name(doc.leadOrgId).name
  const by = other.officeId === mine.officeId ? '' : `，由${name(other.officeId).name || '另一部门'}交办`
  const why = kind === 'repeated' ? '已交办过相近的事项' : `相近的事项由${lead}牵头${by}`
  return [{ kind, org, other: { ...rowOf(doc, name), lead }, why: `${OVERLAP_KINDS[kind]}：${why}` }]
}

function beyondOf(org: Overlap['org'], office: string): Overlap {
  return {
    kind: 'beyond',
    org,
    other: null,
    why: `${OVERLAP_KINDS.beyond}：${org.name}不在${office}的督查范围内`,
  }
}

function asking({ title, basis, leadOrgId, officeId, createdBy }: AskingDoc): AskingMatter {
  return { title, basis: basis.text, leadOrgId, officeId: officeId || createdBy.id }
}

/** Of what another office asked no more than number, title, day and office is shown. */
function rowOf({ _id, no, title, dispatchedOn, officeId, jointOfficeId }: AskingDoc, name: Name) {
  const offices = [officeId, jointOfficeId ?? ''].flatMap((id) => (id === '' ? [] : [name(id).name]))
  return { id: String(_id), no, title, on: dispatchedOn ?? '', office: offices.join('、') }
}
