import type { InboxMessage } from '@mingdu/shared/messages/messages.api'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'

/** Where a message leads in the console. */
export function pathOfMessage({ target }: Pick<InboxMessage, 'target'>): string {
  switch (target.kind) {
    case 'task':
      return target.id === null ? '/tasks' : `/tasks?task=${target.id}`
    case 'verification':
      return target.id === null ? '/verifications' : `/verifications?open=${target.id}`
    case 'matter':
      return target.id === null ? '/matters' : `/matters/${target.id}`
    case 'todo':
      return '/tasks?view=todo'
    case 'proposal':
      return target.id === null ? '/proposals' : `/proposals?view=open&open=${target.id}`
    case 'rating':
      return target.id === null ? '/ratings' : `/rectifications?open=${target.id}`
    case 'card':
      return target.id === null ? '/cards' : `/cards?open=${target.id}`
    case 'oversight':
      return '/oversight'
    case 'consultation':
      return target.id === null ? '/consultations' : `/consultations?open=${target.id}`
    case 'bulletin':
      return target.id === null ? '/bulletins' : `/bulletins?open=${target.id}`
    case 'article':
      return target.id === null ? '/columns' : `/columns?open=${target.id}`
    // told to citizens alone, who have no console
    case 'columnPage':
      return '/columns'
    case 'expertQuestion':
      return target.id === null ? '/expert-questions' : `/expert-questions?open=${target.id}`
    case 'correction':
      return target.id === null ? '/corrections' : `/corrections?open=${target.id}`
    case 'case':
      return target.id === null ? '/cases' : `/cases?open=${target.id}`
    // told to citizens alone, who have no console
    case 'myCase':
      return '/cases'
    case 'caseStep':
      return target.id === null ? '/case-steps' : `/case-steps?open=${target.id}`
    case 'clue':
      return target.id === null ? '/clues' : `/clues?open=${target.id}`
    // told to citizens alone, who have no console
    case 'myClue':
      return '/clues'
    // told to those concerned alone
    case 'confirmation':
      return '/matters'
    case 'delegation':
      return target.id === null ? '/delegations' : `/delegations?open=${target.id}`
    case 'feedback':
      return target.id === null ? '/feedback?view=mine' : `/feedback?view=mine&open=${target.id}`
  }
}

/** Opens what a message is about; it is read by that. A failed mark does not hold the reader up. */
export function useOpenMessage(): (message: InboxMessage) => void {
  const navigate = useNavigate()
  const client = useQueryClient()
  return (message) => {
    void navigate(pathOfMessage(message))
    if (message.readAt !== null) return
    void api.messages
      .markRead({ params: { id: message.id } })
      .then(() =>
        Promise.all([
          client.invalidateQueries({ queryKey: ['messages'] }),
          client.invalidateQueries({ queryKey: ['me'] }),
        ]),
      )
      .catch(() => undefined)
  }
}

export function useMarkAllRead() {
  return useWrite((_: null, idempotencyKey) => api.messages.markAllRead({ idempotencyKey }))
}
