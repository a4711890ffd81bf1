import type { Matter, TreeTask } from '@mingdu/shared/matters/matters.schema'
import { Form, InputNumber, Select } from 'antd'
import { childrenOf, TOP } from './change-values'
import { evenWeights, scaledWeights } from '@mingdu/shared/parts/weights'

interface ChangeWeightsProps {
  matter: Matter
  siblings: readonly TreeTask[]
  weights: Record<string, number>
  onChange: (weights: Record<string, number>) => void
}

/** New weights of the tasks of one level, beside those they replace. */
export function ChangeWeights({ matter, siblings, weights, onChange }: ChangeWeightsProps) {
  const wanted = wantedOf(siblings, weights)
  const sum = sumOf(wanted)
  const share = (shares: readonly number[]) =>
    onChange({ ...weights, ...Object.fromEntries(siblings.map(({ id }, i) => [id, shares[i] ?? 1])) })
  return (
    <>
      <Form.Item name="parent" label="哪一级">
        <Select options={parentsOf(matter)} />
      </Form.Item>
      {siblings.map((task) => (
        <label key={task.id} className="row num change-weight">
          <span className="grow">{task.title}</span>
          <span className="muted">{task.weight} →</span>
          <InputNumber
            aria-label={`${task.title} 新权重`}
            min={1}
            max={100}
            precision={0}
            value={weights[task.id] ?? task.weight}
            onChange={(weight) => onChange({ ...weights, [task.id]: weight ?? 1 })}
          />
        </label>
      ))}
      <p className={sum === 100 ? 'small muted num' : 'small num change-sum--wrong'} aria-live="polite">
        合计 {sum}，应为 100
        {sum !== 100 && `，${sum < 100 ? `还差 ${100 - sum}` : `多了 ${sum - 100}`}`}
      </p>
      {siblings.length > 0 && (
        <p className="row change-note">
          <button type="button" className="link-button" onClick={() => share(evenWeights(siblings.length))}>
            平均分配
          </button>
          {sum !== 100 && (
            <button type="button" className="link-button" onClick={() => share(scaledWeights(wanted))}>
              按比例补足
            </button>
          )}
        </p>
      )}
    </>
  )
}

export function wantedOf(siblings: readonly TreeTask[], weights: Record<string, number>): number[] {
  return siblings.map((task) => weights[task.id] ?? task.weight)
}

export function sumOf(weights: readonly number[]): number {
  return weights.reduce((total, weight) => total + weight, 0)
}

function parentsOf({ title, tree }: Matter) {
  const inner = tree.filter((task) => !task.leaf && childrenOf(tree, task.id).length > 0)
  return [
    { value: TOP, label: `${title}（第一级）` },
    ...inner
      .filter(({ state }) => state !== 'cancelled')
      .map((task) => ({ value: task.id, label: `${task.no} ${task.title}` })),
  ]
}
