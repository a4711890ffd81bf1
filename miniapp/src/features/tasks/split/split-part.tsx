import type { SplitRow } from '@mingdu/shared/parts/split-rows'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { DateField } from '../../../components/field/date-field'
import { Field } from '../../../components/field/field'
import { LineField, TextField } from '../../../components/field/text-field'
import { Section } from '../../../components/section/section'
import { Stepper } from '../../../components/stepper/stepper'
import { Button } from '../../../components/tap/button'
import { PersonField } from '../act/person-field'
import { UnitField } from '../act/unit-field'

interface SplitPartFieldsProps {
  no: number
  task: Task
  today: string | null
  row: SplitRow
  errorAt: (field: keyof SplitRow) => string | null
  change: (more: Partial<SplitRow>) => void
  /** Left out where there are no more than must be. */
  remove?: () => void
}

/** One part: what, by whom, by when, how much of the whole, and how it is counted. */
export function SplitPartFields(props: SplitPartFieldsProps) {
  const { no, task, row, errorAt, change, remove } = props
  return (
    <Section className="split-part" title={`第 ${no} 项`}>
      <Field className="split-title" label="名称" error={errorAt('title')}>
        <LineField
          className={`split-title__${no}`}
          label={`第 ${no} 项名称`}
          value={row.title}
          most={100}
          onChange={(title) => change({ title })}
        />
      </Field>
      <UnitField
        label="主办单位"
        top={task.org}
        value={row.orgId}
        onChange={(orgId) => change({ orgId, personId: null })}
      />
      <PersonField
        label="由谁办（可不选，由单位自己安排）"
        taskId={task.id}
        orgId={row.orgId ?? task.org.id}
        value={row.personId}
        error={errorAt('orgId') ?? errorAt('personId')}
        onChange={(personId) => change({ personId })}
      />
      <WhenAndHowMuch {...props} />
      <Field className="split-text" label="要求（可不填）" error={errorAt('requirement')}>
        <TextField
          className={`split-text__${no}`}
          label={`第 ${no} 项要求`}
          value={row.requirement}
          most={2000}
          onChange={(requirement) => change({ requirement })}
        />
      </Field>
      {remove && <Button className="split-less" kind="plain" text={`去掉第 ${no} 项`} onTap={remove} />}
    </Section>
  )
}

function WhenAndHowMuch({ no, task, today, row, errorAt, change }: SplitPartFieldsProps) {
  return (
    <>
      <Field className="split-due" label="限期" hint="不晚于本任务的限期。" error={errorAt('due')}>
        <DateField
          className={`split-due__${no}`}
          label={`第 ${no} 项限期`}
          value={row.due}
          {...(today === null ? {} : { from: today })}
          {...(task.clock.due === null ? {} : { to: task.clock.due })}
          onChange={(due) => change({ due })}
        />
      </Field>
      <Field className="split-weight" label="权重" error={errorAt('weight')}>
        <Stepper
          className={`split-weight__${no}`}
          label={`第 ${no} 项权重`}
          value={row.weight ?? 0}
          least={1}
          most={100}
          step={5}
          onChange={(weight) => change({ weight })}
        />
      </Field>
      <Quantity {...{ no, row, errorAt, change }} />
    </>
  )
}

/** Counted when a target is given. */
function Quantity({
  no,
  row: { quantity },
  errorAt,
  change,
}: Pick<SplitPartFieldsProps, 'no' | 'row' | 'errorAt' | 'change'>) {
  const retarget = (text: string) => {
    const target = Number(text.replace(/\D/g, ''))
    change({ quantity: target === 0 ? null : { unit: quantity?.unit ?? '', target } })
  }
  return (
    <>
      <Field
        className="split-target"
        label="按数量计的目标（可不填）"
        error={quantity ? null : errorAt('quantity')}
      >
        <LineField
          className={`split-target__${no}`}
          label={`第 ${no} 项目标数`}
          type="number"
          value={quantity?.target?.toString() ?? ''}
          most={13}
          onChange={retarget}
        />
      </Field>
      {quantity && (
        <Field className="split-unit" label="单位" error={errorAt('quantity')}>
          <LineField
            className={`split-unit__${no}`}
            label={`第 ${no} 项单位`}
            value={quantity.unit}
            most={10}
            placeholder="如：处、户、公里"
            onChange={(unit) => change({ quantity: { ...quantity, unit } })}
          />
        </Field>
      )}
    </>
  )
}
