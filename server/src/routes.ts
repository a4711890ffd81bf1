import type { Route } from './http/routes'
import { accountsRoutes } from './modules/accounts/accounts.routes'
import { auditRoutes } from './modules/audit/audit.routes'
import { calendarRoutes } from './modules/calendar/calendar.routes'
import { channelsRoutes } from './modules/channels/channels.routes'
import { dashboardRoutes } from './modules/dashboard/dashboard.routes'
import { demoRoutes } from './modules/demo/demo.routes'
import { feedbackRoutes } from './modules/feedback/feedback.routes'
import { filesRoutes } from './modules/files/files.routes'
import { mattersRoutes } from './modules/matters/matters.routes'
import { messagesRoutes } from './modules/messages/messages.routes'
import { orgsRoutes } from './modules/orgs/orgs.routes'
import { privacyRoutes } from './modules/privacy/privacy.routes'
import { rulesRoutes } from './modules/rules/rules.routes'
import { safetyRoutes } from './modules/safety/safety.routes'
import { subscriptionsRoutes } from './modules/subscriptions/subscriptions.routes'
import { tasksRoutes } from './modules/tasks/tasks.routes'
import { templatesRoutes } from './modules/templates/templates.routes'
import type { Parts } from './parts'

/** Every route of the product. */
export function allRoutes(parts: Parts): readonly Route[] {
  return [
    ...accountsRoutes(parts),
    ...orgsRoutes(parts),
    ...mattersRoutes(parts),
    ...tasksRoutes(parts),
    ...messagesRoutes,
    ...channelsRoutes(parts),
    ...templatesRoutes(parts),
    ...subscriptionsRoutes(parts),
    ...privacyRoutes,
    ...safetyRoutes,
    ...feedbackRoutes,
    ...filesRoutes(parts),
    ...calendarRoutes(parts),
    ...rulesRoutes(parts),
    ...auditRoutes,
    ...dashboardRoutes(parts),
    ...demoRoutes(parts),
  ]
}
