import { CARD_KINDS } from '@mingdu/shared/cards/cards.states'
import { DIRECTIVE_LEVELS } from '@mingdu/shared/directives/directives.states'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Form, Input, InputNumber, Radio, Select, type FormInstance } from 'antd'
import type { ReactNode } from 'react'
import { api } from '../../api/client.gen'
import { useCan, useMe } from '../../api/session'
import { DateItem } from '../../components/date-item'
import type { ActValues } from './act-perform'
import type { DialogAct } from './act-words'
import { useOrgOptions } from './task-queries'

interface FieldsProps {
  act: DialogAct
  task: Task
  form: FormInstance<ActValues>
}

/** The questions of one act. */
export function ActFields({ act, task, form }: FieldsProps) {
  const { today } = useMe()
  switch (act) {
    case 'giveBack':
      return (
        <>
          <Words name="reason" label="为什么不归本单位办" />
          <OrgItem name="orgId" label="建议由谁承办（可不填）" without={task.org.id} />
        </>
      )
    case 'takeBack':
      return <Words name="reason" label="为什么撤回" />
    case 'decideReturn':
      return <ReturnFields task={task} form={form} />
    case 'extend':
      return (
        <>
          <Days label={`延几天（${task.limit.kind === 'days' ? task.limit.unit : '工作日'}）`} max={180} />
          <Words name="reason" label="理由" />
        </>
      )
    case 'decideExtension':
      return <ExtensionFields task={task} form={form} />
    case 'askCo':
      return (
        <>
          <OrgItem name="orgId" label="协办单位" without={task.org.id} required />
          <Words name="demand" label="要协办什么" />
          <Due label="协办期限（不填按规则折算）" min={today} max={task.clock.due} />
        </>
      )
    case 'answerCo':
      return (
        <>
          <CoItem task={task} mine />
          <Words name="answer" label="答复" />
        </>
      )
    case 'waiveCo':
      return (
        <>
          <CoItem task={task} />
          <Words name="reason" label="为什么不等" />
        </>
      )
    case 'transfer':
      return <TransferFields task={task} form={form} />
    case 'entrust':
      return (
        <>
          <OrgItem name="orgId" label="单位" required onPick={() => form.setFieldValue('personId', null)} />
          <PersonItem name="personId" label="交给谁办" task={task} form={form} required />
          <Due label="什么时候办好（可不填）" min={today} max={task.clock.due} />
          <Words name="note" label="交代（可不填）" optional />
        </>
      )
    case 'recall':
      return <Words name="reason" label="为什么收回" max={500} />
    case 'urge':
      return <Words name="note" label="说一句（可不填）" optional max={200} />
    case 'directive':
      return <DirectiveFields today={today} />
    case 'proposeCard':
      return <CardFields />
  }
}

function ReturnFields({ task, form }: Omit<FieldsProps, 'act'>) {
  const agree = Form.useWatch('agree', form)
  return (
    <>
      <Agree yes="同意退回，改派" no="不予退回" />
      {agree === true && (
        <>
          <OrgItem
            name="orgId"
            label="改派给"
            without={task.org.id}
            required
            onPick={() => form.setFieldValue('handlerId', null)}
          />
          <PersonItem name="handlerId" label="承办人（可不填）" task={task} form={form} />
        </>
      )}
      <Words name="opinion" label="意见" />
      <Designated />
    </>
  )
}

function ExtensionFields({ task, form }: Omit<FieldsProps, 'act'>) {
  const agree = Form.useWatch('agree', form)
  const asked = task.acts.extensions.find(({ state }) => state === 'pending')
  return (
    <>
      <Agree yes="同意" no="不同意" />
      {agree === true && <Days label="批几天" max={asked?.days ?? 180} />}
      <Words name="opinion" label="意见（可不填）" optional />
    </>
  )
}

function TransferFields({ task, form }: Omit<FieldsProps, 'act'>) {
  return (
    <>
      <OrgItem
        name="orgId"
        label="转给"
        without={task.org.id}
        required
        onPick={() => form.setFieldValue('handlerId', null)}
      />
      <PersonItem name="handlerId" label="承办人（可不填）" task={task} form={form} />
      <Words name="reason" label="理由" />
      <Designated />
    </>
  )
}

function DirectiveFields({ today }: { today: string }) {
  const can = useCan()
  const level = Form.useWatch('level')
  const grave = can('directive.issueGrave')
  const levels = Object.entries(DIRECTIVE_LEVELS).filter(([key]) => grave || key === 'routine')
  return (
    <>
      <Form.Item name="level" label="类别" extra={grave ? undefined : '挂牌和约谈由督查室主任发。'}>
        <Radio.Group options={levels.map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Words name="demand" label="督查要求" />
      <Due label="办理期限" min={today} max={null} required />
      {level === 'interview' && (
        <Form.Item name="meeting" label="约谈时间和地点" rules={[words(2, '请写约谈的时间和地点')]}>
          <Input maxLength={100} />
        </Form.Item>
      )}
    </>
  )
}

function CardFields() {
  return (
    <>
      <Form.Item name="kind" label="牌">
        <Radio.Group options={Object.entries(CARD_KINDS).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Words name="reason" label="事由" />
      <Form.Item name="basis" label="依据" rules={[words(2, '请写依据')]}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item name="limitDays" label="新限期（工作日，可不填）">
        <InputNumber min={1} max={60} precision={0} style={{ width: '100%' }} />
      </Form.Item>
    </>
  )
}

function Agree({ yes, no }: { yes: string; no: string }) {
  return (
    <Form.Item name="agree" label="决定">
      <Radio.Group
        options={[
          { value: true, label: yes },
          { value: false, label: no },
        ]}
      />
    </Form.Item>
  )
}

/** 指定承办 is the 督查室主任's to say. */
function Designated() {
  const can = useCan()
  if (!can('task.designate')) return null
  return (
    <Form.Item name="designated" valuePropName="checked">
      <Checkbox>指定承办：以后不能退回</Checkbox>
    </Form.Item>
  )
}

interface WordsProps {
  name: string
  label: string
  optional?: boolean
  max?: number
}

export function Words({ name, label, optional = false, max = optional ? 500 : 1000 }: WordsProps) {
  const rules = optional ? [] : [words(5, `请写清楚，至少 5 个字`)]
  return (
    <Form.Item name={name} label={label} rules={rules}>
      <Input.TextArea rows={optional ? 2 : 3} maxLength={max} showCount />
    </Form.Item>
  )
}

function Days({ label, max }: { label: string; max: number }) {
  return (
    <Form.Item name="days" label={label} rules={[{ required: true, message: '请填天数' }]}>
      <InputNumber min={1} max={max} precision={0} style={{ width: '100%' }} />
    </Form.Item>
  )
}

export function Due({
  label,
  min,
  max,
  required = false,
}: {
  label: string
  min: string
  max: string | null
  required?: boolean
}) {
  return (
    <Form.Item name="due" label={label} rules={required ? [{ required: true, message: '请选日期' }] : []}>
      <DateItem label={label} min={min} {...(max === null ? {} : { max })} />
    </Form.Item>
  )
}

interface OrgItemProps {
  name: string
  label: string
  without?: string
  required?: boolean
  onPick?: () => void
}

export function OrgItem({ name, label, without, required = false, onPick }: OrgItemProps) {
  const options = useOrgOptions().filter(({ value }) => value !== without)
  return (
    <Choice name={name} label={label} required={required} message="请选单位">
      <Select
        allowClear={!required}
        showSearch={{ optionFilterProp: 'label' }}
        options={options}
        placeholder="按名称查找"
        {...(onPick ? { onSelect: onPick } : {})}
      />
    </Choice>
  )
}

/** A helping org whose answer is open. */
function CoItem({ task, mine = false }: { task: Task; mine?: boolean }) {
  const open = task.acts.coWork.filter((work) => work.state === 'open' && (!mine || work.mine))
  return (
    <Choice name="orgId" label="协办单位" required message="请选协办单位">
      <Select options={open.map(({ org }) => ({ value: org.id, label: org.name }))} />
    </Choice>
  )
}

interface PersonItemProps {
  name: string
  label: string
  task: Pick<Task, 'id'>
  form: FormInstance<ActValues>
  required?: boolean
}

/** People of the org that was picked above. */
export function PersonItem({ name, label, task, form, required = false }: PersonItemProps) {
  const orgId = Form.useWatch('orgId', form) ?? null
  const people = useQuery({
    queryKey: ['tasks', 'people', task.id, orgId],
    queryFn: () => api.taskActs.people({ params: { id: task.id }, query: { orgId: orgId ?? '' } }),
    enabled: orgId !== null,
  })
  const options = (people.data?.items ?? []).map((p) => ({ value: p.id, label: `${p.name}　${p.roles}` }))
  return (
    <Choice name={name} label={label} required={required} message="请选人">
      <Select
        allowClear={!required}
        showSearch={{ optionFilterProp: 'label' }}
        loading={people.isLoading}
        disabled={orgId === null}
        options={options}
        placeholder={required ? '选一个人' : '不选，由单位自己安排'}
      />
    </Choice>
  )
}

interface ChoiceProps {
  name: string
  label: string
  required: boolean
  message: string
  children: ReactNode
}

function Choice({ name, label, required, message, children }: ChoiceProps) {
  return (
    <Form.Item name={name} label={label} rules={required ? [{ required: true, message }] : []}>
      {children}
    </Form.Item>
  )
}

function words(min: number, message: string) {
  return { required: true, whitespace: true, min, message }
}
