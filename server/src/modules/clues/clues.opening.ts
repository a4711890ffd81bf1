import { randomBytes } from 'node:crypto'
import { ROLE_NAMES, scopeOf, type Permission } from '@mingdu/shared/accounts/permissions'
import { CLUE_OPENING_LINES } from '@mingdu/shared/clues/clues.rules'
import type { Tx } from '../../db/connection'
import type { Actor } from '../../http/actor'
import { found, Refused } from '../../refused'
import { openClue, refOf, writeClue, type ClueActing } from './clues.acts'
import type { SealedSender } from './clues.intake'
import { clueScope } from './clues.recusal'
import { readClue, type ClueDoc, type OpeningDoc } from './clues.repo'
import { tellSender } from './clues.telling'

/** How long whoever asked may look, once another role agreed. */
const OPEN_HOURS = 24

export async function askOpening(reason: string, acting: ClueActing, tx: Tx): Promise<ClueDoc> {
  const doc = await openClue('askOpening', acting, tx)
  const { actor, time } = acting
  const opening: OpeningDoc = {
    id: randomBytes(12).toString('hex'),
    ...{ askedBy: refOf(actor), office: actor.orgName, role: roleFor(actor, 'clue.unsealAsk'), reason },
    ...{ askedAt: new Date(time.now()), state: 'asked', decidedBy: null, decidedRole: '', decidedAt: null },
    ...{ note: '', openedAt: [] },
  }
  const openings = [...doc.openings, opening]
  return writeClue(doc, { set: { openings }, what: CLUE_OPENING_LINES.asked, note: reason }, acting, tx)
}

/** Another role decides; whoever sent it reads of it either way. */
export async function decideOpening(
  { approve, note }: { approve: boolean; note: string },
  acting: ClueActing,
  tx: Tx,
): Promise<ClueDoc> {
  const doc = await openClue('decideOpening', acting, tx)
  const at = new Date(acting.time.now())
  const decided = {
    state: approve ? ('approved' as const) : ('refused' as const),
    ...{
      decidedBy: refOf(acting.actor),
      decidedRole: roleFor(acting.actor, 'clue.unseal'),
      decidedAt: at,
      note,
    },
  }
  const openings = doc.openings.map((one) => (one.state === 'asked' ? { ...one, ...decided } : one))
  const what = approve ? CLUE_OPENING_LINES.approved : CLUE_OPENING_LINES.refused
  const written = await writeClue(doc, { set: { openings }, what, note }, acting, tx)
  if (approve) await tellSender(written, 'clueOpened', '有人经批准查看您的身份', { at, box: acting.box }, tx)
  return written
}

/**
 * Who sent it, to whoever asked and was allowed; the sender reads that it was looked at, and when.
 * @throws Refused `record.missing`, `clue.not-opened`
 */
export async function senderOf(
  acting: Omit<ClueActing, 'version'>,
  tx: Tx,
): Promise<{ doc: ClueDoc; sender: SealedSender }> {
  const now = acting.time.now()
  const doc = found(await readClue(clueScope(acting.actor, acting.scope), acting.id, tx))
  const opening = doc.openings.findLast((one) => isOpenTo(one, acting.actor, now))
  if (!opening) throw new Refused('clue.not-opened')
  const openings = doc.openings.map((one) =>
    one.id === opening.id ? { ...one, openedAt: [...one.openedAt, new Date(now)] } : one,
  )
  await writeClue(doc, { set: { openings }, what: CLUE_OPENING_LINES.seen }, acting, tx)
  return { doc, sender: JSON.parse(acting.box.open(doc.senderSealed)) as SealedSender }
}

function isOpenTo({ state, askedBy, decidedAt }: OpeningDoc, actor: Actor, now: number): boolean {
  const mine = askedBy.id === actor.id && !actor.self
  return state === 'approved' && mine && now - (decidedAt?.getTime() ?? 0) < OPEN_HOURS * 3_600_000
}

/** The first of their roles by which they may do this. */
function roleFor({ roles }: Actor, permission: Permission): string {
  const role = roles.find((one) => scopeOf([one], permission) !== null)
  return role ? ROLE_NAMES[role] : ''
}
