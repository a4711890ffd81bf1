import { MATTER_CATEGORIES, type MatterCategory } from '@mingdu/shared/matters/matters.states'
import { LIGHT_KEYS, RULE_VALUES, type LightKey, type RuleValues } from '@mingdu/shared/rules/rules.table'
import { Form, InputNumber } from 'antd'
import type { ReactNode } from 'react'
import { CATEGORIES, ownValue, within } from './rule-values'

/** What categories set for themselves; the others follow the general values. */
export function CategoryValuesTable({ values }: { values: RuleValues }) {
  return (
    <CategoryTable
      title="按督查类型的预警值"
      cell={(category, key) => <OwnValue values={values} category={category} name={key} />}
    />
  )
}

/** The same table to fill in, inside the form of the rules. An empty cell follows the general value. */
export function CategoryValuesFields() {
  return (
    <CategoryTable
      title="按督查类型的预警值（不填即同通用值）"
      cell={(category, key) => <OwnField category={category} name={key} />}
    />
  )
}

interface CellProps {
  category: MatterCategory
  name: LightKey
}

function CategoryTable(props: {
  title: string
  cell: (category: MatterCategory, key: LightKey) => ReactNode
}) {
  return (
    <table className="data-table">
      <caption className="rules__caption">{props.title}</caption>
      <thead>
        <tr>
          <th scope="col">督查类型</th>
          {LIGHT_KEYS.map((key) => (
            <th key={key} scope="col" className="r">
              {RULE_VALUES[key].name}（{RULE_VALUES[key].unit}）
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {CATEGORIES.map((category) => (
          <tr key={category}>
            <td>{MATTER_CATEGORIES[category]}</td>
            {LIGHT_KEYS.map((key) => (
              <td key={key} className="r num">
                {props.cell(category, key)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function OwnValue({ values, category, name }: CellProps & { values: RuleValues }) {
  const own = ownValue(values, category, name)
  return own === undefined ? <span className="muted">同通用值</span> : <span className="strong">{own}</span>
}

function OwnField({ category, name }: CellProps) {
  const path = ['byCategory', category, name]
  return (
    <>
      <Form.Item name={path} noStyle rules={[{ validator: within(name, true) }]}>
        <InputNumber
          aria-label={`${MATTER_CATEGORIES[category]}，${RULE_VALUES[name].name}`}
          precision={0}
          placeholder="同通用值"
          style={{ width: 120 }}
        />
      </Form.Item>
      <FieldProblem name={path} />
    </>
  )
}

/** What is wrong with a cell, below it. */
export function FieldProblem({ name }: { name: string | string[] }) {
  return (
    <Form.Item noStyle shouldUpdate>
      {(form) =>
        form.getFieldError(name).map((text) => (
          <div key={text} className="small late-count">
            {text}
          </div>
        ))
      }
    </Form.Item>
  )
}
