import type { caseFiguresApi } from '@mingdu/shared/cases/figures.api'
import type { DeclaredCases } from '@mingdu/shared/cases/figures.schema'
import type { Body } from '@mingdu/shared/kernel/endpoint'
import type { Tx } from '../../db/connection'
import type { Actor, Scope } from '../../http/actor'
import { found, Refused, refuseStale } from '../../refused'
import type { BusinessTime } from '../../time'
import { orgIdsOf, orgsById } from '../orgs/orgs.service'
import { changeDeclared, insertDeclared, readDeclared, type DeclaredDoc } from './declared.repo'

/**
 * What a unit declares of a month that is over or under way.
 * @throws Refused `record.missing` for a unit out of scope, `version.stale`, `input.invalid` for a month to come
 */
export async function declareCases(
  { orgId, month, total, version }: Body<typeof caseFiguresApi.declare>,
  { scope, actor, time }: { scope: Scope; actor: Actor; time: BusinessTime },
  tx: Tx,
): Promise<DeclaredDoc> {
  const within = await orgIdsOf(scope)
  if (within !== null && !within.includes(orgId)) throw new Refused('record.missing')
  found((await orgsById([orgId])).get(orgId) ?? null)
  if (month > time.today().slice(0, 7)) throw monthRefused()
  const by = { id: actor.id, name: actor.name }
  const line = { at: new Date(time.now()), who: actor.name, what: '申报办件数', note: `${total} 件` }
  const known = await readDeclared(orgId, month, tx)
  if (!known) {
    if (version !== 0) throw new Refused('record.missing')
    return insertDeclared({ orgId, month, total, by }, line, tx)
  }
  refuseStale(known, version)
  return found(await changeDeclared(known, { total, by }, line, tx))
}

export function declaredView(doc: DeclaredDoc, orgName: string): DeclaredCases {
  const { orgId, month, total, version, by, changedAt } = doc
  return { org: { id: orgId, name: orgName }, month, total, version, by, at: changedAt.toISOString() }
}

function monthRefused(): Refused {
  const refused = new Refused('input.invalid', { count: 1 })
  refused.fields = [{ path: 'body.month', rule: 'max', message: '不能申报还没有开始的月份' }]
  return refused
}
export type { DeclaredDoc }
