import { accountsApi } from '@mingdu/shared/accounts/accounts.api'
import { preparedWriteRoute, readRoute, writeRoute, type Route } from '../../http/routes'
import type { Parts } from '../../parts'
import { found } from '../../refused'
import { followQr, meOf } from './accounts.me'
import { noteOnAccount } from './accounts.repo'
import { accountInScope, prepareOwnPassword, writeOwnPassword } from './accounts.roster'
import { forgetSessions } from './accounts.sessions'
import { subjectOf } from './accounts.view'

/** What people do with their own account. */
export function myRoutes({ wechat }: Pick<Parts, 'wechat'>): readonly Route[] {
  return [
    readRoute(accountsApi.me, async ({ actor, scope, time }) =>
      meOf(await accountInScope(scope, actor.id), time, undefined, actor.hat),
    ),
    readRoute(accountsApi.followQr, () => followQr(wechat)),
    writeRoute(accountsApi.changePreferences, async ({ actor, body, time }, tx) => {
      const account = found(await noteOnAccount(actor.id, { elder: body.elder }, tx))
      return { result: await meOf(account, time, tx, actor.hat), subject: subjectOf(account) }
    }),
    preparedWriteRoute(
      accountsApi.changePassword,
      ({ actor, body }) => prepareOwnPassword(actor.id, body.oldPassword, body.newPassword),
      async ({ actor }, tx, passwords) => {
        await writeOwnPassword(actor, passwords, tx)
        const subject = { kind: 'account', id: actor.id, name: actor.name }
        return { result: { ok: true as const }, subject, afterCommit: () => forgetSessions(actor.id) }
      },
    ),
  ]
}
