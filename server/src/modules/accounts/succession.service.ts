import type { Ref } from '@mingdu/shared/kernel/ids'
import type { Tx } from '../../db/connection'
import type { Actor } from '../../http/actor'
import { found } from '../../refused'
import type { BusinessTime } from '../../time'
import { changeAccount, EVERYONE, findAccounts } from './accounts.repo'

/** 单位并入: everyone in use at the org works at the successor from now on; disabled accounts stay where they were. */
export async function succeedPeople(
  { from, to, note }: { from: Ref; to: Ref; note: string },
  { actor, time }: { actor: Actor; time: BusinessTime },
  tx: Tx,
): Promise<string[]> {
  const accounts = await findAccounts(EVERYONE, { orgIds: [from.id], status: 'active' })
  const line = { at: new Date(time.now()), who: actor.name, what: '单位并入', note }
  for (const account of accounts) found(await changeAccount(account, { orgId: to.id }, line, tx))
  return accounts.map(({ _id }) => String(_id))
}
