import type { LightColour } from '@mingdu/shared/kernel/light'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { InboxMessage } from '@mingdu/shared/messages/messages.api'
import type { MessageKind } from '@mingdu/shared/messages/messages.states'
import type { Tx } from '../../db/connection'
import { deputiesOf } from '../delegations/running.service'
import { insertMessages } from './messages.repo'

/** One thing to tell people, whatever the channel. */
export interface NewMessage {
  kind: MessageKind
  recipientIds: readonly string[]
  subject: {
    kind:
      | 'task'
      | 'matter'
      | 'feedback'
      | 'correction'
      | 'proposal'
      | 'case'
      | 'rating'
      | 'digest'
      | 'card'
      | 'bulletin'
      | 'article'
      | 'oversight'
      | 'consultation'
      | 'delegation'
      | 'intervention'
      | 'org'
      | 'clue'
    id: string
    no: string
    name: string
  }
  /** With recipient and subject unique: telling the same twice changes nothing. Holds the deadline's version. */
  dedupe: string
  title: string
  body: string
  light: LightColour | null
  target: InboxMessage['target']
  due: PlainDate | null
  /** e.g. 剩 3 个工作日 */
  remaining: string
  /** Who tells, e.g. 演示区督查室. */
  sender: string
  /** What it asks the recipient to rate; the link is made when it is sent, and nowhere kept. */
  invitationId?: string | null
  /** Units and people that must not read of it in the log: whom its clue is about. */
  keptFrom?: readonly string[]
  /** Under which unit the ledger shows it, where the recipient belongs to none. */
  org?: { id: string; name: string }
}

/** Writes messages and their deliveries in the transaction of the change they tell about. */
export async function tellPeople(messages: readonly NewMessage[], at: Date, tx: Tx): Promise<void> {
  await insertMessages([...messages, ...(await forDeputies(messages, at, tx))], at, tx)
}

/** What concerns 督查 is told to whoever acts for its recipient, too, as long as they do. */
async function forDeputies(messages: readonly NewMessage[], at: Date, tx: Tx): Promise<NewMessage[]> {
  const about = messages.filter(({ subject }) => TOLD_TO_DEPUTIES.includes(subject.kind))
  const deputies = await deputiesOf(
    about.flatMap(({ recipientIds }) => recipientIds),
    at,
    tx,
  )
  return about.flatMap((message) =>
    deputies
      .filter(({ principal, delegateId }) => isFor(message, principal.id) && !isFor(message, delegateId))
      .map(({ principal, delegateId }) => ({
        ...message,
        recipientIds: [delegateId],
        body: `【代 ${principal.name}】${message.body}`,
      })),
  )
}

const TOLD_TO_DEPUTIES: readonly NewMessage['subject']['kind'][] = ['task', 'matter', 'card', 'intervention']

function isFor({ recipientIds }: NewMessage, id: string): boolean {
  return recipientIds.includes(id)
}

export { holdMessages, keepHeld, withdrawHeld, type Hold } from './messages.held.repo'
export { keepMessagesFrom } from './messages.keeping.repo'
export { toldAbout, type Told } from './messages.told.repo'
export { remindersOf, unreadCount } from './messages.repo'
export { closePast, suppressAbout } from './outbox.repo'
export { gates, reopenGate, type Gate } from './outbox.gates.repo'
export { nextHeld } from './outbox.claim.repo'
export { resultArrived, resultsArrived, type ArrivedResult } from './outbox.results'
