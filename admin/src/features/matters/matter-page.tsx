import type { Matter } from '@mingdu/shared/matters/matters.schema'
import { MATTER_CATEGORIES, MATTER_STATES } from '@mingdu/shared/matters/matters.states'
import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { useMe } from '../../api/session'
import { dateText } from '../../components/dates'
import { ClockLight } from '../../components/light'
import { useOpenRecord } from '../../components/list'
import { Page } from '../../components/page'
import { EmptyState, ErrorState, SkeletonLines } from '../../components/states'
import { Tabs } from '../../components/tabs'
import { ProgressKey } from '../../components/two-progress'
import { MatterActions } from './matter-actions'
import { MatterAbout } from './matter-about'
import { TreeTable } from './tree-table'
import { useMatter } from './matter-queries'
import './matters.css'

interface MatterPageProps {
  /** The drawer of a task, given by the router. */
  renderTask: (id: string, close: () => void) => ReactNode
  /** Its tasks over time, given by the router. */
  renderSchedule: (matterId: string, open: string | null, onOpen: (id: string) => void) => ReactNode
}

export function MatterPage({ renderTask, renderSchedule }: MatterPageProps) {
  const { id = '' } = useParams()
  const matter = useMatter(id)
  const [open, setOpen] = useOpenRecord('task')
  const title = matter.data?.no ?? matter.data?.title ?? '督查事项'
  return (
    <Page title={title} crumbs={[{ name: '督查事项', to: '/matters' }]} rail className="matter">
      {matter.isPending && <SkeletonLines lines={10} />}
      {matter.isError && <ErrorState error={matter.error} retry={() => void matter.refetch()} />}
      {matter.data && (
        <>
          <Heading matter={matter.data} />
          <div className="matter__body">
            <Decomposition
              matter={matter.data}
              open={open}
              onOpen={setOpen}
              renderSchedule={renderSchedule}
            />
            <MatterAbout matter={matter.data} />
          </div>
        </>
      )}
      {open && renderTask(open, () => setOpen(null))}
    </Page>
  )
}

function Heading({ matter }: { matter: Matter }) {
  const { today } = useMe()
  return (
    <header className="matter__h">
      <div className="grow">
        <div className="row row--wrap">
          <h2>{matter.title}</h2>
          <ClockLight light={matter.light} started={matter.clock.dispatchedOn !== null} tag />
          <span className="tag">{MATTER_CATEGORIES[matter.category]}</span>
          <span className="tag tag--blue">{MATTER_STATES[matter.state]}</span>
          {matter.relapses > 0 && <span className="tag tag--red num">反弹 {matter.relapses} 次</span>}
        </div>
        <p className="matter__meta num">
          <span>主办 {matter.leadOrg.name}</span>
          <span>立项依据 {matter.basis.text}</span>
          <span>督查员 {matter.supervisor.name}</span>
          {matter.clock.dispatchedOn && <span>派单 {dateText(matter.clock.dispatchedOn, today)}</span>}
          <span>限 {dateText(matter.due, today)}</span>
        </p>
      </div>
      <MatterActions matter={matter} />
    </header>
  )
}

function Decomposition({
  matter,
  open,
  onOpen,
  renderSchedule,
}: Pick<MatterPageProps, 'renderSchedule'> & {
  matter: Matter
  open: string | null
  onOpen: (id: string) => void
}) {
  const mayEdit = matter.allowedActions.includes('edit')
  const [tab, setTab] = useOpenRecord('tab')
  const runs = matter.clock.dispatchedOn !== null
  const tabs = runs && (
    <Tabs
      label="任务"
      active={tab === 'schedule' ? 'schedule' : 'tree'}
      onChange={(key) => setTab(key === 'tree' ? null : key)}
      items={[
        { key: 'tree', name: '任务分解' },
        { key: 'schedule', name: '时间表' },
      ]}
    />
  )
  if (runs && tab === 'schedule')
    return (
      <section className="panel" aria-label="时间表">
        <div className="panel__h">{tabs}</div>
        {renderSchedule(matter.id, open, onOpen)}
      </section>
    )
  return (
    <section className="panel" aria-label="任务分解">
      <div className="panel__h">
        {tabs || <h2>任务分解</h2>}
        <ProgressKey />
      </div>
      {matter.tree.length === 0 ? (
        <EmptyState
          title="还没有分解任务"
          action={mayEdit && <Link to={`/matters/${matter.id}/tree`}>去分解</Link>}
        >
          把事项拆成有主办单位、限期和权重的任务，再派单。
        </EmptyState>
      ) : (
        <>
          <TreeTable matter={matter} open={open} onOpen={onOpen} />
          <p className="matter__foot">
            同级权重合计 100　·　上级进度 = Σ 权重 × 下级核实进度　·　下级限期不晚于上级
          </p>
        </>
      )}
    </section>
  )
}
