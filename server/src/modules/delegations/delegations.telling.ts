import type { DelegationAct } from '@mingdu/shared/delegations/delegations.states'
import { dateInShanghai, shanghaiTime } from '@mingdu/shared/kernel/plain-date'
import type { Tx } from '../../db/connection'
import type { Actor } from '../../http/actor'
import { tellPeople } from '../messages/messages.service'
import type { DelegationDoc } from './delegations.repo'

const TITLES = {
  give: '请您代办',
  accept: '代办授权已接受',
  decline: '代办授权被谢绝',
  revoke: '代办授权已收回',
  giveUp: '代办授权已交回',
} as const satisfies Record<DelegationAct | 'give', string>

/** Tells the other of the two what happened, in the transaction of the act. */
export async function tellOther(
  act: DelegationAct | 'give',
  doc: DelegationDoc,
  actor: Actor,
  at: Date,
  tx: Tx,
): Promise<void> {
  const other = actor.id === doc.principal.id ? doc.delegate : doc.principal
  const id = String(doc._id)
  const message = {
    kind: 'delegationMoved' as const,
    recipientIds: [other.id],
    subject: { kind: 'delegation' as const, id, no: '', name: `代 ${doc.principal.name}` },
    dedupe: `v${doc.version}`,
    title: `${TITLES[act]}：${actor.name}`,
    body: `${doc.delegate.name} 代 ${doc.principal.name}，${periodText(doc)}。原因：${doc.reason}`,
    target: { kind: 'delegation' as const, id },
    ...{ light: null, due: null, remaining: '', sender: actor.orgName },
  }
  await tellPeople([message], at, tx)
}

function periodText({ from, until }: DelegationDoc): string {
  return `${minuteText(from.getTime())} 至 ${minuteText(until.getTime())}`
}

function minuteText(epochMs: number): string {
  return `${dateInShanghai(epochMs)} ${shanghaiTime(epochMs)}`
}
