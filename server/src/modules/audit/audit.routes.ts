import { auditApi } from '@mingdu/shared/audit/audit.api'
import { readRoute, type Route } from '../../http/routes'
import { countUnsealed, listAudit, readHead } from './audit.repo'

export const auditRoutes: readonly Route[] = [
  readRoute(auditApi.list, ({ scope, query }) => listAudit(scope, query)),
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
