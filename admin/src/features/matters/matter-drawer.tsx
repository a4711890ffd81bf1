import { MATTER_STATES } from '@mingdu/shared/matters/matters.states'
import { Link } from 'react-router'
import { Drawer } from '../../components/drawer'
import { ErrorState, SkeletonLines } from '../../components/states'
import { MatterAbout } from './matter-about'
import { MatterActions } from './matter-actions'
import { useMatter } from './matter-queries'
import './matters.css'

/** A matter beside another page: what must be known to decide about it, and the acts on it. */
export function MatterDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { data: matter, isPending, isError, error, refetch } = useMatter(id)
  return (
    <Drawer
      title={matter?.title ?? '督查事项'}
      kicker={matter && `${matter.no ?? '未编号'}　${matter.leadOrg.name}　${MATTER_STATES[matter.state]}`}
      label="督查事项"
      onClose={onClose}
      footer={matter && <MatterActions matter={matter} />}
    >
      {isPending && <SkeletonLines lines={8} />}
      {isError && !matter && <ErrorState error={error} retry={() => void refetch()} />}
      {matter && (
        <div className="stack">
          <p className="num">
            任务 {matter.tasks.total} 项，办结 {matter.tasks.done} 项，核实进度{' '}
            {(matter.progress.verified / 100).toFixed(1)}%，限期 {matter.due}。
            <Link to={`/matters/${id}`}>看全部任务</Link>
          </p>
          <MatterAbout matter={matter} />
        </div>
      )}
    </Drawer>
  )
}
