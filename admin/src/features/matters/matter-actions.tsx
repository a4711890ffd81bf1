import type { Matter } from '@mingdu/shared/matters/matters.schema'
import type { MatterAction } from '@mingdu/shared/matters/matters.states'
import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { MatterDialog, type MatterAct } from './matter-dialog'

/** The main step of each state, in the order they come; one of them is filled. */
const STEPS: readonly { act: MatterAct; name: string }[] = [
  { act: 'approve', name: '批准立项' },
  { act: 'issue', name: '派单' },
  { act: 'complete', name: '办结' },
  { act: 'close', name: '销号' },
]

export function MatterActions({ matter }: { matter: Matter }) {
  const [asking, setAsking] = useState<MatterAct | null>(null)
  const navigate = useNavigate()
  const allows = (action: MatterAction) => matter.allowedActions.includes(action)
  const steps = STEPS.filter(({ act }) => allows(act))
  return (
    <div className="row matter__actions">
      {steps.map(({ act, name }, i) => (
        <Button key={act} type={i === 0 ? 'primary' : 'default'} onClick={() => setAsking(act)}>
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
      {asking && <MatterDialog act={asking} matter={matter} onClose={() => setAsking(null)} />}
    </div>
  )
}
