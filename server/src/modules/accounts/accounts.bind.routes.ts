import { accountsApi } from '@mingdu/shared/accounts/accounts.api'
import { preparedWriteRoute, writeRoute, type Route } from '../../http/routes'
import type { Parts } from '../../parts'
import { accountOfCode, bindCode, bindPhone, issueBindingCode, phoneOfTicket } from './accounts.bind'
import { sessionAnswer } from './accounts.me'
import { accountInScope, unbind } from './accounts.roster'
import { forgetSessions } from './accounts.sessions'
import { signIn } from './accounts.sign-in'
import { accountView, subjectOf } from './accounts.view'

/** Binding a WeChat to an account by its holder, and undoing it by an administrator. */
export function bindingRoutes({ wechat, box }: Pick<Parts, 'wechat' | 'box'>): readonly Route[] {
  return [
    preparedWriteRoute(
      accountsApi.bindByPhone,
      ({ body }) => phoneOfTicket(body, body.phoneCode, wechat),
      async ({ body, time }, tx, phone) => {
        const account = await bindPhone(body.bindTicket, phone, time, tx)
        const by = { channel: 'miniapp', how: '按手机号绑定', time } as const
        return signIn(account, by, (seen, session) => sessionAnswer(seen, session, time, tx), tx)
      },
    ),
    preparedWriteRoute(
      accountsApi.bindByCode,
      ({ body, ip }) => accountOfCode(body, body.code, ip, box),
      async ({ body, time }, tx, accountId) => {
        const account = await bindCode({ ...body, accountId }, box, time, tx)
        const by = { channel: 'miniapp', how: '按绑定码绑定', time } as const
        return signIn(account, by, (seen, session) => sessionAnswer(seen, session, time, tx), tx)
      },
    ),
    writeRoute(accountsApi.issueBindingCode, async ({ scope, params }, tx) => {
      const account = await accountInScope(scope, params.id, tx)
      return { result: await issueBindingCode(account, box, tx), subject: subjectOf(account) }
    }),
    writeRoute(accountsApi.unbind, async ({ actor, scope, time, params }, tx) => {
      const account = await unbind(params.id, { actor, scope, time }, tx)
      const afterCommit = () => forgetSessions(params.id)
      return { result: await accountView(account), subject: subjectOf(account), afterCommit }
    }),
  ]
}
