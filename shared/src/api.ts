import { accountsApi } from './accounts/accounts.api'
import { auditApi } from './audit/audit.api'
import { columnCommentsApi, columnsApi } from './columns/columns.api'
import { columnActsApi, columnPagesApi, experiencesApi } from './columns/pages.api'
import { bottlenecksApi } from './bulletins/bottlenecks.api'
import { bulletinsApi } from './bulletins/bulletins.api'
import { calendarApi } from './calendar/calendar.api'
import { applicationsApi } from './cases/applications.api'
import { caseDeskApi } from './cases/case-desk.api'
import { chargesApi } from './cases/charges.api'
import { caseJointApi } from './cases/case-joint.api'
import { caseThreadApi } from './cases/case-thread.api'
import { cardsApi } from './cards/cards.api'
import { casesApi } from './cases/cases.api'
import { handoversApi } from './handovers/handovers.api'
import { hallApi } from './cases/hall.api'
import { casePapersApi } from './cases/papers.api'
import { caseFiguresApi } from './cases/figures.api'
import { catalogApi } from './catalog/catalog.api'
import { channelsApi } from './channels/channels.api'
import { exchangeApi } from './exchange/exchange.api'
import { exchangePartnersApi } from './exchange/exchange-partners.api'
import { clueActsApi } from './clues/clue-acts.api'
import { clueIntakeApi } from './clues/clue-intake.api'
import { cluesApi } from './clues/clues.api'
import { conclusionsApi } from './conclusions/conclusions.api'
import { confirmationsApi } from './confirmations/confirmations.api'
import { consultationsApi } from './consultations/consultations.api'
import { knowledgeApi } from './consultations/knowledge.api'
import { correctionsApi } from './corrections/corrections.api'
import { citizensApi } from './citizens/citizens.api'
import { dashboardApi } from './dashboard/dashboard.api'
import { regionsApi } from './dashboard/regions.api'
import { delegationsApi } from './delegations/delegations.api'
import { demoApi } from './demo/demo.api'
import { directivesApi } from './directives/directives.api'
import { dutyListsApi } from './duty-lists/duty-lists.api'
import { feedbackApi } from './feedback/feedback.api'
import { filesApi } from './files/files.api'
import { guidesApi } from './guides/guides.api'
import { interventionsApi } from './interventions/interventions.api'
import type { Endpoint } from './kernel/endpoint'
import { changeRequestsApi } from './matters/change-requests.api'
import { instructionsApi } from './matters/instructions.api'
import { lookBacksApi } from './matters/look-backs.api'
import { mattersBatchApi } from './matters/batch.api'
import { mattersApi } from './matters/matters.api'
import { noticesApi } from './matters/notices.api'
import { messagesApi } from './messages/messages.api'
import { monitoringApi } from './monitoring/monitoring.api'
import { successionsApi } from './successions/successions.api'
import { orgsApi } from './orgs/orgs.api'
import { oversightApi } from './oversight/oversight.api'
import { powersApi } from './powers/powers.api'
import { privacyApi } from './privacy/privacy.api'
import { proposalsApi } from './proposals/proposals.api'
import { padsApi } from './ratings/pads.api'
import { publicReportApi } from './public-report/public-report.api'
import { ratingsApi } from './ratings/ratings.api'
import { rectificationsApi } from './ratings/rectifications.api'
import { rulesApi } from './rules/rules.api'
import { safetyApi } from './safety/safety.api'
import { savedViewsApi } from './saved-views/saved-views.api'
import { searchApi } from './search/search.api'
import { sheetsApi } from './sheets/sheets.api'
import { subscriptionsApi } from './subscriptions/subscriptions.api'
import { taskActsApi } from './tasks/acts.api'
import { decomposeApi } from './tasks/decompose.api'
import { tasksBatchApi } from './tasks/batch.api'
import { taskRangesApi } from './tasks/ranges.api'
import { tasksApi } from './tasks/tasks.api'
import { templatesApi } from './templates/templates.api'

/** Every endpoint of the product by feature: the one list that routes, OpenAPI and clients are made from. */
export const api = {
  accounts: accountsApi,
  orgs: orgsApi,
  matters: mattersApi,
  notices: noticesApi,
  mattersBatch: mattersBatchApi,
  lookBacks: lookBacksApi,
  confirmations: confirmationsApi,
  instructions: instructionsApi,
  changeRequests: changeRequestsApi,
  clueIntake: clueIntakeApi,
  clues: cluesApi,
  clueActs: clueActsApi,
  exchange: exchangeApi,
  exchangePartners: exchangePartnersApi,
  conclusions: conclusionsApi,
  delegations: delegationsApi,
  handovers: handoversApi,
  successions: successionsApi,
  interventions: interventionsApi,
  bulletins: bulletinsApi,
  publicReport: publicReportApi,
  columns: columnsApi,
  columnComments: columnCommentsApi,
  columnPages: columnPagesApi,
  columnActs: columnActsApi,
  experiences: experiencesApi,
  bottlenecks: bottlenecksApi,
  oversight: oversightApi,
  consultations: consultationsApi,
  knowledge: knowledgeApi,
  tasks: tasksApi,
  taskActs: taskActsApi,
  decompose: decomposeApi,
  tasksBatch: tasksBatchApi,
  taskRanges: taskRangesApi,
  directives: directivesApi,
  messages: messagesApi,
  channels: channelsApi,
  templates: templatesApi,
  subscriptions: subscriptionsApi,
  privacy: privacyApi,
  safety: safetyApi,
  powers: powersApi,
  proposals: proposalsApi,
  dutyLists: dutyListsApi,
  cards: cardsApi,
  monitoring: monitoringApi,
  cases: casesApi,
  applications: applicationsApi,
  citizens: citizensApi,
  ratings: ratingsApi,
  rectifications: rectificationsApi,
  pads: padsApi,
  caseDesk: caseDeskApi,
  charges: chargesApi,
  caseThread: caseThreadApi,
  caseJoint: caseJointApi,
  hall: hallApi,
  casePapers: casePapersApi,
  caseFigures: caseFiguresApi,
  catalog: catalogApi,
  guides: guidesApi,
  search: searchApi,
  savedViews: savedViewsApi,
  sheets: sheetsApi,
  corrections: correctionsApi,
  feedback: feedbackApi,
  files: filesApi,
  calendar: calendarApi,
  rules: rulesApi,
  audit: auditApi,
  dashboard: dashboardApi,
  regions: regionsApi,
  demo: demoApi,
}

export const endpoints: readonly Endpoint[] = Object.values(api).flatMap((feature) => Object.values(feature))
