import type { CatalogElement, CatalogSettings } from '@mingdu/shared/catalog/catalog.api'
import { ALWAYS_REQUIRED } from '@mingdu/shared/catalog/catalog.table'
import { Button, Checkbox, Input } from 'antd'
import { Icon } from '../../components/icon'
import { applied, RowActs, type RowAct } from '../../components/list-editor'
import type { PanelProps } from './rules-panel'

const MOST = 60

/** Which elements a power has here: shown, required, in which order; the place adds its own. */
export function ElementsPanel({ draft, patch, readOnly, saved }: PanelProps & { saved: CatalogSettings }) {
  const { elements } = draft
  const act = (change: RowAct<CatalogElement>) => patch({ elements: applied(elements, change) })
  const kept = new Set(saved.elements.map(({ key }) => key))
  return (
    <section className="panel" aria-label="要素">
      <div className="panel__h">
        <h2 className="num">要素 {elements.length}</h2>
        {!readOnly && (
          <Button
            size="small"
            icon={<Icon name="plus" small />}
            disabled={elements.length >= MOST}
            onClick={() => patch({ elements: [...elements, newElement(elements)] })}
          >
            添加本地要素
          </Button>
        )}
      </div>
      <table className="data-table data-table--dense elements">
        <caption className="visually-hidden">要素</caption>
        <thead>
          <tr>
            <th scope="col">名称</th>
            <th scope="col" style={{ width: 128 }}>
              标识
            </th>
            <th scope="col" style={{ width: 88 }}>
              来源
            </th>
            <th scope="col" style={{ width: 72 }}>
              显示
            </th>
            <th scope="col" style={{ width: 72 }}>
              必填
            </th>
            <th scope="col" style={{ width: 112 }}>
              <span className="visually-hidden">次序</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {elements.map((element, i) => (
            <ElementRow
              key={i}
              element={element}
              at={i}
              last={i === elements.length - 1}
              fresh={!kept.has(element.key)}
              readOnly={readOnly}
              act={act}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface RowProps {
  element: CatalogElement
  at: number
  last: boolean
  /** Not saved yet: its key may still be changed. */
  fresh: boolean
  readOnly: boolean
  act: (act: RowAct<CatalogElement>) => void
}

function ElementRow({ element, at, last, fresh, readOnly, act }: RowProps) {
  const { key, name, own, shown, required } = element
  const fixed = ALWAYS_REQUIRED.includes(key) && !own
  const patch = (change: Partial<CatalogElement>) => act({ at, patch: change })
  return (
    <tr>
      <td>
        <Input
          size="small"
          aria-label={`第 ${at + 1} 个要素的名称`}
          maxLength={30}
          disabled={readOnly}
          value={name}
          onChange={(e) => patch({ name: e.target.value })}
        />
      </td>
      <td>
        {own && fresh ? (
          <Input
            size="small"
            className="catalog-code"
            aria-label={`${name}的标识`}
            maxLength={31}
            value={key}
            onChange={(e) => patch({ key: e.target.value })}
          />
        ) : (
          <span className="mono muted">{key}</span>
        )}
      </td>
      <td className="muted">{own ? '本地' : '系统'}</td>
      <td>
        <Checkbox
          aria-label={`显示${name}`}
          checked={shown}
          disabled={readOnly || fixed}
          onChange={(e) => patch(e.target.checked ? { shown: true } : { shown: false, required: false })}
        />
      </td>
      <td>
        <Checkbox
          aria-label={`${name}必填`}
          checked={required}
          disabled={readOnly || fixed || !shown}
          {...(fixed ? { title: '没有它就不成一个事项' } : {})}
          onChange={(e) => patch({ required: e.target.checked })}
        />
      </td>
      <td className="r">
        {!readOnly && (
          <RowActs
            label={name}
            first={at === 0}
            last={last}
            move={(step) => act({ at, move: step })}
            {...(own ? { remove: () => act({ at, remove: true }) } : {})}
          />
        )}
      </td>
    </tr>
  )
}

/** `own1`, `own2`: a key that is free; the person may write a better one before it is saved. */
function newElement(elements: readonly CatalogElement[]): CatalogElement {
  const taken = new Set(elements.map(({ key }) => key))
  let n = 1
  while (taken.has(`own${n}`)) n += 1
  return { key: `own${n}`, name: '新要素', own: true, shown: true, required: false }
}
