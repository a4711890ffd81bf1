import type { SplitRow } from '@mingdu/shared/parts/split-rows'
import { PERIODS, type Period } from '@mingdu/shared/tasks/tasks.states'
import { useQuery } from '@tanstack/react-query'
import { Input, InputNumber, Select } from 'antd'
import { useContext } from 'react'
import { api } from '../../../api/client.gen'
import { useMe } from '../../../api/session'
import { DateField } from '../../../components/date-field'
import type { RowProps } from '../../../components/list-editor'
import { Field, SplitContext } from './split-frame'
import { SplitMeasure } from './split-measure'

/** One task of the 分解: what, by whom, by when, how much of the whole, and how it is measured. */
export function SplitRowFields({ item, index, patch, errorAt }: RowProps<SplitRow>) {
  const frame = useContext(SplitContext)
  const { today } = useMe()
  if (!frame) return null
  const { task, orgs } = frame
  const id = (field: string) => `split-${index}-${field}`
  return (
    <>
      <Field id={id('title')} label="名称" name="title" errorAt={errorAt}>
        <Input
          id={id('title')}
          maxLength={100}
          value={item.title}
          onChange={(e) => patch({ title: e.target.value })}
        />
      </Field>
      <div className="split-row__line">
        <Field id={id('org')} label="主办单位" name="orgId" errorAt={errorAt}>
          <Select
            id={id('org')}
            showSearch={{ optionFilterProp: 'label' }}
            options={orgs}
            value={item.orgId}
            onChange={(orgId: string) => patch({ orgId, personId: null })}
          />
        </Field>
        <Field id={id('person')} label="承办人（可不选）" name="personId" errorAt={errorAt}>
          <Person id={id('person')} taskId={task.id} item={item} patch={patch} />
        </Field>
      </div>
      <div className="split-row__line">
        <Field id={id('due')} label="限期" name="due" errorAt={errorAt}>
          <DateField
            id={id('due')}
            label="限期"
            bare
            min={today}
            {...(task.clock.due === null ? {} : { max: task.clock.due })}
            value={item.due}
            onChange={(due) => patch({ due })}
          />
        </Field>
        <Field id={id('weight')} label="权重" name="weight" errorAt={errorAt}>
          <InputNumber
            id={id('weight')}
            min={1}
            max={100}
            precision={0}
            suffix="/ 100"
            style={{ width: '100%' }}
            value={item.weight}
            onChange={(weight) => patch({ weight })}
          />
        </Field>
        <Field id={id('period')} label="定期报告" name="period" errorAt={errorAt}>
          <Select
            id={id('period')}
            allowClear
            placeholder="不要求"
            options={Object.entries(PERIODS).map(([value, label]) => ({ value, label }))}
            value={item.period}
            onChange={(period?: Period) => patch({ period: period ?? null })}
          />
        </Field>
      </div>
      <SplitMeasure item={item} index={index} patch={patch} errorAt={errorAt} />
      <Field id={id('requirement')} label="要求（可不填）" name="requirement" errorAt={errorAt}>
        <Input.TextArea
          id={id('requirement')}
          autoSize={{ minRows: 1, maxRows: 4 }}
          maxLength={2000}
          value={item.requirement}
          onChange={(e) => patch({ requirement: e.target.value })}
        />
      </Field>
    </>
  )
}

interface PersonProps {
  id: string
  taskId: string
  item: SplitRow
  patch: (change: Partial<SplitRow>) => void
}

/** People of the org that was chosen in the row. */
function Person({ id, taskId, item: { orgId, personId }, patch }: PersonProps) {
  const people = useQuery({
    queryKey: ['tasks', 'people', taskId, orgId],
    queryFn: () => api.taskActs.people({ params: { id: taskId }, query: { orgId: orgId ?? '' } }),
    enabled: orgId !== null,
  })
  return (
    <Select
      id={id}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder="由单位自己安排"
      loading={people.isLoading}
      disabled={orgId === null}
      options={(people.data?.items ?? []).map((p) => ({ value: p.id, label: `${p.name}　${p.roles}` }))}
      value={people.isLoading ? null : personId}
      onChange={(value?: string) => patch({ personId: value ?? null })}
    />
  )
}
