import { accountsApi } from '@mingdu/shared/accounts/accounts.api'
import { preparedWriteRoute, readRoute, writeRoute, type Route } from '../../http/routes'
import { orgIdsOf } from '../orgs/orgs.service'
import { addAccount } from './accounts.add'
import { hashPassword, oneTimePassword } from './accounts.passwords'
import { changePerson, listPeople, resetPassword, setRoles } from './accounts.roster'
import type { AccountDoc } from './accounts.repo'
import { findPeople } from './accounts.service'
import { forgetSessions } from './accounts.sessions'
import { accountView, subjectOf } from './accounts.view'
import { Refused } from '../../refused'

/** The roster, for administrators; and whom a task may be given to, for 督查. */
export function rosterRoutes(): readonly Route[] {
  return [
    readRoute(accountsApi.list, ({ scope, query }) => listPeople(scope, query)),
    readRoute(accountsApi.options, async ({ scope, query }) => {
      const reach = await orgIdsOf(scope)
      const orgIds =
        query.orgId === undefined ? reach : (reach?.includes(query.orgId) ?? true) ? [query.orgId] : []
      const people = await findPeople({
        ...(orgIds ? { orgIds } : {}),
        ...(query.role ? { role: query.role } : {}),
        activeOnly: true,
      })
      const items = people.map(({ id, name, orgId, orgName, title }) => ({
        id,
        name,
        org: { id: orgId, name: orgName },
        title,
      }))
      return { items }
    }),
    preparedWriteRoute(
      accountsApi.create,
      hashedOneTime,
      async ({ scope, body, actor, time }, tx, password) => {
        const reach = await orgIdsOf(scope)
        if (reach && !reach.includes(body.orgId)) throw new Refused('org.inactive')
        const by = { name: actor.name, at: new Date(time.now()) }
        const account = await addAccount({ ...body, passwordHash: password.hash }, by, tx)
        return {
          result: { account: await accountView(account), initialPassword: password.text },
          subject: subjectOf(account),
        }
      },
    ),
    writeRoute(accountsApi.change, async ({ params, body, ...act }, tx) => {
      const { version, ...change } = body
      const account = await changePerson(params.id, version, change, act, tx)
      return { ...(await changed(account)), note: account.history.at(-1)?.what ?? '' }
    }),
    writeRoute(accountsApi.setRoles, async ({ params, body, ...act }, tx) => {
      const account = await setRoles(params.id, body.version, body.roles, act, tx)
      return { ...(await changed(account)), note: account.history.at(-1)?.what ?? '' }
    }),
    preparedWriteRoute(accountsApi.resetPassword, hashedOneTime, async ({ params, ...act }, tx, password) => {
      const account = await resetPassword(params.id, password.hash, act, tx)
      return { ...(await changed(account)), result: { initialPassword: password.text } }
    }),
  ]
}

async function hashedOneTime(): Promise<{ text: string; hash: string }> {
  const text = oneTimePassword()
  return { text, hash: await hashPassword(text) }
}

/** The person as they are now; what is held of their sessions is forgotten once it is true. */
async function changed(account: AccountDoc) {
  const afterCommit = () => forgetSessions(String(account._id))
  return { result: await accountView(account), subject: subjectOf(account), afterCommit }
}
