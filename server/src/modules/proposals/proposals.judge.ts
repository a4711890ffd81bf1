import { codeRefusal, elementRefusal } from '@mingdu/shared/catalog/catalog.rules'
import { changedCount } from '@mingdu/shared/kernel/diff'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import { contentRefusal, kindRefusal } from '@mingdu/shared/powers/power.rules'
import type { PowerContent } from '@mingdu/shared/powers/powers.schema'
import type { ChangeKind } from '@mingdu/shared/powers/powers.states'
import type { Tx } from '../../db/connection'
import type { Actor, Scope } from '../../http/actor'
import { Refused, refuseIf } from '../../refused'
import type { BusinessTime } from '../../time'
import { catalogSettings } from '../catalog/catalog.service'
import { isActiveOrg, regionIdOf } from '../orgs/orgs.service'
import { diffContents, powerForChange, powerOfCode, reaches, resembledBy } from '../powers/changing.service'
import { openForCode, readProposal, type ProposalDoc } from './proposals.repo'

/** Who proposes, how far they may, and when. */
export interface Proposing {
  actor: Actor
  /** Of `power.propose`. */
  scope: Scope
  time: BusinessTime
}

/** What is proposed, before it was judged. */
export interface Wish {
  kind: ChangeKind
  powerId: string | null
  basis: { text: string; fileIds: readonly string[] }
  effectiveOn: string | null
  content: PowerContent | ((before: PowerContent) => PowerContent)
}

/** Everything of a proposal that its wish decides. */
export type Judged = Pick<
  ProposalDoc,
  'regionId' | 'orgId' | 'code' | 'name' | 'content' | 'changes' | 'resembles' | 'baseNo' | 'templateIds'
>

/** These change where a power stands, never what it says. */
const CONTENT_STAYS: readonly ChangeKind[] = ['keep', 'handDown', 'cancel']

/**
 * Judges a wish by every rule there is, and writes nothing. `proposal` is the one that is edited; null for a new one.
 * @throws Refused when it may not be proposed
 */
export async function judgeWish(
  wish: Wish,
  { scope }: Pick<Proposing, 'scope'>,
  proposal: Pick<ProposalDoc, '_id'> | null,
  tx: Tx,
): Promise<Judged> {
  const id = proposal && String(proposal._id)
  const power = wish.powerId === null ? null : await powerForChange(scope, wish.powerId, tx)
  refuseIf(kindRefusal(wish.kind, power))
  if (power?.openProposal && power.openProposal.id !== id) throw await openRefused(power, scope, tx)
  const content = contentOf(wish, power?.content ?? null)
  refuseIf(classifiedRefusal(JSON.stringify([content, wish.basis.text])))
  if (!CONTENT_STAYS.includes(wish.kind)) await refuseContent(content, scope, power)
  if (!power) await refuseCode(content, id, tx)
  const changes = changedCount(await diffContents(power?.content ?? null, content))
  if (wish.kind === 'adjust' && changes === 0) throw new Refused('proposal.no-change')
  const renamed = power === null || power.content.name !== content.name
  return {
    regionId: power?.regionId ?? (await regionIdOf(content.orgId)),
    ...{ orgId: content.orgId, code: content.code, name: content.name, content, changes },
    resembles: renamed ? await resembledBy(content, wish.powerId) : null,
    baseNo: power?.lastNo ?? null,
    templateIds: newTemplates(content, power?.content ?? null),
  }
}

/** Those of the version before are attached and open already, whoever brought them. */
function newTemplates(content: PowerContent, before: PowerContent | null): string[] {
  const known = templatesOf(before)
  return templatesOf(content).filter((id) => !known.includes(id))
}

function templatesOf(content: PowerContent | null): string[] {
  const ids = (content?.materials ?? []).map(({ templateId }) => templateId)
  return [...new Set(ids.filter((id) => id !== null))]
}

async function openRefused(
  power: { name: string; openProposal: { id: string } | null },
  scope: Scope,
  tx: Tx,
) {
  const open = power.openProposal && (await readProposal(scope, power.openProposal.id, tx))
  return new Refused('proposal.open', { name: power.name, no: open?.no ?? '' })
}

/** A published code is kept as it is. */
function contentOf({ kind, content }: Wish, before: PowerContent | null): PowerContent {
  if (before && CONTENT_STAYS.includes(kind)) return before
  if (typeof content !== 'function') return before ? { ...content, code: before.code } : content
  if (!before) throw new Error('only a power in the list has a content to start from')
  return content(before)
}

async function refuseContent(
  content: PowerContent,
  scope: Scope,
  power: { regionId: string } | null,
): Promise<void> {
  const known = (await isActiveOrg(content.orgId)) && (await reaches(scope, content.orgId))
  const sameRegion = !power || (await regionIdOf(content.orgId)) === power.regionId
  if (!known || !sameRegion) throw new Refused('power.org')
  refuseIf(contentRefusal(content))
  refuseIf(elementRefusal(content, await catalogSettings()))
}

async function refuseCode(content: PowerContent, id: string | null, tx: Tx): Promise<void> {
  const { code } = content
  const regionId = await regionIdOf(content.orgId)
  const taken = (await powerOfCode(regionId, code, tx)) ?? (await openForCode(regionId, code, id, tx))
  if (taken) throw new Refused('power.code-taken', { code, name: taken.name })
  refuseIf(codeRefusal(code, await catalogSettings()))
}
