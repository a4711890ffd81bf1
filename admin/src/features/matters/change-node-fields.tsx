import type { ChangeKind } from '@mingdu/shared/matters/change-requests.states'
import type { Matter } from '@mingdu/shared/matters/matters.schema'
import { Form, Select, type FormInstance } from 'antd'
import { useMe } from '../../api/session'
import { DateItem } from '../../components/date-item'
import { dateText } from '../../components/dates'
import { openTasks, type ChangeValues } from './change-values'
import { useOrgOptions, usePeopleOptions } from './matter-queries'

interface ChangeNodeFieldsProps {
  kind: ChangeKind
  matter: Matter
  form: FormInstance<ChangeValues>
}

const WHICH: Partial<Record<ChangeKind, string>> = {
  deadline: '改哪项任务的限期',
  leadOrg: '改哪项任务的主办单位',
  cancelTask: '撤销哪项任务',
}

const DEADLINE_NOTE =
  '只能往后改；落在休息日的顺延到下一个工作日。上级任务和事项的限期不够的，随着延后，一并列在变更对照里。'

/** The task that changes, and what it becomes. */
export function ChangeNodeFields({ kind, matter, form }: ChangeNodeFieldsProps) {
  const taskId = Form.useWatch('taskId', form)
  const task = matter.tree.find(({ id }) => id === taskId)
  const { today } = useMe()
  const which = WHICH[kind]
  if (which === undefined) return null
  return (
    <>
      <Form.Item name="taskId" label={which} rules={[{ required: true, message: '请选任务' }]}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={openTasks(matter.tree)} />
      </Form.Item>
      {kind === 'deadline' && (
        <Form.Item
          name="due"
          label="新限期"
          extra={`${task?.clock.due ? `现在限 ${dateText(task.clock.due, today)}。` : ''}${DEADLINE_NOTE}`}
          rules={[{ required: true, message: '请选新限期' }]}
        >
          <DateItem label="新限期" min={later(task?.clock.due ?? today, today)} />
        </Form.Item>
      )}
      {kind === 'leadOrg' && <LeadOrgFields form={form} leaf={task?.leaf ?? true} now={task?.org ?? null} />}
    </>
  )
}

function LeadOrgFields({
  form,
  leaf,
  now,
}: {
  form: FormInstance<ChangeValues>
  leaf: boolean
  now: { id: string; name: string } | null
}) {
  const orgs = useOrgOptions()
  const orgId = Form.useWatch('orgId', form)
  const people = usePeopleOptions(orgId === undefined ? {} : { orgId }, orgId !== undefined)
  return (
    <>
      <Form.Item name="orgId" label="新的主办单位" rules={[{ required: true, message: '请选主办单位' }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={orgs.filter(({ value }) => value !== now?.id)}
          onChange={() => form.setFieldValue('handlerId', undefined)}
        />
      </Form.Item>
      {leaf && (
        <Form.Item name="handlerId" label="承办人（可不填，谁签收谁承办）">
          <Select
            allowClear
            disabled={orgId === undefined}
            loading={people.loading}
            showSearch={{ optionFilterProp: 'label' }}
            options={people.options}
          />
        </Form.Item>
      )}
      <p className="small muted change-note">
        {now && `现在由${now.name}主办。`}
        {leaf
          ? '时限不重新计算，已核实的进展保留；待签收和在办的任务才能改。'
          : '只改这一级的主办单位，下级任务不变。'}
      </p>
    </>
  )
}

function later(a: string, b: string): string {
  return a > b ? a : b
}
