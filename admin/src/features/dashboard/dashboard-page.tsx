import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { api } from '../../api/client.gen'
import { useMe } from '../../api/session'
import { Page } from '../../components/page'
import { ErrorState, SkeletonLines } from '../../components/states'
import { useNavigate } from 'react-router'
import { Decisions, pathOf } from './decisions'
import { FigureRow } from './figure-row'
import { LeaderDesk } from './leader-desk'
import { OrgLights } from './org-lights'
import { OverdueList } from './overdue-list'
import { WeeksPanel } from './weeks-panel'
import './dashboard.css'

/** A person with a small scope gets low panels instead of tall empty ones. */
const FEW_ORGS = 4

export type Dashboard = Awaited<ReturnType<typeof api.dashboard.get>>
export type Decision = Dashboard['decisions'][number]

/** Done on a page of its own: what is compared there needs its width. */
const ELSEWHERE: readonly Decision['target']['kind'][] = ['verification', 'lookBack']

interface DashboardPageProps {
  /** What is to be decided, beside the page; given by the router. */
  renderTarget: (target: Decision['target'], close: () => void) => ReactNode
}

/** 工作台: what has to be decided today, then figures, lights, trend and what is late. */
export function DashboardPage({ renderTarget }: DashboardPageProps) {
  const leads = useMe().roles.includes('leader')
  const [open, setOpen] = useState<Decision['target'] | null>(null)
  const navigate = useNavigate()
  const openHere = (decision: Decision) => {
    const elsewhere = ELSEWHERE.includes(decision.target.kind)
    if (elsewhere) void navigate(pathOf(decision))
    else setOpen(decision.target)
  }
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
      {dashboard.data && (
        <Loaded
          dashboard={dashboard.data}
          first={
            leads ? (
              <LeaderDesk dashboard={dashboard.data} onOpen={openHere} />
            ) : (
              <Decisions decisions={dashboard.data.decisions} today={dashboard.data.today} />
            )
          }
        />
      )}
      {open && renderTarget(open, () => setOpen(null))}
    </Page>
  )
}

function Loaded({ dashboard, first }: { dashboard: Dashboard; first: ReactNode }) {
  return (
    <>
      {first}
      <FigureRow figures={dashboard.figures} age={dashboard.age} />
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
