import type { Ref } from '@mingdu/shared/kernel/ids'
import { refusalText } from '@mingdu/shared/kernel/refusals'
import { POWER_STATES } from '@mingdu/shared/powers/powers.states'
import type { Tx } from '../../db/connection'
import type { Signer } from '../../http/actor'
import { found } from '../../refused'
import type { BusinessTime } from '../../time'
import { regionIdOf } from '../orgs/orgs.service'
import { contentAt } from './changing.service'
import { headsById } from './powers.bulk.repo'
import type { PowerDoc } from './powers.model'
import { powersInForce } from './powers.service'
import { writeVersions } from './powers.write'

export interface PowerOfOrg {
  id: string
  no: string
  title: string
  state: string
  due: string | null
}

/** Powers in force at an org as a list shows them, and those of them of which a published version waits for its day. */
export async function powersOfOrg(
  orgId: string,
  tx?: Tx,
): Promise<{ all: PowerOfOrg[]; waiting: PowerOfOrg[] }> {
  const heads = await headsOf(orgId, tx)
  return { all: heads.map(rowOf), waiting: heads.filter(({ upcoming }) => upcoming !== null).map(rowOf) }
}

/** One power that did not move, and why. */
export interface PowerLeft {
  id: string
  no: string
  title: string
  why: string
}

/**
 * 单位并入: the version in force goes on under the successor as the next version, which names the merger as its basis;
 * every version before it stays as it was published. Powers in `skip` are left alone.
 */
export async function succeedPowers(
  { from, to, note }: { from: Ref; to: Ref; note: string },
  { limit, skip }: { limit: number; skip: ReadonlySet<string> },
  { actor, time }: { actor: Signer; time: BusinessTime },
  tx: Tx,
): Promise<{ moved: number; left: PowerLeft[] }> {
  const heads = (await headsOf(from.id, tx)).filter(({ _id }) => !skip.has(String(_id))).slice(0, limit)
  if (heads.length === 0) return { moved: 0, left: [] }
  const rows = await Promise.all(
    heads.map(async ({ _id, lastNo, version }) => {
      const id = String(_id)
      const content = found(await contentAt(id, lastNo, tx))
      return { content: { ...content, orgId: to.id }, existing: { id, no: lastNo, version } }
    }),
  )
  const today = time.today()
  const by = { name: actor.name, at: new Date(time.now()), today }
  const stamp = { regionId: await regionIdOf(to.id), from: today, basis: note, by, kind: 'adjust' as const }
  const written = await writeVersions(rows, stamp, tx)
  const left = heads.flatMap((head, i) => {
    const refusal = written[i]?.refusal
    return refusal ? [{ ...rowOf(head), why: refusalText(refusal.code, refusal.details) }] : []
  })
  return { moved: heads.length - left.length, left }
}

/** The roster may lag behind another process: what counts is the record. */
async function headsOf(orgId: string, tx?: Tx): Promise<PowerDoc[]> {
  const ids = (await powersInForce({ kind: 'orgs', orgIds: [orgId] })).map(({ id }) => id)
  const heads = await headsById(ids, tx)
  return heads
    .filter((head) => head.orgId === orgId && head.state === 'inForce')
    .sort((a, b) => (a.code < b.code ? -1 : 1))
}

function rowOf({ _id, code, name, state, upcoming }: PowerDoc): PowerOfOrg {
  return { id: String(_id), no: code, title: name, state: POWER_STATES[state], due: upcoming?.from ?? null }
}
