import type { Id } from '@mingdu/shared/kernel/ids'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { Tx } from '../../db/connection'
import type { SealBox } from '../../seal-box'
import { toldByPhone } from '../citizens/citizens.service'
import { originOf } from '../clues/origin.service'
import { matterInFull } from '../matters/touching.service'
import { tellPeople, type NewMessage } from '../messages/messages.service'
import { orgsById } from '../orgs/orgs.service'
import { insertAsks, readRoster, type AskDoc, type RoundDoc, type WhoAsked } from './confirmations.repo'

interface AskingParts {
  box: SealBox
  at: Date
}

/**
 * Asks everybody who is named now and tells them, by the way their phone is reached: the citizen who signed in with it has
 * WeChat, everybody else a text message.
 * @returns how many
 */
export async function askAll(
  { _id, ...round }: Pick<RoundDoc, '_id' | 'matterId' | 'until'>,
  { box, at }: AskingParts,
  tx: Tx,
): Promise<number> {
  const asked = await insertAsks(String(_id), await everybody(round.matterId, { box, at }, tx), tx)
  await tellAsked(round, asked, 'asked', at, tx)
  return asked.length
}

/** Those who were named, and whoever sent the clue it was made from, once where they are one. */
async function everybody(matterId: Id, { box, at }: AskingParts, tx: Tx): Promise<WhoAsked[]> {
  const roster = await readRoster(matterId, tx)
  const people: WhoAsked[] = []
  for (const { phone } of roster?.people ?? [])
    people.push({ phone, clueId: null, citizenId: await toldByPhone(box.open(phone), { box, at }, tx) })
  const origin = await originOf(matterId, box, tx)
  const known = people.find(({ citizenId }) => citizenId === origin?.citizenId)
  if (origin && known) known.clueId = origin.clueId
  else if (origin) people.push({ phone: '', ...origin })
  return people
}

const TITLES = {
  asked: '请您核验：这件事解决了没有',
  reminder: '请您核验，快要截止了',
} as const

/** Nothing of what the matter is about, and no name: it is read on lock screens. The link is made when it is sent. */
export async function tellAsked(
  { matterId, until }: Pick<RoundDoc, 'matterId' | 'until'>,
  asked: readonly AskDoc[],
  what: keyof typeof TITLES,
  at: Date,
  tx: Tx,
): Promise<void> {
  const matter = await matterInFull(matterId, tx)
  if (!matter || asked.length === 0) return
  const org = await officeOf(matter.officeId)
  const reached = asked.filter(({ citizenId }) => citizenId !== '')
  const messages = reached.map((ask): NewMessage => {
    const id = String(ask._id)
    return {
      ...{ kind: 'confirmationAsked', recipientIds: [ask.citizenId], title: TITLES[what] },
      subject: { kind: 'matter', id: matterId, no: matter.no, name: '办理结果核验' },
      dedupe: dedupeOf(id, what),
      body: `${matter.no}报告已办好。解决没有，请您在 ${until ?? ''} 以前说一句；督查室看不到是谁说的。`,
      target: { kind: 'confirmation', id },
      ...{ light: null, due: until, remaining: '', sender: org.name, org },
    }
  })
  await tellPeople(messages, at, tx)
}

/** What a message to one person of a round is found by. */
export function dedupeOf(askId: Id, what: keyof typeof TITLES): string {
  return `confirmation:${askId}:${what}`
}

async function officeOf(officeId: Id): Promise<{ id: Id; name: string }> {
  return { id: officeId, name: (await orgsById([officeId])).get(officeId)?.name ?? '' }
}

/** The round as it is when it begins. */
export function askingFrom(
  today: PlainDate,
  until: PlainDate,
): Pick<RoundDoc, 'state' | 'opensOn' | 'until' | 'tally' | 'reminded'> {
  return { state: 'asking', opensOn: today, until, tally: null, reminded: false }
}
