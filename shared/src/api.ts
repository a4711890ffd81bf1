import { accountsApi } from './accounts/accounts.api'
import { auditApi } from './audit/audit.api'
import { calendarApi } from './calendar/calendar.api'
import { channelsApi } from './channels/channels.api'
import { dashboardApi } from './dashboard/dashboard.api'
import { demoApi } from './demo/demo.api'
import { feedbackApi } from './feedback/feedback.api'
import { filesApi } from './files/files.api'
import type { Endpoint } from './kernel/endpoint'
import { mattersApi } from './matters/matters.api'
import { messagesApi } from './messages/messages.api'
import { orgsApi } from './orgs/orgs.api'
import { privacyApi } from './privacy/privacy.api'
import { rulesApi } from './rules/rules.api'
import { safetyApi } from './safety/safety.api'
import { subscriptionsApi } from './subscriptions/subscriptions.api'
import { tasksApi } from './tasks/tasks.api'
import { templatesApi } from './templates/templates.api'

/** Every endpoint of the product by feature: the one list that routes, OpenAPI and clients are made from. */
export const api = {
  accounts: accountsApi,
  orgs: orgsApi,
  matters: mattersApi,
  tasks: tasksApi,
  messages: messagesApi,
  channels: channelsApi,
  templates: templatesApi,
  subscriptions: subscriptionsApi,
  privacy: privacyApi,
  safety: safetyApi,
  feedback: feedbackApi,
  files: filesApi,
  calendar: calendarApi,
  rules: rulesApi,
  audit: auditApi,
  dashboard: dashboardApi,
  demo: demoApi,
}

export const endpoints: readonly Endpoint[] = Object.values(api).flatMap((feature) => Object.values(feature))
