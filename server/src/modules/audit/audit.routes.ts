import { auditApi } from '@mingdu/shared/audit/audit.api'
import { readRoute, type Route } from '../../http/routes'
import { cluesKeptFrom } from '../clues/clues.service'
import { countUnsealed, listAudit, readHead } from './audit.repo'

export const auditRoutes: readonly Route[] = [
  readRoute(auditApi.list, async ({ actor, scope, query }) =>
    // 回避: nor does the trail tell of a clue to whom it is kept from, and of what became of it
    listAudit(scope, query, [...(await cluesKeptFrom(actor)), ...(actor.hidden ?? [])]),
  ),
  readRoute(auditApi.status, async () => {
    const [head, waiting] = await Promise.all([readHead(), countUnsealed()])
    return {
      sealed: head.seq,
      headHash: head.seq > 0 ? head.hash : null,
      sealedAt: head.sealedAt?.toISOString() ?? null,
      unsealed: waiting,
    }
  }),
]
