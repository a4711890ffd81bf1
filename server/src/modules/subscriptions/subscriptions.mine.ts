import type { subscriptionsApi } from '@mingdu/shared/subscriptions/subscriptions.api'
import { miniTemplatesOf } from '@mingdu/shared/messages/cards.table'
import { TEMPLATES, type TemplateKey } from '@mingdu/shared/templates/templates.table'
import type { Body, ResponseIn } from '@mingdu/shared/kernel/endpoint'
import type { Tx } from '../../db/connection'
import type { Parts } from '../../parts'
import { Refused } from '../../refused'
import { personSide, type Actor } from '../../http/actor'
import { recipientContacts } from '../recipients/recipients.service'
import { templateIds } from '../templates/templates.service'
import { creditsOfPerson, readCredit, writeCredit, type CreditDoc } from './subscriptions.repo'

type Subscription = ResponseIn<typeof subscriptionsApi.mine>['items'][number]
type Answer = Body<typeof subscriptionsApi.answered>['answers'][number]

/** WeChat sends its event at once; after this long it is missed. */
const EVENT_WAIT_MS = 600_000

/** An official or a citizen: each is asked about what tells their side. */
type Person = Pick<Actor, 'id' | 'side'>

/** The templates a person may be asked about in the mini-program; none while they are not bound to it. */
export async function subscriptionsOf(person: Person, config: Parts['config']): Promise<Subscription[]> {
  const openid = await openidOf(person)
  if (!openid) return []
  const credits = await creditsOfPerson(openid)
  return (await miniTemplates(person, config)).map(({ key, templateId }) => ({
    key,
    name: TEMPLATES[key].name,
    templateId,
    long: 'long' in TEMPLATES[key],
    credits: credits.get(templateId)?.credits ?? 0,
  }))
}

/**
 * Keeps what the mini-program says a person answered. It makes no credit: only WeChat's own event does, and one that
 * is expected and does not come tells that the callback of the mini-program is not set up.
 * @throws Refused `bind.none`
 */
export async function expectAnswers(
  person: Person,
  answers: readonly Answer[],
  { config, log }: Pick<Parts, 'config' | 'log'>,
  tx: Tx,
): Promise<void> {
  const openid = await openidOf(person)
  if (!openid) throw new Refused('bind.none')
  const ours = new Map((await miniTemplates(person, config)).map((one) => [one.templateId, one.key]))
  for (const { templateId, answer } of answers) {
    const key = ours.get(templateId)
    if (!key || answer === 'filter') continue
    const held = await readCredit({ openid, templateId }, tx)
    if (isMissed(held)) log.warn({ template: key }, 'no event came for an answer to a subscription')
    const facts = { channel: 'miniSubscribe', long: 'long' in TEMPLATES[key] } as const
    await writeCredit({ openid, templateId }, { ...facts, expected: { answer, at: new Date() } }, tx)
  }
}

async function miniTemplates(
  person: Person,
  config: Parts['config'],
): Promise<{ key: TemplateKey; templateId: string }[]> {
  const ours = miniTemplatesOf(personSide(person))
  return [...(await templateIds(config))]
    .filter(([key]) => ours.includes(key))
    .map(([key, templateId]) => ({ key, templateId }))
}

async function openidOf({ id }: Person): Promise<string | null> {
  return (await recipientContacts([id], () => '')).get(id)?.miniOpenid ?? null
}

function isMissed(held: CreditDoc | null): boolean {
  return held?.expected != null && Date.now() - held.expected.at.getTime() > EVENT_WAIT_MS
}
