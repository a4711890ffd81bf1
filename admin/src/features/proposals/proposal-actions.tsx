import type { Proposal } from '@mingdu/shared/proposals/proposals.api'
import type { ProposalAction } from '@mingdu/shared/proposals/proposals.states'
import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { StepBar } from '../../components/step-bar'
import { ActDialog, type DialogAct } from './act-dialog'
import { stepsFor } from './proposal-queries'

/** 通过 is called after the step it passes. */
function passText({ state }: Proposal): string {
  if (state === 'congress') return '审议通过'
  return state === 'legal' ? '审查通过' : '审核通过'
}

/** Where the proposal stands, and what the person may do with it: only what came with it. */
export function ProposalActions({ proposal, end }: { proposal: Proposal; end?: React.ReactNode }) {
  const [act, setAct] = useState<DialogAct | null>(null)
  const navigate = useNavigate()
  const { names, current } = stepsFor(proposal.steps, proposal.state)
  const may = (action: ProposalAction) => proposal.allowedActions.includes(action)
  const nothing = proposal.allowedActions.length === 0
  return (
    <div className="proposal-foot">
      <StepBar steps={names} current={current} />
      {(!nothing || end) && (
        <div className="row row--wrap">
          {may('submit') && (
            <Button type="primary" onClick={() => setAct('submit')}>
              提交审查
            </Button>
          )}
          {may('pass') && (
            <Button type="primary" onClick={() => setAct('pass')}>
              {passText(proposal)}
            </Button>
          )}
          {may('publish') && (
            <Button type="primary" onClick={() => setAct('publish')}>
              公布
            </Button>
          )}
          {may('return') && <Button onClick={() => setAct('return')}>退回修改</Button>}
          {may('edit') && (
            <Button onClick={() => void navigate(`/proposals/${proposal.id}/edit`)}>修改</Button>
          )}
          <span className="grow" />
          {may('withdraw') && (
            <Button type="text" onClick={() => setAct('withdraw')}>
              撤回
            </Button>
          )}
          {end}
        </div>
      )}
      {act && <ActDialog act={act} proposal={proposal} onClose={() => setAct(null)} />}
    </div>
  )
}
