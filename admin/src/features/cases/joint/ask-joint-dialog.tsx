import type { Case } from '@mingdu/shared/cases/cases.schema'
import type { JointStepInput } from '@mingdu/shared/cases/joint.schema'
import { Button, Input, InputNumber, Select } from 'antd'
import { useRef, useState } from 'react'
import { asApiError, type ApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'
import { useWrite } from '../../../api/use-write'
import { ConfirmDialog } from '../../../components/confirm-dialog'
import { deadlineText } from '../../../components/dates'
import { Icon } from '../../../components/icon'
import { holders, useOrgs } from '../../../components/org-tree/use-orgs'
import { FieldError } from '../../../components/text-fields'
import { useToast } from '../../../components/toast'

/** A row under way; `key` holds it in place while rows come and go. */
interface Draft {
  key: number
  orgId: string | null
  what: string
  days: number | null
}

const MOST_STEPS = 10
const USUAL_DAYS = 5

/** 发起联办: each row a unit, what it is asked, and its days; all of them at once. */
export function AskJointDialog({ one, onClose }: { one: Case; onClose: () => void }) {
  const { id, version } = one
  const last = useRef(1)
  const [rows, setRows] = useState<readonly Draft[]>([emptyRow(1)])
  const [tried, setTried] = useState(false)
  const toast = useToast()
  const write = useWrite(
    (steps: JointStepInput[], idempotencyKey) =>
      api.caseJoint.ask({ params: { id }, body: { steps, version }, idempotencyKey }),
    {
      onDone: (_, steps) => {
        toast(`已发起 ${steps.length} 项联办，对方单位的审查人员收到消息`)
        onClose()
      },
    },
  )
  const refused = write.error ? asApiError(write.error) : null
  const patch = (key: number, change: Partial<Draft>) =>
    setRows((old) => old.map((row) => (row.key === key ? { ...row, ...change } : row)))
  const send = () => {
    setTried(true)
    const steps = rows.flatMap(asStep)
    if (steps.length === rows.length) write.mutate(steps)
  }
  return (
    <ConfirmDialog
      title={`发起联办：${one.title}`}
      okText="发起联办"
      busy={write.isPending}
      error={refused && refused.fields.length === 0 ? refused : null}
      onOk={send}
      onCancel={onClose}
    >
      {rows.map((row, i) => (
        <StepFields
          key={row.key}
          n={i + 1}
          row={row}
          own={one.org.id}
          problems={{ ...(tried ? problemsOf(row) : {}), ...fieldProblems(refused, i) }}
          onChange={(change) => patch(row.key, change)}
          onDrop={rows.length > 1 ? () => setRows(rows.filter(({ key }) => key !== row.key)) : null}
        />
      ))}
      <div>
        <Button
          icon={<Icon name="plus" small />}
          disabled={rows.length >= MOST_STEPS}
          onClick={() => setRows([...rows, emptyRow(++last.current)])}
        >
          再请一个单位
        </Button>
      </div>
      <p className="note num">
        各单位同时办，不停本件的时限
        {limitText(one)}。对方看不到申请人的姓名和证件号。
      </p>
    </ConfirmDialog>
  )
}

/** On the last day and after it nothing is left to keep within. */
function limitText({ due, remaining }: Pick<Case, 'due' | 'remaining'>): string {
  if (due === null) return ''
  if (remaining !== null && remaining <= 0) return '；本件承诺的最后一天已到，请定最少的天数'
  return `；每项都要在本件承诺的最后一天 ${deadlineText(due)} 前办完`
}

interface StepFieldsProps {
  n: number
  row: Draft
  /** The unit of the case, which asks others. */
  own: string
  problems: Partial<Record<keyof JointStepInput, string>>
  onChange: (change: Partial<Draft>) => void
  onDrop: (() => void) | null
}

function StepFields({ n, row, own, problems, onChange, onDrop }: StepFieldsProps) {
  const orgs = holders(useOrgs().data ?? []).filter(({ value }) => value !== own)
  return (
    <fieldset className="joint-ask">
      <legend className="visually-hidden">第 {n} 项</legend>
      <div className="row">
        <Select
          className="grow"
          aria-label={`第 ${n} 项：请哪个单位`}
          placeholder="请哪个单位"
          showSearch={{ optionFilterProp: 'label' }}
          value={row.orgId}
          onChange={(orgId: string) => onChange({ orgId })}
          options={orgs}
          {...(problems.orgId === undefined ? {} : { status: 'error' as const })}
        />
        <InputNumber<number>
          aria-label={`第 ${n} 项：几个工作日`}
          style={{ width: 132 }}
          min={1}
          max={60}
          precision={0}
          suffix="个工作日"
          value={row.days}
          onChange={(days) => onChange({ days })}
          {...(problems.days === undefined ? {} : { status: 'error' as const })}
        />
        {onDrop && (
          <Button
            type="text"
            icon={<Icon name="close" small />}
            aria-label={`去掉第 ${n} 项`}
            onClick={onDrop}
          />
        )}
      </div>
      <Input.TextArea
        aria-label={`第 ${n} 项：请对方办什么`}
        placeholder="请对方办什么，要什么样的意见"
        rows={2}
        maxLength={300}
        value={row.what}
        onChange={(e) => onChange({ what: e.target.value })}
        {...(problems.what === undefined ? {} : { status: 'error' as const })}
      />
      <FieldError text={textOf(problems)} />
    </fieldset>
  )
}

/** Everything that is wrong with a row, in the order of its fields. */
function textOf({ orgId, days, what }: StepFieldsProps['problems']): string | undefined {
  const all = [orgId, days, what].filter((text) => text !== undefined)
  return all.length === 0 ? undefined : all.join('；')
}

function emptyRow(key: number): Draft {
  return { key, orgId: null, what: '', days: USUAL_DAYS }
}

function asStep(row: Draft): JointStepInput[] {
  const { orgId, days } = row
  if (orgId === null || days === null || Object.keys(problemsOf(row)).length > 0) return []
  return [{ orgId, what: row.what.trim(), days }]
}

function problemsOf({ orgId, what, days }: Draft): StepFieldsProps['problems'] {
  return {
    ...(orgId === null ? { orgId: '请选单位' } : {}),
    ...(days === null ? { days: '请写工作日数' } : {}),
    ...(what.trim().length < 2 ? { what: '请写要对方办什么，至少 2 个字' } : {}),
  }
}

/** What the server says of a row: `body.steps.0.what`. */
function fieldProblems(error: ApiError | null, at: number): StepFieldsProps['problems'] {
  const own = error?.fields.filter(({ path }) => path.startsWith(`body.steps.${at}.`)) ?? []
  return Object.fromEntries(own.map(({ path, message }) => [path.split('.')[3] ?? '', message]))
}
