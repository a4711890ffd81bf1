import type { DutyListContent } from '@mingdu/shared/duty-lists/duty-lists.api'
import { joinContents } from '@mingdu/shared/duty-lists/duty-lists.rules'
import type { Ref } from '@mingdu/shared/kernel/ids'
import type { Tx } from '../../db/connection'
import type { Signer } from '../../http/actor'
import { found } from '../../refused'
import type { BusinessTime } from '../../time'
import { regionIdOf } from '../orgs/orgs.service'
import { changeDutyList, insertDutyList, readDutyList, readDutyListVersion } from './duty-lists.repo'

/** The 责任清单 of an org as a list shows it; none where nothing was ever written. */
export async function dutyListOfOrg(orgId: string, name: string, tx?: Tx) {
  const list = await readDutyList(orgId, tx)
  if (!list || !(list.draft ?? list.no > 0)) return []
  const state = list.no > 0 ? `第 ${list.no} 版` : '草稿'
  return [{ id: orgId, no: '', title: `${name}责任清单`, state, due: null }]
}

/**
 * 单位并入: what the org is responsible for comes into the draft of the successor, to be put in order and published there;
 * the published versions of both stay as they are.
 * @returns how many lists were joined
 */
export async function succeedDutyList(
  { from, to, note }: { from: Ref; to: Ref; note: string },
  { actor, time }: { actor: Signer; time: BusinessTime },
  tx: Tx,
): Promise<number> {
  const left = await newestOf(from.id, tx)
  if (!left) return 0
  const list = await readDutyList(to.id, tx)
  const draft = joinContents(await newestOf(to.id, tx), left, from.id, to.id)
  const line = { at: new Date(time.now()), who: actor.name, what: '单位并入', note }
  if (list) found(await changeDutyList(list, { draft }, line, tx))
  else await insertDutyList({ orgId: to.id, regionId: await regionIdOf(to.id), draft }, line, tx)
  return 1
}

/** What is being written, or else what is published. */
async function newestOf(orgId: string, tx: Tx): Promise<DutyListContent | null> {
  const list = await readDutyList(orgId, tx)
  if (!list) return null
  if (list.draft) return list.draft
  return (await readDutyListVersion(orgId, list.no, tx))?.content ?? null
}
