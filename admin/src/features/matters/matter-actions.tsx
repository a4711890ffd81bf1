import type { Matter } from '@mingdu/shared/matters/matters.schema'
import type { MatterAction } from '@mingdu/shared/matters/matters.states'
import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { ChangeDialog } from './change-dialog'
import type { MatterAct } from './matter-acts'
import { MatterDialog } from './matter-dialog'
import { SupervisorDialog } from './supervisor-dialog'
import { VetoDialog } from './veto-dialog'

/** The main step of each state, in the order they come; one of them is filled. */
const STEPS: readonly { act: MatterAct; name: string }[] = [
  { act: 'approve', name: '批准立项' },
  { act: 'issue', name: '派单' },
  { act: 'complete', name: '申请办结' },
  { act: 'firstReview', name: '初审通过' },
  { act: 'verifyClose', name: '核验通过' },
  { act: 'approveClose', name: '批准销号' },
  { act: 'close', name: '销号' },
  { act: 'sendBack', name: '退回整改' },
  { act: 'reopen', name: '反弹重开' },
]

export function MatterActions({ matter }: { matter: Matter }) {
  const [asking, setAsking] = useState<MatterAct | null>(null)
  const [changing, setChanging] = useState(false)
  const [vetoing, setVetoing] = useState(false)
  const [handing, setHanding] = useState(false)
  const navigate = useNavigate()
  const allows = (action: MatterAction) => matter.allowedActions.includes(action)
  const steps = STEPS.filter(({ act }) => allows(act))
  return (
    <div className="row matter__actions">
      {steps.map(({ act, name }, i) => (
        <Button
          key={act}
          type={i === 0 && act !== 'reopen' ? 'primary' : 'default'}
          onClick={() => setAsking(act)}
        >
          {name}
        </Button>
      ))}
      {allows('edit') && (
        <>
          <Button
            type={steps.length === 0 ? 'primary' : 'default'}
            onClick={() => void navigate(`/matters/${matter.id}/tree`)}
          >
            分解任务
          </Button>
          <Button onClick={() => void navigate(`/matters/${matter.id}/edit`)}>修改</Button>
        </>
      )}
      {allows('cancel') && (
        <Button danger onClick={() => setAsking('cancel')}>
          撤销
        </Button>
      )}
      {allows('requestChange') && <Button onClick={() => setChanging(true)}>申请变更</Button>}
      {allows('changeSupervisor') && <Button onClick={() => setHanding(true)}>换督查员</Button>}
      {allows('veto') && (
        <Button danger onClick={() => setVetoing(true)}>
          否决
        </Button>
      )}
      {vetoing && <VetoDialog matter={matter} onClose={() => setVetoing(false)} />}
      {handing && <SupervisorDialog matter={matter} onClose={() => setHanding(false)} />}
      {changing && <ChangeDialog matter={matter} onClose={() => setChanging(false)} />}
      {asking && <MatterDialog act={asking} matter={matter} onClose={() => setAsking(null)} />}
    </div>
  )
}
