import { randomInt } from 'node:crypto'
import type { clueIntakeApi } from '@mingdu/shared/clues/clue-intake.api'
import type { ClueSource } from '@mingdu/shared/clues/clues.states'
import type { Body } from '@mingdu/shared/kernel/endpoint'
import type { Ref } from '@mingdu/shared/kernel/ids'
import { normalTrackingNo, trackingNo } from '@mingdu/shared/cases/tracking.rules'
import { maskName } from '@mingdu/shared/kernel/identity'
import { maskPhone } from '@mingdu/shared/kernel/text'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import type { Tx } from '../../db/connection'
import { createGuesses, createLimit } from '../../db/limits'
import { Refused, refuseIf } from '../../refused'
import { sameText, type SealBox } from '../../seal-box'
import type { BusinessTime } from '../../time'
import type { VerifiedCitizen } from '../citizens/citizens.service'
import { attachNameless } from '../files/files.service'
import { allOrgs, regionIdOf } from '../orgs/orgs.service'
import { BLANK_CLUE } from './clues.blank'
import { concernedOrgs, shutFrom } from './clues.recusal'
import { clueOfNo, insertClue, newClueId, type ClueDoc } from './clues.repo'

type Content = Omit<Body<typeof clueIntakeApi.submitAnonymous>, 'pin' | 'classified'>

/** Twenty an hour from one address, of which only a keyed hash is kept, for that hour. */
const limit = createLimit({ keyPrefix: 'clue', points: 20, duration: 3600 }, (retryMs) => {
  return new Refused('clue.too-many', { minutes: Math.max(1, Math.ceil(retryMs / 60_000)) })
})

/** Five wrong tries lock a number for an hour. */
const tries = createGuesses(
  { keyPrefix: 'clue-pin', points: 5, duration: 3600, blockDuration: 3600 },
  (retryMs) => new Refused('clue.track-locked', { minutes: Math.max(1, Math.ceil(retryMs / 60_000)) }),
)

export function spendSending(ip: string, box: SealBox): Promise<void> {
  return limit.spend(box.mac(`clue-address|${ip}`))
}

/** Begins anew for an address. */
export function clearSending(ip: string, box: SealBox): Promise<void> {
  return limit.clear(box.mac(`clue-address|${ip}`))
}

/** The keyed hash by which a citizen finds what they sent. */
export function senderMacOf(citizenId: string, box: SealBox): string {
  return box.mac(`clue-sender|${citizenId}`)
}

/** Who sent a sealed or open clue, as it is sealed with it. */
export interface SealedSender {
  citizenId: string
  name: string
  phone: string
  idNumber: string
}

export type Sender =
  | { identity: 'anonymous'; pin: string }
  | { identity: 'open' | 'sealed'; citizen: VerifiedCitizen }
  | PartnerSender

/** Another system, with whoever told it; nobody of them signs in here. */
export interface PartnerSender {
  identity: 'partner'
  source: Exclude<ClueSource, 'public'>
  regionId: string
  origin: NonNullable<ClueDoc['origin']>
  person: { name: string; phone: string; open: boolean } | null
}

/**
 * Takes a clue in. Nothing holds it up: what may be read in public is checked when it is released.
 * @throws Refused `text.classified`, `clue.org`, `clue.file`
 */
export async function takeClue(
  content: Content,
  sender: Sender,
  { time, box }: { time: BusinessTime; box: SealBox },
  tx: Tx,
): Promise<ClueDoc> {
  refuseIf(classifiedRefusal(content.text, content.concernedText, content.place?.text ?? ''))
  const said = await concernedOrgs(content.concernedOrgIds)
  const concerned = { orgs: withNamed(said, await namedIn(content.concernedText)), people: [] }
  const _id = newClueId()
  const at = new Date(time.now())
  const no = trackingNo(randomInt)
  const files = await attachNameless(content.fileTickets, { kind: 'clue', id: String(_id) }, box, tx)
  const doc: ClueDoc = {
    ...BLANK_CLUE,
    ...{ _id, no, files, concerned, concernedSaid: said, concernedText: content.concernedText },
    ...{ kind: content.kind, text: content.text, place: content.place, createdAt: at },
    regionId: sender.identity === 'partner' ? sender.regionId : await regionFor(said),
    shut: await shutFrom(concerned),
    ...senderFields(sender, no, box),
    steps: [{ at, what: '已收到', office: '', note: '' }],
    history: [{ at, who: senderName(sender), what: '提交', note: '', version: 1 }],
  }
  await insertClue(doc, tx)
  return doc
}

/**
 * The anonymous clue of a number and a PIN. A number that does not exist answers, and is locked, as one that does.
 * @throws Refused `clue.track`, `clue.track-locked`
 */
export async function trackedClue(key: { no: string; pin: string }, box: SealBox): Promise<ClueDoc> {
  const no = normalTrackingNo(key.no)
  const doc = await tries.judged(box.mac(`clue-track|${no}`), async () => {
    const known = await clueOfNo(no)
    const kept = known?.pinMac ? known.pinMac : box.mac('nobody')
    return sameText(kept, pinMacOf(no, key.pin, box)) ? known : null
  })
  if (!doc) throw new Refused('clue.track')
  return doc
}

function senderFields(
  sender: Sender,
  no: string,
  box: SealBox,
): Partial<ClueDoc> & Pick<ClueDoc, 'identity'> {
  if (sender.identity === 'partner') return partnerFields(sender, box)
  if (sender.identity === 'anonymous') return { identity: 'anonymous', pinMac: pinMacOf(no, sender.pin, box) }
  const { id, name, phone, idNumber } = sender.citizen
  const sealed: SealedSender = { citizenId: id, name, phone, idNumber }
  return {
    identity: sender.identity,
    senderMac: senderMacOf(id, box),
    senderSealed: box.seal(JSON.stringify(sealed)),
    senderShown: sender.identity === 'open' ? { name: maskName(name), phone: maskPhone(phone) } : null,
  }
}

/** Who told the other system is sealed as one who came here by name, unless that system says it is open. */
function partnerFields(
  { source, origin, person }: PartnerSender,
  box: SealBox,
): Partial<ClueDoc> & Pick<ClueDoc, 'identity'> {
  if (!person) return { source, origin, identity: 'anonymous' }
  const { name, phone, open } = person
  const sealed: SealedSender = { citizenId: '', name, phone, idNumber: '' }
  return {
    ...{ source, origin, identity: open ? 'open' : 'sealed' },
    senderSealed: box.seal(JSON.stringify(sealed)),
    senderShown: open ? { name: maskName(name), phone: phone && maskPhone(phone) } : null,
  }
}

function senderName(sender: Sender): string {
  if (sender.identity === 'partner') return sender.origin.partner
  return sender.identity === 'anonymous' ? '匿名群众' : '群众'
}

function pinMacOf(no: string, pin: string, box: SealBox): string {
  return box.mac(`clue-pin|${no}|${pin}`)
}

/** Units whose name stands in what the sender wrote of whom it is about: kept out until somebody knows better. */
async function namedIn(text: string): Promise<Ref[]> {
  if (text === '') return []
  const named = (await allOrgs()).filter(({ kind, name, shortName }) => {
    if (kind === 'region') return false
    return text.includes(name) || (shortName.length >= 3 && text.includes(shortName))
  })
  return named.map(({ id, name }) => ({ id, name }))
}

function withNamed(said: readonly Ref[], named: readonly Ref[]): Ref[] {
  return [...new Map([...said, ...named].map((ref) => [ref.id, ref])).values()]
}

async function regionFor([said]: readonly Ref[]): Promise<string> {
  if (said) return regionIdOf(said.id)
  const orgs = await allOrgs()
  return (orgs.find(({ kind }) => kind === 'region') ?? orgs[0])?.id ?? ''
}
