import type { ClueResolution, ClueState } from '@mingdu/shared/clues/clues.states'
import type { ExchangeClueBody } from '@mingdu/shared/exchange/exchange.schema'
import type { Tx } from '../../db/connection'
import type { SealBox } from '../../seal-box'
import type { BusinessTime } from '../../time'
import { orgsById } from '../orgs/orgs.service'
import { takeClue, type PartnerSender } from './clues.intake'
import { shutFromOrg } from './clues.recusal'
import { cluesByIds } from './clues.repo'
import { tellSupervisors } from './clues.telling'

/** 线索 as other systems send and follow them. */

type Said = Omit<ExchangeClueBody, 'no' | 'classified' | 'reporter'> &
  Pick<PartnerSender, 'source' | 'regionId' | 'origin'> & { reporter: PartnerSender['person'] }

/**
 * Takes a clue of another system in; from whom it is kept follows from the same rules as for the public.
 * @throws Refused `text.classified`
 */
export async function takePartnerClue(
  { source, regionId, origin, reporter, ...said }: Said,
  taking: { time: BusinessTime; box: SealBox },
  tx: Tx,
): Promise<{ id: string; no: string }> {
  const content = { ...said, concernedOrgIds: [], fileTickets: [] }
  const sender = { identity: 'partner', source, regionId, origin, person: reporter } as const
  const doc = await takeClue(content, sender, taking, tx)
  await tellSupervisors(doc, '由对接单位转来，待分办', new Date(taking.time.now()), tx)
  return { id: String(doc._id), no: doc.no }
}

/** How far a clue is, for the system that sent it: no office and no person. */
export async function clueStatusOf(
  id: string,
): Promise<{ state: ClueState; answer: string | null; resolution: ClueResolution | null } | null> {
  const [doc] = await cluesByIds([id])
  return doc ? { state: doc.state, answer: doc.answer?.text ?? null, resolution: doc.resolution } : null
}

/** Those of these clues that are kept from a unit, as they are kept from everybody in it. */
export async function keptFromOrg(clueIds: readonly string[], orgId: string): Promise<ReadonlySet<string>> {
  const org = (await orgsById([orgId])).get(orgId)
  const docs = await cluesByIds([...new Set(clueIds)])
  const judged = await Promise.all(
    // a unit nobody knows is shut from everything
    docs.map(async (doc) => (!org || (await shutFromOrg(doc.shut, org)) ? [String(doc._id)] : [])),
  )
  return new Set(judged.flat())
}
