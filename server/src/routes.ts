import type { Route } from './http/routes'
import { accountsRoutes } from './modules/accounts/accounts.routes'
import { auditRoutes } from './modules/audit/audit.routes'
import { columnsRoutes } from './modules/columns/columns.routes'
import { bulletinsRoutes } from './modules/bulletins/bulletins.routes'
import { calendarRoutes } from './modules/calendar/calendar.routes'
import { applicationPapersRoutes } from './modules/cases/applications.papers.routes'
import { applicationsRoutes } from './modules/cases/applications.routes'
import { cardsRoutes } from './modules/cards/cards.routes'
import { casesRoutes } from './modules/cases/cases.routes'
import { giveCases } from './modules/cases/cases.service'
import { caseDeskRoutes } from './modules/cases/cases.desk.routes'
import { chargesRoutes } from './modules/cases/cases.charges.routes'
import { caseJointRoutes } from './modules/cases/cases.joint.routes'
import { caseThreadRoutes } from './modules/cases/cases.thread.routes'
import { hallRoutes } from './modules/cases/hall.routes'
import { casePapersRoutes } from './modules/cases/cases.papers.routes'
import { caseFiguresRoutes } from './modules/cases/figures.routes'
import { catalogRoutes } from './modules/catalog/catalog.routes'
import { channelsRoutes } from './modules/channels/channels.routes'
import { citizensRoutes } from './modules/citizens/citizens.routes'
import { handoversRoutes } from './modules/handovers/handovers.routes'
import { interventionsRoutes } from './modules/interventions/interventions.routes'
import { clueIntakeRoutes } from './modules/clues/clues.intake.routes'
import { cluesRoutes } from './modules/clues/clues.routes'
import { conclusionsRoutes } from './modules/conclusions/conclusions.routes'
import { correctionsRoutes } from './modules/corrections/corrections.routes'
import { dashboardRoutes } from './modules/dashboard/dashboard.routes'
import { regionsRoutes } from './modules/dashboard/regions.routes'
import { delegationsRoutes } from './modules/delegations/delegations.routes'
import { demoRoutes } from './modules/demo/demo.routes'
import { directivesRoutes } from './modules/directives/directives.routes'
import { dutyListsRoutes } from './modules/duty-lists/duty-lists.routes'
import { exchangeRoutes } from './modules/exchange/exchange.routes'
import { exchangePartnersRoutes } from './modules/exchange/partners.routes'
import { feedbackRoutes } from './modules/feedback/feedback.routes'
import { filesRoutes } from './modules/files/files.routes'
import { guidesRoutes } from './modules/guides/guides.routes'
import { mattersBatchRoutes } from './modules/matters/batch.routes'
import { mattersRoutes } from './modules/matters/matters.routes'
import { messagesRoutes } from './modules/messages/messages.routes'
import { monitoringRoutes } from './modules/monitoring/monitoring.routes'
import { orgsRoutes } from './modules/orgs/orgs.routes'
import { confirmationsRoutes } from './modules/confirmations/confirmations.routes'
import { consultationsRoutes } from './modules/consultations/consultations.routes'
import { knowledgeRoutes } from './modules/consultations/knowledge.routes'
import { oversightRoutes } from './modules/oversight/oversight.routes'
import { powersRoutes } from './modules/powers/powers.routes'
import { privacyRoutes } from './modules/privacy/privacy.routes'
import { proposalsRoutes } from './modules/proposals/proposals.routes'
import { publicReportRoutes } from './modules/public-report/public-report.routes'
import { ratingsRoutes } from './modules/ratings/ratings.routes'
import { rulesRoutes } from './modules/rules/rules.routes'
import { safetyRoutes } from './modules/safety/safety.routes'
import { savedViewsRoutes } from './modules/saved-views/saved-views.routes'
import { searchRoutes } from './modules/search/search.routes'
import { sheetsRoutes } from './modules/sheets/sheets.routes'
import { successionsRoutes } from './modules/successions/successions.routes'
import { subscriptionsRoutes } from './modules/subscriptions/subscriptions.routes'
import { taskActsRoutes } from './modules/tasks/acts.routes'
import { decomposeRoutes } from './modules/tasks/decompose.routes'
import { tasksBatchRoutes } from './modules/tasks/batch.routes'
import { taskRangesRoutes } from './modules/tasks/ranges.routes'
import { tasksRoutes } from './modules/tasks/tasks.routes'
import { templatesRoutes } from './modules/templates/templates.routes'
import type { Parts } from './parts'

/** Every route of the product. */
export function allRoutes(parts: Parts): readonly Route[] {
  return [
    ...accountsRoutes(parts),
    ...orgsRoutes(parts),
    ...mattersBatchRoutes,
    ...mattersRoutes(parts),
    ...clueIntakeRoutes(parts),
    ...cluesRoutes(parts),
    ...exchangeRoutes(parts),
    ...exchangePartnersRoutes(parts),
    ...conclusionsRoutes(parts),
    ...interventionsRoutes(parts),
    ...bulletinsRoutes(parts),
    ...columnsRoutes(parts),
    ...publicReportRoutes,
    ...oversightRoutes,
    ...confirmationsRoutes(parts),
    ...consultationsRoutes,
    ...knowledgeRoutes,
    ...delegationsRoutes,
    ...handoversRoutes,
    ...successionsRoutes,
    ...taskRangesRoutes,
    ...savedViewsRoutes,
    ...tasksRoutes(parts),
    ...taskActsRoutes,
    ...decomposeRoutes,
    ...tasksBatchRoutes,
    ...directivesRoutes(parts),
    ...messagesRoutes,
    ...channelsRoutes(parts),
    ...templatesRoutes(parts),
    ...subscriptionsRoutes(parts),
    ...privacyRoutes,
    ...safetyRoutes,
    ...dutyListsRoutes,
    ...guidesRoutes(parts),
    ...powersRoutes(parts),
    ...proposalsRoutes,
    ...sheetsRoutes(parts),
    ...cardsRoutes(parts),
    ...monitoringRoutes,
    ...casesRoutes(parts),
    ...applicationsRoutes(parts),
    ...applicationPapersRoutes(parts),
    ...citizensRoutes(parts, giveCases),
    ...ratingsRoutes(parts),
    ...caseDeskRoutes,
    ...chargesRoutes,
    ...caseThreadRoutes(parts),
    ...caseJointRoutes,
    ...hallRoutes(),
    ...casePapersRoutes(parts),
    ...caseFiguresRoutes(parts),
    ...catalogRoutes,
    ...correctionsRoutes(parts),
    ...feedbackRoutes,
    ...filesRoutes(parts),
    ...calendarRoutes(parts),
    ...rulesRoutes(parts),
    ...auditRoutes,
    ...dashboardRoutes(parts),
    ...regionsRoutes,
    ...searchRoutes(parts),
    ...demoRoutes(parts),
  ]
}
