import type { Route } from './http/routes'
import { accountsRoutes } from './modules/accounts/accounts.routes'
import { auditRoutes } from './modules/audit/audit.routes'
import { calendarRoutes } from './modules/calendar/calendar.routes'
import { dashboardRoutes } from './modules/dashboard/dashboard.routes'
import { demoRoutes } from './modules/demo/demo.routes'
import { filesRoutes } from './modules/files/files.routes'
import { mattersRoutes } from './modules/matters/matters.routes'
import { messagesRoutes } from './modules/messages/messages.routes'
import { orgsRoutes } from './modules/orgs/orgs.routes'
import { rulesRoutes } from './modules/rules/rules.routes'
import { tasksRoutes } from './modules/tasks/tasks.routes'
import type { Parts } from './parts'

/** Every route of the product. */
export function allRoutes(parts: Parts): readonly Route[] {
  return [
    ...accountsRoutes(parts),
    ...orgsRoutes(parts),
    ...mattersRoutes(parts),
    ...tasksRoutes(parts),
    ...messagesRoutes,
    ...filesRoutes(parts),
    ...calendarRoutes(parts),
    ...rulesRoutes(parts),
    ...auditRoutes,
    ...dashboardRoutes(parts),
    ...demoRoutes(parts),
  ]
}
