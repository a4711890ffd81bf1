import { lastDayOf, reminderDue, tallyText } from '@mingdu/shared/confirmations/confirmations.rules'
import { AFTER_STOPPED, CONFIRMATION_STATES } from '@mingdu/shared/confirmations/confirmations.states'
import { inTransaction, type Tx } from '../../db/connection'
import type { Parts } from '../../parts'
import { lookBackNow } from '../matters/look-backs.now.service'
import { matterInFull } from '../matters/touching.service'
import { tellPeople } from '../messages/messages.service'
import { currentRules } from '../rules/rules.service'
import { askAll, tellAsked } from './confirmations.asking'
import { askingRounds, asksOf, changeRound, reachedRounds, type RoundDoc } from './confirmations.repo'
import { standing } from './gate.service'

const AT_ONCE = 100

type JobParts = Pick<Parts, 'time' | 'box'>

/**
 * Opens what has come, reminds those who have not answered, ends what is over. It may be stopped and called again at any
 * time. @returns how many it moved
 */
export async function turnConfirmations(parts: JobParts): Promise<number> {
  return (await openReached(parts)) + (await turnAsked(parts))
}

async function openReached(parts: JobParts): Promise<number> {
  let opened = 0
  for (;;) {
    const docs = await reachedRounds(parts.time.today(), AT_ONCE)
    for (const doc of docs) if (await inTransaction((tx) => open(doc, parts, tx))) opened += 1
    if (docs.length < AT_ONCE) return opened
  }
}

async function open(doc: RoundDoc, { time, box }: JobParts, tx: Tx): Promise<boolean> {
  const { values } = await currentRules()
  const until = lastDayOf(time.today(), values)
  const opened = await changeRound(doc, { state: 'asking', until }, tx)
  if (!opened) return false
  await askAll(opened, { box, at: new Date(time.now()) }, tx)
  return true
}

async function turnAsked(parts: JobParts): Promise<number> {
  let moved = 0
  for (let after: RoundDoc | undefined; ;) {
    const docs = await askingRounds(after?._id ?? null, AT_ONCE)
    for (const doc of docs) if (await inTransaction((tx) => turn(doc, parts, tx))) moved += 1
    after = docs.at(-1)
    if (docs.length < AT_ONCE) return moved
  }
}

async function turn(doc: RoundDoc, parts: JobParts, tx: Tx): Promise<boolean> {
  return (await end(doc, parts, tx)) || (await remind(doc, parts, tx))
}

/** Once, whoever has not answered. */
async function remind(doc: RoundDoc, { time }: JobParts, tx: Tx): Promise<boolean> {
  const { opensOn, until, reminded } = doc
  if (reminded || until === null || !reminderDue({ opensOn, until }, time.today())) return false
  if (!(await changeRound(doc, { reminded: true }, tx))) return false
  const silent = (await asksOf([String(doc._id)], tx)).filter(({ answer }) => answer === null)
  await tellAsked(doc, silent, 'reminder', new Date(time.now()), tx)
  return silent.length > 0
}

/** 督查 is told what came of it; what people deny after 销号 is looked at at once, and a 反弹 reopens the number. */
async function end(doc: RoundDoc, { time }: JobParts, tx: Tx): Promise<boolean> {
  const { state, tally } = await standing(doc, time.today(), tx)
  if (state === 'asking') return false
  if (!(await changeRound(doc, { state, tally }, tx))) return false
  if (state === 'stopped' && AFTER_STOPPED[doc.round] === 'lookBack')
    await lookBackNow(doc.matterId, doc.round === 'first' ? 1 : 2, time, tx)
  await tellEnd({ ...doc, state }, tallyText(doc.round, tally), new Date(time.now()), tx)
  return true
}

/** Whoever supervises it today: since the round was written down that may be another person. */
async function tellEnd(doc: RoundDoc, said: string, at: Date, tx: Tx): Promise<void> {
  const { supervisor } = (await matterInFull(doc.matterId, tx)) ?? doc
  const message = {
    kind: 'matterMoved' as const,
    recipientIds: [supervisor.id],
    subject: { kind: 'matter' as const, id: doc.matterId, no: doc.no, name: doc.title },
    dedupe: `confirmation:${String(doc._id)}`,
    title: `${CONFIRMATION_STATES[doc.state]}：${doc.title}`,
    body: `${doc.no}群众核验截止。${said}。`,
    target: { kind: 'matter' as const, id: doc.matterId },
    ...{ light: null, due: null, remaining: '', sender: '系统' },
  }
  await tellPeople([message], at, tx)
}
