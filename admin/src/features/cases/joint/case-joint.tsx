import type { Case } from '@mingdu/shared/cases/cases.schema'
import type { JointStep } from '@mingdu/shared/cases/joint.schema'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { deadlineText } from '../../../components/dates'
import { Icon } from '../../../components/icon'
import { EmptyState, ErrorState, SkeletonLines } from '../../../components/states'
import { AskJointDialog } from './ask-joint-dialog'
import { StepAnswer, StepLight, StepStateTag } from './step-marks'

/** 联办 as the lead unit sees it: whom it asked, by when, and what they answered. */
export function CaseJoint({ one }: { one: Case }) {
  const [asking, setAsking] = useState(false)
  const { id } = one
  const read = useQuery({
    queryKey: ['cases', 'steps', id],
    queryFn: () => api.caseJoint.ofCase({ params: { id } }),
  })
  if (read.isError) return <ErrorState error={read.error} retry={() => void read.refetch()} />
  if (!read.data) return <SkeletonLines />
  const { items } = read.data
  const ask = one.mayAskJoint && (
    <Button icon={<Icon name="plus" small />} onClick={() => setAsking(true)}>
      发起联办
    </Button>
  )
  return (
    <div className="stack">
      {items.length === 0 ? (
        <EmptyState title="没有联办" action={ask}>
          {one.mayAskJoint
            ? '要别的单位出意见时，在这里请它们同时办，各有天数，不停本件的时限。'
            : '由审查这件的人在受理后、报送决定前发起。'}
        </EmptyState>
      ) : (
        <>
          <div className="between">
            <span className="muted num">
              {items.length} 项，{one.openSteps === 0 ? '都有了结果' : `${one.openSteps} 项等答复`}
            </span>
            {ask}
          </div>
          {items.map((step) => (
            <StepPart key={step.id} step={step} />
          ))}
        </>
      )}
      {asking && <AskJointDialog one={one} onClose={() => setAsking(false)} />}
    </div>
  )
}

function StepPart({ step }: { step: JointStep }) {
  return (
    <section className="joint-step" aria-label={`联办 ${step.n}`}>
      <div className="between" style={{ alignItems: 'flex-start' }}>
        <h3 className="sub-h num" style={{ margin: 0 }}>
          {step.n}. {step.org.name}
        </h3>
        <StepStateTag step={step} />
      </div>
      <p className="prewrap" style={{ margin: 0 }}>
        {step.what}
      </p>
      <div className="between num small">
        <StepLight step={step} />
        <span className="muted">
          {step.days} 个工作日，限 {deadlineText(step.due)}
          {step.tentative && '（暂定）'}
        </span>
      </div>
      {step.answeredAt === null && step.handler && <p className="small muted">{step.handler.name} 正在办</p>}
      <StepAnswer step={step} />
    </section>
  )
}
