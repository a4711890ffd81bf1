import { orgsApi } from '@mingdu/shared/orgs/orgs.api'
import { readRoute, writeRoute, type Route } from '../../http/routes'
import type { Parts } from '../../parts'
import { forgetSessions } from '../accounts/accounts.service'
import { changeOrg, createOrg, listOrgs } from './orgs.change'
import { forgetOrgs } from './orgs.service'

export function orgsRoutes(_parts: Parts): readonly Route[] {
  return [
    readRoute(orgsApi.tree, async ({ scope, query }) => ({ items: await listOrgs(scope, query.asOf) })),
    writeRoute(orgsApi.create, async ({ body, ...act }, tx) => {
      const result = await createOrg(body, act, tx)
      return { result, subject: subjectOf(result), afterCommit: forgetOrgs }
    }),
    writeRoute(orgsApi.change, async ({ params, body, ...act }, tx) => {
      const { version, ...change } = body
      const { org: result, note } = await changeOrg(params.id, version, change, act, tx)
      return { result, subject: subjectOf(result), note, afterCommit: forgetTree }
    }),
  ]
}

/** Actors hold their unit's place in the tree. */
function forgetTree(): void {
  forgetOrgs()
  forgetSessions()
}

function subjectOf(org: { id: string; name: string }): { kind: string; id: string; name: string } {
  return { kind: 'org', id: org.id, name: org.name }
}
