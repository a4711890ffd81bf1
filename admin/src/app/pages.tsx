import type { Permission } from '@mingdu/shared/accounts/permissions'
import { lazy, type ComponentType, type ReactNode } from 'react'
import { useParams, type RouteObject } from 'react-router'
import { useCan, useMe } from '../api/session'
import { Page } from '../components/page'
import { ForbiddenState } from '../components/states'
import { BrokenPage } from './error-boundary'
import { NotFoundPage } from './home'
import { tasksName } from './menu'

/** Each page is its own chunk, loaded when it is first opened. */
const DashboardRoute = page(() => import('./dashboard-route').then((m) => m.DashboardRoute))
const RegionsPage = page(() => import('../features/dashboard/regions-page').then((m) => m.RegionsPage))
const MattersPage = page(() => import('../features/matters/matters-page').then((m) => m.MattersPage))
const CluesPage = page(() => import('../features/clues/clues-page').then((m) => m.CluesPage))
const PublicReportPage = page(() =>
  import('../features/public-report/public-report-page').then((m) => m.PublicReportPage),
)
const ConclusionsPage = page(() =>
  import('../features/conclusions/conclusions-page').then((m) => m.ConclusionsPage),
)
const DelegationsPage = page(() =>
  import('../features/delegations/delegations-page').then((m) => m.DelegationsPage),
)
const InterventionsPage = page(() =>
  import('../features/interventions/interventions-page').then((m) => m.InterventionsPage),
)
const ColumnsPage = page(() => import('../features/columns/columns-page').then((m) => m.ColumnsPage))
const ArticleEditorPage = page(() =>
  import('../features/columns/editor/article-editor-page').then((m) => m.ArticleEditorPage),
)
const CommentsPage = page(() => import('../features/columns/comments-page').then((m) => m.CommentsPage))
const ExpertPage = page(() => import('../features/columns/expert-page').then((m) => m.ExpertPage))
const BulletinsPage = page(() => import('../features/bulletins/bulletins-page').then((m) => m.BulletinsPage))
const BottlenecksPage = page(() =>
  import('../features/bulletins/bottlenecks-page').then((m) => m.BottlenecksPage),
)
const OversightPage = page(() => import('../features/oversight/oversight-page').then((m) => m.OversightPage))
const ConsultationsPage = page(() =>
  import('../features/consultations/consultations-page').then((m) => m.ConsultationsPage),
)
const KnowledgePage = page(() =>
  import('../features/consultations/knowledge-page').then((m) => m.KnowledgePage),
)
const InstructionsPage = page(() =>
  import('../features/matters/instructions-page').then((m) => m.InstructionsPage),
)
const LookBacksPage = page(() => import('../features/matters/look-backs-page').then((m) => m.LookBacksPage))
const NewMatterPage = page(() => import('../features/matters/new-matter-page').then((m) => m.NewMatterPage))
const TreeEditorPage = page(() =>
  import('../features/matters/tree/tree-editor-page').then((m) => m.TreeEditorPage),
)
const VerificationsPage = page(() =>
  import('../features/tasks/verify/verifications-page').then((m) => m.VerificationsPage),
)
const DirectivesPage = page(() =>
  import('../features/tasks/directives/directives-page').then((m) => m.DirectivesPage),
)
const MessagesPage = page(() => import('../features/messages/messages-page').then((m) => m.MessagesPage))
const PlatformPage = page(() => import('../features/platform/platform-page').then((m) => m.PlatformPage))
const OldLogLink = page(() => import('../features/platform/old-log-link').then((m) => m.OldLogLink))
const MonitoringPage = page(() =>
  import('../features/monitoring/monitoring-page').then((m) => m.MonitoringPage),
)
const CardsPage = page(() => import('../features/cards/cards-page').then((m) => m.CardsPage))
const SafetyPage = page(() => import('../features/safety/safety-page').then((m) => m.SafetyPage))
const GuidesPage = page(() => import('../features/guides/guides-page').then((m) => m.GuidesPage))
const GuidePage = page(() => import('../features/guides/guide-page').then((m) => m.GuidePage))
const PowersRoute = page(() => import('./powers-route').then((m) => m.PowersRoute))
const PowerRoute = page(() => import('./powers-route').then((m) => m.PowerRoute))
const ChecksPage = page(() => import('../features/powers/checks/checks-page').then((m) => m.ChecksPage))
const ProposalsPage = page(() => import('../features/proposals/proposals-page').then((m) => m.ProposalsPage))
const NewPowerPage = page(() =>
  import('../features/proposals/form/propose-pages').then((m) => m.NewPowerPage),
)
const ProposePage = page(() => import('../features/proposals/form/propose-pages').then((m) => m.ProposePage))
const EditProposalPage = page(() =>
  import('../features/proposals/form/propose-pages').then((m) => m.EditProposalPage),
)
const DutyListsPage = page(() =>
  import('../features/duty-lists/duty-lists-page').then((m) => m.DutyListsPage),
)
const SheetsPage = page(() => import('../features/sheets/sheets-page').then((m) => m.SheetsPage))
const NewImportPage = page(() => import('../features/sheets/new-import-page').then((m) => m.NewImportPage))
const SheetJobPage = page(() => import('../features/sheets/job-page').then((m) => m.SheetJobPage))
const SearchPage = page(() => import('../features/search/search-page').then((m) => m.SearchPage))
const CasesPage = page(() => import('../features/cases/cases-page').then((m) => m.CasesPage))
const NewCasePage = page(() => import('../features/cases/new/new-case-page').then((m) => m.NewCasePage))
const CaseStepsPage = page(() =>
  import('../features/cases/joint/case-steps-page').then((m) => m.CaseStepsPage),
)
const CorrectionsPage = page(() =>
  import('../features/corrections/corrections-page').then((m) => m.CorrectionsPage),
)
const RatingsPage = page(() => import('../features/ratings/ratings-page').then((m) => m.RatingsPage))
const RectificationsPage = page(() =>
  import('../features/ratings/rectifications-page').then((m) => m.RectificationsPage),
)
const WindowPage = page(() => import('../features/ratings/window/window-page').then((m) => m.WindowPage))
const CatalogPage = page(() => import('../features/catalog/catalog-page').then((m) => m.CatalogPage))
const FeedbackPage = page(() => import('../features/feedback/feedback-page').then((m) => m.FeedbackPage))
const CaseFiguresPage = page(() =>
  import('../features/case-figures/case-figures-page').then((m) => m.CaseFiguresPage),
)
const HandoverPage = page(() => import('../features/orgs/handover-page').then((m) => m.HandoverPage))
const OrgsPage = page(() => import('../features/orgs/orgs-page').then((m) => m.OrgsPage))
const CalendarPage = page(() => import('../features/calendar/calendar-page').then((m) => m.CalendarPage))
const RulesPage = page(() => import('../features/rules/rules-page').then((m) => m.RulesPage))
const PartnersPage = page(() => import('../features/exchange/partners-page').then((m) => m.PartnersPage))
const AuditPage = page(() => import('../features/audit/audit-page').then((m) => m.AuditPage))
const PasswordPage = page(() => import('../features/accounts/password-page').then((m) => m.PasswordPage))
const MatterRoute = page(() => import('./matter-route').then((m) => m.MatterRoute))
const TasksPage = lazy(() => import('../features/tasks/tasks-page').then((m) => ({ default: m.TasksPage })))

export const pageRoutes: RouteObject[] = [
  route('dashboard', 'dashboard.read', <DashboardRoute />),
  route('regions', 'dashboard.read', <RegionsPage />),
  route('matters', 'matter.read', <MattersPage />),
  route('matters/new', 'matter.write', <NewMatterPage />),
  route('matters/:id', 'matter.read', <MatterRoute />),
  route('matters/:id/edit', 'matter.write', <NewMatterPage />),
  route('matters/:id/tree', 'matter.write', <TreeEditorPage />),
  route('clues', 'clue.read', <CluesPage />),
  route('public-report', 'clue.read', <PublicReportPage />),
  route('conclusions', 'conclusion.read', <ConclusionsPage />),
  route('interventions', 'intervention.read', <InterventionsPage />),
  route('columns', 'column.read', <ColumnsPage />),
  route('columns/new', 'column.write', <ArticleEditorPage />),
  route('columns/:id/edit', 'column.write', <ArticleEditorPage />),
  route('column-comments', 'column.read', <CommentsPage />),
  route('expert-questions', 'column.answer', <ExpertPage />),
  route('bulletins', 'bulletin.read', <BulletinsPage />),
  route('bottlenecks', 'bottleneck.read', <BottlenecksPage />),
  route('oversight', 'oversight.read', <OversightPage />),
  route('consultations', 'consultation.read', <ConsultationsPage />),
  route('knowledge', 'knowledge.read', <KnowledgePage />),
  route('delegations', null, <DelegationsPage />),
  route('instructions', 'instruction.read', <InstructionsPage />),
  route('look-backs', 'matter.read', <LookBacksPage />),
  route('tasks', 'task.read', <NamedTasksPage />),
  route('directives', 'task.read', <DirectivesPage />),
  route('verifications', 'report.verify', <VerificationsPage />),
  route('messages', null, <MessagesPage />),
  route('exchange-partners', 'exchange.read', <PartnersPage />),
  route('message-platform', 'messageLog.read', <PlatformPage />),
  route('message-log', 'messageLog.read', <OldLogLink />),
  route('monitoring', 'monitoring.read', <MonitoringPage />),
  route('cards', 'card.read', <CardsPage />),
  route('safety', 'safety.review', <SafetyPage />),
  route('feedback', null, <FeedbackPage />),
  route('guides', 'guide.read', <GuidesPage />),
  route('guides/:id', 'guide.read', <GuidePage />),
  route('powers', 'power.read', <PowersRoute />),
  route('powers/new', 'power.propose', <NewPowerPage />),
  route('powers/:id', 'power.read', <PowerRoute />),
  route('powers/:id/propose', 'power.propose', <ProposePage />),
  route('proposals', 'proposal.read', <ProposalsPage />),
  route('proposals/:id/edit', 'power.propose', <EditProposalPage />),
  route('duty-lists', 'power.read', <DutyListsPage />),
  route('power-checks', 'power.read', <ChecksPage />),
  route('sheets', 'sheet.export', <SheetsPage />),
  route('sheets/new', 'sheet.import', <NewImportPage />),
  route('sheets/:id', 'sheet.export', <SheetJobPage />),
  route('search', null, <SearchPage />),
  route('cases', 'case.read', <CasesPage />),
  route('cases/new', 'case.receive', <NewCasePage />),
  route('case-steps', 'case.review', <CaseStepsPage />),
  route('corrections', 'correction.read', <CorrectionsPage />),
  route('ratings', 'rating.read', <RatingsPage />),
  route('rectifications', 'rating.read', <RectificationsPage />),
  route('rating-window', 'case.receive', <WindowPage />),
  route('catalog', 'power.read', <CatalogPage />),
  route('orgs', 'account.read', <OrgsPage />),
  route('handovers/:id', 'account.handOver', <HandoverPage />),
  route('calendar', 'calendar.read', <CalendarPage />),
  route('rules', 'rules.read', <RulesPage />),
  route('case-figures', 'case.read', <CaseFiguresPage />),
  route('audit', 'audit.read', <AuditPage />),
  route('password', null, <PasswordPage />),
]

function NamedTasksPage() {
  return <TasksPage name={tasksName(useMe())} />
}

function page(load: () => Promise<ComponentType>) {
  return lazy(async () => ({ default: await load() }))
}

function route(path: string, needs: Permission | null, element: ReactNode): RouteObject {
  // a page that breaks leaves the menu standing
  return { path, element: <Guard needs={needs}>{element}</Guard>, errorElement: <BrokenPage /> }
}

/** As `idSchema` has it, without the library behind it. */
const ID = /^[0-9a-f]{24}$/

/** An address someone was sent but may not open says so; one whose `:id` is none leads nowhere. */
function Guard({ needs, children }: { needs: Permission | null; children: ReactNode }) {
  const can = useCan()
  const { id } = useParams()
  if (id !== undefined && !ID.test(id)) return <NotFoundPage />
  return needs === null || can(needs) ? (
    children
  ) : (
    <Page title="不能看这一页">
      <ForbiddenState />
    </Page>
  )
}
