import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.gen'
import { Page } from '../../components/page'
import { ErrorState, SkeletonLines } from '../../components/states'
import { Decisions } from './decisions'
import { FigureRow } from './figure-row'
import { OrgLights } from './org-lights'
import { OverdueList } from './overdue-list'
import { WeeksPanel } from './weeks-panel'
import './dashboard.css'

/** A person with a small scope gets low panels instead of tall empty ones. */
const FEW_ORGS = 4

export type Dashboard = Awaited<ReturnType<typeof api.dashboard.get>>

/** 工作台: what has to be decided today, then figures, lights, trend and what is late. */
export function DashboardPage() {
  const dashboard = useQuery({
    queryKey: ['dashboard'],
    queryFn: () => api.dashboard.get(),
    refetchInterval: 120_000,
  })
  return (
    <Page title="工作台" className="page dashboard">
      {dashboard.isPending && <SkeletonLines lines={14} />}
      {dashboard.isError && !dashboard.data && (
        <ErrorState error={dashboard.error} retry={() => void dashboard.refetch()} />
      )}
      {dashboard.data && <Loaded dashboard={dashboard.data} />}
    </Page>
  )
}

function Loaded({ dashboard }: { dashboard: Dashboard }) {
  return (
    <>
      <Decisions decisions={dashboard.decisions} today={dashboard.today} />
      <FigureRow figures={dashboard.figures} />
      <div
        className={
          dashboard.orgLights.length <= FEW_ORGS ? 'dashboard__cols dashboard__cols--few' : 'dashboard__cols'
        }
      >
        <OrgLights rows={dashboard.orgLights} />
        <WeeksPanel weeks={dashboard.weeks} />
        <OverdueList tasks={dashboard.overdue} total={dashboard.lights.red} />
      </div>
    </>
  )
}
