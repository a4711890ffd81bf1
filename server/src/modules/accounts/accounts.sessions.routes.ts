import { accountsApi } from '@mingdu/shared/accounts/accounts.api'
import { preparedWriteRoute, writeRoute, type Route } from '../../http/routes'
import type { Parts } from '../../parts'
import { boundAccount, issueTicket } from './accounts.bind'
import { meOf, sessionAnswer } from './accounts.me'
import { forgetSessions } from './accounts.sessions'
import { removeSession } from './accounts.sessions.repo'
import { checkPassword, signIn } from './accounts.sign-in'
import { checkCode, issueCode, personOfSmsCode, spendCode } from './accounts.sms'

/** The ways in, and the way out. */
export function sessionRoutes(parts: Parts): readonly Route[] {
  return [
    preparedWriteRoute(
      accountsApi.signInConsole,
      ({ body, ip }) => checkPassword(body.employeeNo, body.password, ip),
      async ({ time }, tx, account) => {
        const by = { channel: 'console', how: '电脑端', time } as const
        const { session, ...written } = await signIn(account, by, (seen) => meOf(seen, time, tx), tx)
        return { ...written, cookie: { set: session.token, maxAgeSeconds: session.maxAgeSeconds } }
      },
    ),
    preparedWriteRoute(
      accountsApi.signInWechat,
      ({ body }) => parts.wechat.miniLogin(body.code),
      async ({ time }, tx, person) => {
        const account = await boundAccount(person, tx)
        if (!account) {
          const result = { outcome: 'unbound' as const, ...(await issueTicket(person, tx)) }
          return { result, subject: null, note: '微信未绑定' }
        }
        const by = { channel: 'miniapp', how: '微信', time } as const
        return signIn(
          account,
          by,
          async (seen, session) => ({
            outcome: 'signedIn' as const,
            session: await sessionAnswer(seen, session, time, tx),
          }),
          tx,
        )
      },
    ),
    preparedWriteRoute(
      accountsApi.sendSmsCode,
      ({ body, ip }) => spendCode(body.phone, ip, parts),
      ({ body, requestId }, tx) => issueCode('official', body.phone, requestId, parts, tx),
    ),
    preparedWriteRoute(
      accountsApi.signInSms,
      ({ body, ip }) => checkCode('official', body, ip, parts),
      async ({ body, time }, tx) => {
        const account = await personOfSmsCode(body, parts, tx)
        const by = { channel: 'miniapp', how: '短信验证码', time } as const
        return signIn(account, by, (seen, session) => sessionAnswer(seen, session, time, tx), tx)
      },
    ),
    writeRoute(accountsApi.signOut, async ({ actor }, tx) => {
      await removeSession(actor.sessionId, tx)
      return {
        result: { ok: true as const },
        subject: { kind: 'account', id: actor.id, name: actor.name },
        ...(actor.channel === 'console' ? { cookie: 'clear' as const } : {}),
        afterCommit: () => forgetSessions(actor.id),
      }
    }),
  ]
}
