import type { JointStep } from '@mingdu/shared/cases/joint.schema'
import { JOINT_ACTS } from '@mingdu/shared/cases/joint.states'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { useWrite } from '../../../api/use-write'
import { deadlineText } from '../../../components/dates'
import { Drawer } from '../../../components/drawer'
import { ErrorState, Refusal, SkeletonLines } from '../../../components/states'
import { useToast } from '../../../components/toast'
import { AnswerDialog } from './answer-dialog'
import { StepAnswer, StepLight, StepStateTag } from './step-marks'

/** One 联办 as the asked unit sees it: what for, by when, and its answer. */
export function StepDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const read = useQuery({
    queryKey: ['case-steps', 'one', id],
    queryFn: () => api.caseJoint.get({ params: { id } }),
  })
  if (read.data) return <Loaded step={read.data} onClose={onClose} />
  return (
    <Drawer title={read.isError ? '没有取到联办' : '正在读取'} onClose={onClose}>
      {read.isError ? <ErrorState error={read.error} retry={() => void read.refetch()} /> : <SkeletonLines />}
    </Drawer>
  )
}

function Loaded({ step, onClose }: { step: JointStep; onClose: () => void }) {
  return (
    <Drawer
      title={step.what}
      kicker={`${step.case.no}-${step.n}　${step.from.name}请办`}
      onClose={onClose}
      footer={<StepActs step={step} />}
    >
      <div className="between" style={{ marginBottom: 10 }}>
        <StepLight step={step} tag />
        <StepStateTag step={step} />
      </div>
      <dl className="facts num">
        <dt>限期</dt>
        <dd>
          {deadlineText(step.due)}
          {step.tentative && '（暂定）'}
          <div className="muted">
            {step.startedOn} 起 {step.days} 个工作日
          </div>
        </dd>
        <dt>请办单位</dt>
        <dd>{step.from.name}</dd>
        <dt>办件</dt>
        <dd>
          {step.case.title}
          <div className="muted">{step.case.no}</div>
        </dd>
        <dt>办理人</dt>
        <dd>{step.handler?.name ?? '还没有人认领'}</dd>
      </dl>
      <div style={{ marginTop: 12 }}>
        <StepAnswer step={step} />
        {step.state === 'cancelled' && <p className="note">这件已经有了结果或已经结束，不用再答复。</p>}
      </div>
    </Drawer>
  )
}

function StepActs({ step }: { step: JointStep }) {
  const [answering, setAnswering] = useState(false)
  const toast = useToast()
  const { case: of, n, version, allowedActs, handler } = step
  const take = useWrite(
    (_: null, idempotencyKey) =>
      api.caseJoint.take({ params: { id: of.id, n }, body: { version }, idempotencyKey }),
    { onDone: () => toast('已认领，由您答复') },
  )
  if (allowedActs.length === 0)
    return <span className="muted">{step.answeredAt === null ? '没有要办的' : '已经答复，不能修改'}</span>
  const answers = allowedActs.includes('answer')
  return (
    <div className="stack">
      <Refusal error={take.error} />
      <div className="case-foot">
        {answers && (
          <Button type="primary" onClick={() => setAnswering(true)}>
            {JOINT_ACTS.answer}
          </Button>
        )}
        {allowedActs.includes('take') && (
          <Button
            {...(answers ? {} : { type: 'primary' as const })}
            loading={take.isPending}
            onClick={() => take.mutate(null)}
          >
            {handler ? `从${handler.name}手里接过` : JOINT_ACTS.take}
          </Button>
        )}
      </div>
      {answering && <AnswerDialog step={step} onClose={() => setAnswering(false)} />}
    </div>
  )
}
