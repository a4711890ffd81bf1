import { Form, Input, InputNumber, Radio, Select, Switch } from 'antd'
import { DateField } from '../../../components/date-field'
import type { EditLimit, EditNode } from './edit-node'
import { dueOf, type TreeFrame } from './tree-problems'

interface QuantityFieldProps {
  node: EditNode
  patch: (part: Partial<Omit<EditNode, 'key'>>) => void
  help: object
}

interface LimitFieldProps {
  limit: EditLimit
  frame: TreeFrame
  onChange: (limit: EditLimit) => void
  help: object
}

/** By when: a day, or so many days from 派单; then the day it would be if sent out today. */
export function LimitField({ limit, frame, onChange, help }: LimitFieldProps) {
  const end = limit.kind === 'days' ? dueOf(limit, frame) : null
  const switchTo = (kind: EditLimit['kind']) =>
    onChange(kind === 'date' ? { kind, due: null } : { kind, n: null, unit: '工作日' })
  return (
    <Form.Item
      label="限期"
      htmlFor="node-limit"
      extra={end && `今天派单则限 ${end.date}${end.tentative ? '（暂定：当年放假通知未载入）' : ''}`}
      {...help}
    >
      <div className="stack" style={{ gap: 8 }}>
        <Radio.Group
          aria-label="限期的写法"
          options={[
            { value: 'date', label: '到某日' },
            { value: 'days', label: '派单后若干天' },
          ]}
          value={limit.kind}
          onChange={(e) => switchTo(e.target.value as EditLimit['kind'])}
        />
        {limit.kind === 'date' ? (
          <DateField
            id="node-limit"
            label="限期"
            bare
            min={frame.today}
            max={frame.matterDue}
            value={limit.due}
            onChange={(due) => onChange({ kind: 'date', due })}
          />
        ) : (
          <div className="row">
            <InputNumber
              id="node-limit"
              aria-label="天数"
              min={1}
              max={750}
              precision={0}
              value={limit.n}
              onChange={(n) => onChange({ ...limit, n })}
            />
            <Select
              aria-label="天数的单位"
              style={{ width: 104 }}
              value={limit.unit}
              options={[{ value: '工作日' }, { value: '自然日' }]}
              onChange={(unit: '工作日' | '自然日') => onChange({ ...limit, unit })}
            />
          </div>
        )}
      </div>
    </Form.Item>
  )
}

/** What is counted; without it progress is reported in percent. */
export function QuantityField({ node: { quantity }, patch, help }: QuantityFieldProps) {
  return (
    <Form.Item
      label="量化目标"
      htmlFor="node-quantity"
      extra={quantity ? null : '不量化的任务按百分比报送'}
      {...help}
    >
      <div className="row">
        <Switch
          id="node-quantity"
          aria-label="按数量考核"
          checked={quantity !== null}
          onChange={(on) => patch({ quantity: on ? { unit: '', target: null } : null })}
        />
        {quantity && (
          <>
            <InputNumber
              aria-label="目标数"
              placeholder="目标"
              min={1}
              precision={0}
              value={quantity.target}
              onChange={(target) => patch({ quantity: { ...quantity, target } })}
              style={{ width: 120 }}
            />
            <Input
              aria-label="计量单位"
              placeholder="单位，如：处"
              maxLength={10}
              value={quantity.unit}
              onChange={(e) => patch({ quantity: { ...quantity, unit: e.target.value } })}
              style={{ width: 120 }}
            />
          </>
        )}
      </div>
    </Form.Item>
  )
}
