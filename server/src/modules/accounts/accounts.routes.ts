import type { Route } from '../../http/routes'
import type { Parts } from '../../parts'
import { bindingRoutes } from './accounts.bind.routes'
import { myRoutes } from './accounts.me.routes'
import { rosterRoutes } from './accounts.roster.routes'
import { sessionRoutes } from './accounts.sessions.routes'

export function accountsRoutes(parts: Parts): readonly Route[] {
  return [...sessionRoutes(parts), ...bindingRoutes(parts), ...myRoutes(parts), ...rosterRoutes()]
}
