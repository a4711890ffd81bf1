import { messagesApi } from '@mingdu/shared/messages/messages.api'
import { readRoute, writeRoute, type Route } from '../../http/routes'
import { found } from '../../refused'
import { digestOf } from '../../seal-box'
import { listInbox, markRead } from './messages.inbox.repo'
import { dayBalance } from './messages.balance.repo'
import { listLog, logEntry } from './messages.log.repo'
import { replayMessages } from './messages.replay'
import { unreachableOfficials } from './messages.unreachable'

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
  readRoute(messagesApi.citizenInbox, ({ scope, query }) => listInbox(scope, query)),
  writeRoute(messagesApi.citizenRead, async ({ scope, params, time }, tx) => {
    const { title, unread } = found(await markRead(scope, params.id, new Date(time.now()), tx))
    return { result: { unread }, subject: { kind: 'message', id: params.id, name: title } }
  }),
  readRoute(messagesApi.log, ({ actor, scope, query }) => listLog(scope, actor.reader, query)),
  readRoute(messagesApi.balance, async ({ scope, query, time }) => {
    const day = query.day ?? time.today()
    const [rows, unreachable] = await Promise.all([dayBalance(scope, day), unreachableOfficials(scope, time)])
    return { day, rows, unreachable }
  }),
  writeRoute(messagesApi.replay, async ({ scope, body, time }, tx) => {
    const results = await replayMessages(scope, body, new Date(time.now()), tx)
    const again = results.filter((one) => one.ok).map((one) => one.id)
    return {
      result: { results },
      subject: {
        kind: 'message',
        id: results[0]?.id ?? '',
        name: `重发 ${again.length} 条，共选 ${results.length} 条`,
      },
      digests: again.map((id) => digestOf({ message: id })),
      note: body.reason,
    }
  }),
  readRoute(messagesApi.logEntry, async ({ actor, scope, params }) =>
    found(await logEntry(scope, actor.reader, params.id)),
  ),
]
