import { PERIODS, type Period } from '@mingdu/shared/tasks/tasks.states'
import { Button, Form, Input, InputNumber, Select } from 'antd'
import { DateField } from '../../../components/date-field'
import { Icon } from '../../../components/icon'
import type { EditMilestone } from './edit-node'

const OPTIONS = Object.entries(PERIODS).map(([value, label]) => ({ value: value as Period, label }))

interface PeriodFieldProps {
  value: Period | null
  onChange: (period: Period | null) => void
}

/** How often it reports at least, whether or not anything moved. */
export function PeriodField({ value, onChange }: PeriodFieldProps) {
  return (
    <Form.Item
      label="定期报告"
      htmlFor="node-period"
      extra={value && '到每期最后一个工作日没有报送，灯转为预警'}
    >
      <Select
        id="node-period"
        allowClear
        placeholder="有进展时报送"
        options={OPTIONS}
        value={value}
        onChange={(period: Period | undefined) => onChange(period ?? null)}
      />
    </Form.Item>
  )
}

interface MilestonesFieldProps {
  milestones: EditMilestone[]
  min: string
  max: string
  onChange: (milestones: EditMilestone[]) => void
  help: object
}

const MOST = 20

/** 节点: what is done by when, and its share of the whole. */
export function MilestonesField({ milestones, min, max, onChange, help }: MilestonesFieldProps) {
  const patch = (at: number, part: Partial<EditMilestone>) =>
    onChange(milestones.map((point, i) => (i === at ? { ...point, ...part } : point)))
  const sum = milestones.reduce((total, { weight }) => total + (weight ?? 0), 0)
  return (
    <Form.Item
      label="节点"
      extra={
        milestones.length > 0
          ? `权重合计 ${sum}，应为 100；过了节点没有核实，灯转为超期`
          : '不设节点的，序时进度按天平均'
      }
      {...help}
    >
      <div className="stack" style={{ gap: 8 }}>
        {milestones.map((point, i) => (
          <div key={i} className="row">
            <Input
              aria-label={`第 ${i + 1} 个节点`}
              placeholder="如：完成招标"
              maxLength={40}
              value={point.title}
              onChange={(e) => patch(i, { title: e.target.value })}
            />
            <DateField
              label={`第 ${i + 1} 个节点的限期`}
              min={min}
              max={max}
              value={point.due}
              onChange={(due) => patch(i, { due })}
            />
            <InputNumber
              aria-label={`第 ${i + 1} 个节点的权重`}
              placeholder="权重"
              min={1}
              max={100}
              precision={0}
              value={point.weight}
              onChange={(weight) => patch(i, { weight })}
              style={{ width: 84, flex: 'none' }}
            />
            <Button
              type="text"
              size="small"
              icon={<Icon name="close" small />}
              aria-label={`删除第 ${i + 1} 个节点`}
              onClick={() => onChange(milestones.filter((_, at) => at !== i))}
            />
          </div>
        ))}
        <div>
          <Button
            size="small"
            disabled={milestones.length >= MOST}
            onClick={() => onChange([...milestones, { title: '', due: null, weight: null }])}
          >
            加一个节点
          </Button>
        </div>
      </div>
    </Form.Item>
  )
}
