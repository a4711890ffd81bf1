import { messagesApi } from '@mingdu/shared/messages/messages.api'
import { readRoute, writeRoute, type Route } from '../../http/routes'
import { found } from '../../refused'
import { unreachablePeople } from '../accounts/accounts.service'
import { listInbox, markRead } from './messages.inbox.repo'
import { dayBalance, lastChannels, listLog, logEntry } from './messages.log.repo'

export const messagesRoutes: readonly Route[] = [
  readRoute(messagesApi.inbox, ({ scope, query }) => listInbox(scope, query)),
  writeRoute(messagesApi.markRead, async ({ scope, params, time }, tx) => {
    const { title, unread } = found(await markRead(scope, params.id, new Date(time.now()), tx))
    return { result: { unread }, subject: { kind: 'message', id: params.id, name: title } }
  }),
  writeRoute(messagesApi.markAllRead, async ({ scope, time, actor }, tx) => {
    const { unread } = found(await markRead(scope, null, new Date(time.now()), tx))
    return { result: { unread }, subject: { kind: 'account', id: actor.id, name: actor.name } }
  }),
  readRoute(messagesApi.log, ({ scope, query }) => listLog(scope, query)),
  readRoute(messagesApi.balance, async ({ scope, query, time }) => {
    const day = query.day ?? time.today()
    const [rows, people] = await Promise.all([dayBalance(scope, day), unreachablePeople(scope)])
    const channels = await lastChannels(people.map((p) => p.account.id))
    const unreachable = people.map((p) => ({ ...p, lastChannel: channels.get(p.account.id) ?? null }))
    return { day, rows, unreachable }
  }),
  readRoute(messagesApi.logEntry, async ({ scope, params }) => found(await logEntry(scope, params.id))),
]
