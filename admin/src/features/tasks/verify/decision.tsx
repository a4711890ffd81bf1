import type { Task, VerificationRow } from '@mingdu/shared/tasks/tasks.schema'
import { VERIFY_METHODS, type VerifyMethod } from '@mingdu/shared/tasks/tasks.states'
import { percent } from '@mingdu/shared/parts/figures'
import { Button, Form, Input, InputNumber, Radio } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'
import { useWrite } from '../../../api/use-write'
import { ConfirmDialog } from '../../../components/confirm-dialog'
import { Light } from '../../../components/light'
import { useToast } from '../../../components/toast'
import { milestonePoints } from '@mingdu/shared/tasks/milestones.rules'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { MilestoneTicks } from '../milestone-list'
import { useTask } from '../task-queries'
import { amountText, claimedValue } from '../report-rules'
import { AskMoreDialog } from './ask-more-dialog'
import { Checks } from './checks'
import { outcomeOf, shareOf, type Outcome } from './outcome'
import { useThresholds } from './use-verifications'

const METHODS = Object.entries(VERIFY_METHODS).map(([value, label]) => ({ value, label }))
const MIN_RETURN_OPINION = 5

/** How it was checked, how much holds, and what follows: said before the button is pressed. */
export function Decision({ row, onDecided }: { row: VerificationRow; onDecided: () => void }) {
  const { task, report } = row
  const [method, setMethod] = useState<VerifyMethod>('paper')
  const milestones = useTask(task.id).data?.milestones ?? []
  const [ticked, setTicked] = useState<readonly number[]>(report.milestones)
  const [typed, setVerified] = useState(report.claimed)
  const verified = report.milestones.length > 0 ? pointsOf(milestones, ticked, report.claimed) : typed
  const [opinion, setOpinion] = useState('')
  const [asking, setAsking] = useState<'accept' | 'return' | 'askMore' | null>(null)
  const [problem, setProblem] = useState<{ field: 'verified' | 'opinion'; text: string } | null>(null)
  const outcome = outcomeOf(task, verified, useThresholds(task.category))
  const write = useDecide(row, asking === 'return' ? 'return' : 'accept', () => {
    setAsking(null)
    onDecided()
  })
  const ask = (what: 'accept' | 'return') => {
    const missing = what === 'return' && opinion.trim().length < MIN_RETURN_OPINION
    setProblem(missing ? { field: 'opinion', text: '请写明退回原因，至少 5 个字' } : null)
    write.reset()
    if (!missing) setAsking(what)
  }
  const onOk = () =>
    write.mutate(
      { method, verified, milestones: [...ticked], opinion: opinion.trim() },
      {
        onError: (error) => {
          const field = fieldOf(error)
          setProblem(field === null ? null : { field, text: error.message })
          if (field !== null) setAsking(null)
        },
      },
    )
  const help = (field: 'verified' | 'opinion') =>
    problem?.field === field ? { validateStatus: 'error' as const, help: problem.text } : {}
  return (
    <section className="verify__decision" aria-label="核验意见">
      <Form layout="vertical" component="div" className="verify__form">
        <Form.Item label={<span id="verify-method">核验方式</span>}>
          <Radio.Group
            aria-labelledby="verify-method"
            block
            optionType="button"
            options={METHODS}
            value={method}
            onChange={(e) => setMethod(e.target.value as VerifyMethod)}
          />
        </Form.Item>
        <Form.Item label="核实后累计" htmlFor="verified" {...help('verified')}>
          {report.milestones.length > 0 ? (
            <MilestoneTicks
              id="verified"
              milestones={milestones}
              value={ticked}
              among={report.milestones}
              onChange={setTicked}
            />
          ) : (
            <VerifiedInput row={row} value={verified} onChange={setVerified} />
          )}
        </Form.Item>
        <Form.Item label="意见" htmlFor="opinion" {...help('opinion')}>
          <Input.TextArea
            id="opinion"
            rows={3}
            maxLength={1000}
            value={opinion}
            onChange={(e) => setOpinion(e.target.value)}
          />
        </Form.Item>
      </Form>
      <Checks row={row} />
      <h3 className="sub-h">提交后</h3>
      <p className="small muted num" aria-live="polite">
        <OutcomeText outcome={outcome} />
      </p>
      <div className="verify__buttons">
        <Button type="primary" size="large" onClick={() => ask('accept')}>
          核实 {amountText(verified, task)}
        </Button>
        <Button size="large" onClick={() => setAsking('askMore')}>
          要求补充
        </Button>
        <Button danger size="large" onClick={() => ask('return')}>
          退回整改
        </Button>
      </div>
      {asking === 'askMore' && <AskMoreDialog row={row} onDone={onDecided} onClose={() => setAsking(null)} />}
      {(asking === 'accept' || asking === 'return') && (
        <ConfirmDialog
          title={asking === 'accept' ? `核实 ${amountText(verified, task)}` : '退回整改'}
          okText={asking === 'accept' ? '核实' : '退回'}
          danger={asking === 'return'}
          busy={write.isPending}
          error={write.error}
          onOk={onOk}
          onCancel={() => setAsking(null)}
        >
          <p className="strong">{task.title}</p>
          <p>
            提交后，
            {asking === 'accept' ? (
              <OutcomeText outcome={outcome} />
            ) : (
              `核实进度仍是 ${percent(task.progress.verified)}%，时限照走。`
            )}
            {report.submittedBy.name}会收到消息{asking === 'return' && '，需补充后重新报送'}。
          </p>
        </ConfirmDialog>
      )}
    </section>
  )
}

function VerifiedInput({
  row,
  value,
  onChange,
}: {
  row: VerificationRow
  value: number
  onChange: (value: number) => void
}) {
  const { task, report } = row
  const { quantity } = task
  return (
    <InputNumber
      id="verified"
      size="large"
      style={{ width: '100%' }}
      precision={quantity ? 0 : 2}
      min={quantity ? report.verifiedBefore : report.verifiedBefore / 100}
      max={quantity ? report.claimed : report.claimed / 100}
      value={quantity ? value : value / 100}
      onChange={(next) => onChange(claimedValue(next ?? 0, task))}
      suffix={quantity ? `/ ${quantity.target} ${quantity.unit}　${percent(shareOf(task, value))}%` : '%'}
    />
  )
}

function OutcomeText({ outcome: { text, lightVerb, light } }: { outcome: Outcome }) {
  return (
    <>
      {text}
      {lightVerb} <Light light={light} />。
    </>
  )
}

/** Basis points of what is ticked; what was claimed while the milestones are still being read. */
function pointsOf(milestones: Task['milestones'], ticked: readonly number[], claimed: number): number {
  if (milestones.length === 0) return claimed
  return milestonePoints(
    milestones.map((point) => ({ ...point, due: plainDate(point.due) })),
    ticked,
  )
}

interface Decided {
  method: VerifyMethod
  verified: number
  milestones: number[]
  opinion: string
}

function useDecide({ report }: VerificationRow, what: 'accept' | 'return', onDone: () => void) {
  const toast = useToast()
  const params = { id: report.id }
  return useWrite(
    async ({ method, verified, milestones, opinion }: Decided, idempotencyKey) => {
      const { version } = report
      return what === 'return'
        ? api.tasks.returnReport({ params, body: { version, method, opinion }, idempotencyKey })
        : api.tasks.acceptReport({
            params,
            body: { version, method, verified, milestones, opinion },
            idempotencyKey,
          })
    },
    {
      onDone: () => {
        toast(what === 'return' ? '已退回' : '已核实')
        onDone()
      },
    },
  )
}

function fieldOf(error: ApiError): 'verified' | 'opinion' | null {
  if (error.code === 'report.over-claim' || error.code === 'report.under-verified') return 'verified'
  if (error.code === 'text.classified') return 'opinion'
  const path = error.fields[0]?.path ?? ''
  return path.startsWith('body.verified') ? 'verified' : path.startsWith('body.opinion') ? 'opinion' : null
}
