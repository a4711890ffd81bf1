import { lastDayOf, tallyText } from '@mingdu/shared/confirmations/confirmations.rules'
import { AFTER_STOPPED, CONFIRMATION_STATES } from '@mingdu/shared/confirmations/confirmations.states'
import { inTransaction, type Tx } from '../../db/connection'
import type { BusinessTime } from '../../time'
import { lookBackNow } from '../matters/look-backs.now.service'
import { tellPeople } from '../messages/messages.service'
import { currentRules } from '../rules/rules.service'
import {
  askingRounds,
  changeRound,
  insertAsks,
  reachedRounds,
  readRoster,
  type RoundDoc,
} from './confirmations.repo'
import { standing } from './gate.service'

const AT_ONCE = 100

/** Opens what has come, ends what is over. It may be stopped and called again at any time. @returns how many it moved */
export async function turnConfirmations(time: BusinessTime): Promise<number> {
  return (await openReached(time)) + (await endOver(time))
}

async function openReached(time: BusinessTime): Promise<number> {
  let opened = 0
  for (;;) {
    const docs = await reachedRounds(time.today(), AT_ONCE)
    for (const doc of docs) if (await inTransaction((tx) => open(doc, time, tx))) opened += 1
    if (docs.length < AT_ONCE) return opened
  }
}

async function open(doc: RoundDoc, time: BusinessTime, tx: Tx): Promise<boolean> {
  const { values } = await currentRules()
  const until = lastDayOf(time.today(), values)
  if (!(await changeRound(doc, { state: 'asking', until }, tx))) return false
  const roster = await readRoster(doc.matterId, tx)
  await insertAsks(String(doc._id), roster?.people ?? [], tx)
  return true
}

async function endOver(time: BusinessTime): Promise<number> {
  let ended = 0
  for (let after: RoundDoc | undefined; ;) {
    const docs = await askingRounds(after?._id ?? null, AT_ONCE)
    for (const doc of docs) if (await inTransaction((tx) => end(doc, time, tx))) ended += 1
    after = docs.at(-1)
    if (docs.length < AT_ONCE) return ended
  }
}

/** 督查 is told what came of it; what people deny after 销号 is looked at at once, and a 反弹 reopens the number. */
async function end(doc: RoundDoc, time: BusinessTime, tx: Tx): Promise<boolean> {
  const { state, tally } = await standing(doc, time.today(), tx)
  if (state === 'asking') return false
  if (!(await changeRound(doc, { state, tally }, tx))) return false
  const said = tallyText(doc.round, tally)
  if (state === 'stopped' && AFTER_STOPPED[doc.round] === 'lookBack')
    await lookBackNow(doc.matterId, doc.round === 'first' ? 1 : 2, time, tx)
  const message = {
    kind: 'matterMoved' as const,
    recipientIds: [doc.supervisor.id],
    subject: { kind: 'matter' as const, id: doc.matterId, no: doc.no, name: doc.title },
    dedupe: `confirmation:${String(doc._id)}`,
    title: `${CONFIRMATION_STATES[state]}：${doc.title}`,
    body: `${doc.no}群众核验截止。${said}。`,
    target: { kind: 'matter' as const, id: doc.matterId },
    ...{ light: null, due: null, remaining: '', sender: '系统' },
  }
  await tellPeople([message], new Date(time.now()), tx)
  return true
}
