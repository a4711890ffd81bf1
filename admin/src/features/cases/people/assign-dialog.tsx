import type { Case } from '@mingdu/shared/cases/cases.schema'
import { useQuery } from '@tanstack/react-query'
import { Input, Radio } from 'antd'
import { useId, useState } from 'react'
import { api } from '../../../api/client.gen'
import { useWrite } from '../../../api/use-write'
import { ConfirmDialog } from '../../../components/confirm-dialog'
import { ErrorState, SkeletonLines } from '../../../components/states'
import { FieldError } from '../../../components/text-fields'
import { useToast } from '../../../components/toast'

interface Body {
  reviewerId: string
  reason: string
}

/** 分派, 改派: one reviewer of the unit, with a reason when another had it. */
export function AssignDialog({ one, onClose }: { one: Case; onClose: () => void }) {
  const { id, version, reviewer } = one
  const [to, setTo] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const toast = useToast()
  const choices = useQuery({
    queryKey: ['cases', 'reviewers', id],
    queryFn: () => api.caseDesk.reviewers({ params: { id } }),
  })
  const name = reviewer === null ? '分派审查' : '改派审查'
  const write = useWrite(
    (body: Body, idempotencyKey) =>
      api.caseDesk.assign({ params: { id }, body: { ...body, version }, idempotencyKey }),
    {
      onDone: (after) => {
        toast(`已交${after.reviewer?.name ?? ''}审查，两边都会收到消息`)
        onClose()
      },
    },
  )
  const problems = { to: to === null, reason: reviewer !== null && reason.trim().length < 2 }
  const send = () => {
    setTried(true)
    if (to !== null && !problems.reason) write.mutate({ reviewerId: to, reason: reason.trim() })
  }
  return (
    <ConfirmDialog
      title={`${name}：${one.title}`}
      okText={name}
      busy={write.isPending}
      okDisabled={!choices.data?.items.some(({ current }) => !current)}
      error={write.error}
      onOk={send}
      onCancel={onClose}
    >
      {choices.isLoading && <SkeletonLines lines={3} />}
      {choices.isError && <ErrorState error={choices.error} retry={() => void choices.refetch()} />}
      {choices.data && (
        <>
          <Reviewers items={choices.data.items} value={to} onChange={setTo} />
          <FieldError text={tried && problems.to ? '请选交给谁审查' : undefined} />
          {reviewer !== null && choices.data.items.some(({ current }) => !current) && (
            <Reason
              from={reviewer.name}
              value={reason}
              onChange={setReason}
              error={tried && problems.reason}
            />
          )}
          <Deciders deciders={choices.data.deciders} to={to} />
        </>
      )}
    </ConfirmDialog>
  )
}

type Choices = Awaited<ReturnType<typeof api.caseDesk.reviewers>>

function Reviewers({
  items,
  value,
  onChange,
}: {
  items: Choices['items']
  value: string | null
  onChange: (id: string) => void
}) {
  const others = items.filter(({ current }) => !current)
  if (others.length === 0)
    return (
      <p className="note note--yellow">
        {items.length === 0 ? '本单位还没有审查人员' : '本单位没有别的审查人员可以改派'}
        。请系统管理员先给人加上“审查人员”角色。
      </p>
    )
  return (
    <Radio.Group
      className="case-pick"
      aria-label="交给谁审查"
      value={value}
      onChange={(e) => onChange(e.target.value as string)}
    >
      {items.map(({ id, name, open, current }) => (
        <Radio key={id} value={id} disabled={current}>
          {name}
          <span className="muted num">　{current ? '现在由他审查' : `在办 ${open} 件`}</span>
        </Radio>
      ))}
    </Radio.Group>
  )
}

function Reason({
  from,
  value,
  onChange,
  error,
}: {
  from: string
  value: string
  onChange: (text: string) => void
  error: boolean
}) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="strong" style={{ display: 'block', marginBottom: 6 }}>
        改派原因
      </label>
      <Input.TextArea
        id={id}
        rows={2}
        maxLength={200}
        placeholder={`为什么不再由${from}审查`}
        value={value}
        onChange={(e) => onChange(e.target.value)}
        {...(error ? { status: 'error' as const } : {})}
      />
      <FieldError text={error ? '请写改派原因，至少 2 个字' : undefined} />
    </div>
  )
}

/** Who is left to decide: never who examined it. */
function Deciders({ deciders, to }: { deciders: Choices['deciders']; to: string | null }) {
  const left = deciders.filter(({ id }) => id !== to)
  if (left.length === 0)
    return (
      <p className="note note--yellow">
        {to === null || deciders.length === 0 ? '本单位还没有决定人员' : '选他审查后，本单位没有别人能作决定'}
        ：审查和决定不能是同一人。请先请系统管理员设置。
      </p>
    )
  return (
    <p className="note">
      可以决定这件的：{left.map(({ name }) => name).join('、')}。审查和决定不能是同一人。
    </p>
  )
}
