import type { SplitMilestone, SplitRow } from '@mingdu/shared/parts/split-rows'
import { Button, Input, InputNumber, Select } from 'antd'
import { useContext } from 'react'
import { useMe } from '../../../api/session'
import { DateField } from '../../../components/date-field'
import { Icon } from '../../../components/icon'
import type { RowProps } from '../../../components/list-editor'
import { Field, SplitContext } from './split-frame'

type Measure = 'free' | 'quantity' | 'milestones'

const MEASURES: { value: Measure; label: string }[] = [
  { value: 'free', label: '按百分比' },
  { value: 'quantity', label: '按数量' },
  { value: 'milestones', label: '按节点' },
]
const START: Record<Measure, Pick<SplitRow, 'quantity' | 'milestones'>> = {
  free: { quantity: null, milestones: [] },
  quantity: { quantity: { unit: '', target: null }, milestones: [] },
  milestones: { quantity: null, milestones: [{ title: '', due: null, weight: 100 }] },
}

/** How the progress of one task is counted: freely, in things, or by milestones whose weights sum to 100. */
export function SplitMeasure({ item, index, patch, errorAt }: RowProps<SplitRow>) {
  const { quantity, milestones } = item
  const measure: Measure = quantity ? 'quantity' : milestones.length > 0 ? 'milestones' : 'free'
  const id = `split-${index}-measure`
  return (
    <Field
      id={id}
      label="进展怎么计"
      name={measure === 'milestones' ? 'milestones' : 'quantity'}
      errorAt={errorAt}
    >
      <div className="stack" style={{ gap: 8 }}>
        <div className="row">
          <Select
            id={id}
            style={{ width: 120 }}
            options={MEASURES}
            value={measure}
            onChange={(value: Measure) => patch(START[value])}
          />
          {quantity && <Quantity quantity={quantity} patch={patch} />}
        </div>
        {milestones.map((point, i) => (
          <Milestone
            key={i}
            point={point}
            label={`第 ${i + 1} 个节点`}
            onChange={(next) => patch({ milestones: milestones.map((one, at) => (at === i ? next : one)) })}
            onRemove={() => patch({ milestones: milestones.filter((_, at) => at !== i) })}
          />
        ))}
        {milestones.length > 0 && (
          <Button
            size="small"
            icon={<Icon name="plus" small />}
            disabled={milestones.length >= 20}
            style={{ alignSelf: 'flex-start' }}
            onClick={() => patch({ milestones: [...milestones, { title: '', due: null, weight: null }] })}
          >
            添加节点
          </Button>
        )}
      </div>
    </Field>
  )
}

interface QuantityProps {
  quantity: NonNullable<SplitRow['quantity']>
  patch: RowProps<SplitRow>['patch']
}

function Quantity({ quantity, patch }: QuantityProps) {
  return (
    <>
      <InputNumber
        aria-label="目标数"
        placeholder="目标"
        min={1}
        precision={0}
        style={{ width: 110 }}
        value={quantity.target}
        onChange={(target) => patch({ quantity: { ...quantity, target } })}
      />
      <Input
        aria-label="计量单位"
        placeholder="单位，如：处"
        maxLength={10}
        style={{ width: 120 }}
        value={quantity.unit}
        onChange={(e) => patch({ quantity: { ...quantity, unit: e.target.value } })}
      />
    </>
  )
}

interface MilestoneProps {
  point: SplitMilestone
  label: string
  onChange: (point: SplitMilestone) => void
  onRemove: () => void
}

function Milestone({ point, label, onChange, onRemove }: MilestoneProps) {
  const { today } = useMe()
  const due = useContext(SplitContext)?.task.clock.due ?? null
  return (
    <div className="row" role="group" aria-label={label}>
      <Input
        aria-label="节点名称"
        placeholder="到什么程度"
        maxLength={40}
        value={point.title}
        onChange={(e) => onChange({ ...point, title: e.target.value })}
      />
      <DateField
        label="节点日期"
        min={today}
        {...(due === null ? {} : { max: due })}
        value={point.due}
        onChange={(value) => onChange({ ...point, due: value })}
      />
      <InputNumber
        aria-label="节点权重"
        placeholder="权重"
        min={1}
        max={100}
        precision={0}
        style={{ width: 80 }}
        value={point.weight}
        onChange={(weight) => onChange({ ...point, weight })}
      />
      <Button
        type="text"
        size="small"
        icon={<Icon name="trash" small />}
        aria-label={`删除${label}`}
        onClick={onRemove}
      />
    </div>
  )
}
