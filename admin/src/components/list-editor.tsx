import { Button } from 'antd'
import { memo, useCallback, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { Icon } from './icon'
import './list-editor.css'

/** Problems beside their fields: the text for a path such as `bases.0.law`, or undefined. */
export type ErrorAt = (path: string) => string | undefined

export interface RowProps<T> {
  item: T
  index: number
  patch: (change: Partial<T>) => void
  /** Of the row: `law`. */
  errorAt: ErrorAt
}

interface ListEditorProps<T extends object> {
  /** What the rows are, for people: 设定依据. */
  name: string
  /** Where the list stands in the record, for problems: `bases`. */
  path: string
  items: readonly T[]
  onChange: (update: (items: readonly T[]) => T[]) => void
  blank: () => T
  max: number
  errorAt: ErrorAt
  Row: (props: RowProps<T>) => ReactNode
  /** Beside 添加, e.g. 粘贴多条. */
  more?: ReactNode
}

/** Rows that are added, removed and moved; Alt with ↑ or ↓ moves the row one is in. */
export function ListEditor<T extends object>(props: ListEditorProps<T>) {
  const { name, path, items, onChange, blank, max, errorAt, Row, more } = props
  const box = useRef<HTMLDivElement>(null)
  const change = useCallback((act: RowAct<T>) => onChange((old) => applied(old, act)), [onChange])
  const add = () => {
    onChange((old) => [...old, blank()])
    focusRow(box, items.length)
  }
  return (
    <div className="list-editor" ref={box}>
      {items.map((item, i) => (
        <MemoRow
          key={i}
          name={name}
          item={item}
          index={i}
          last={i === items.length - 1}
          change={change as (act: RowAct<object>) => void}
          problems={problemsOf(errorAt, `${path}.${i}`, item)}
          Row={Row as (props: RowProps<object>) => ReactNode}
          onMoved={(to) => focusRow(box, to)}
        />
      ))}
      <div className="row">
        <Button icon={<Icon name="plus" small />} disabled={items.length >= max} onClick={add}>
          添加{name}
        </Button>
        {more}
      </div>
    </div>
  )
}

export type RowAct<T> =
  { at: number; patch: Partial<T> } | { at: number; move: 1 | -1 } | { at: number; remove: true }

/** A list after one act on one of its rows. */
export function applied<T extends object>(items: readonly T[], act: RowAct<T>): T[] {
  if ('patch' in act) return items.map((item, i) => (i === act.at ? { ...item, ...act.patch } : item))
  if ('remove' in act) return items.filter((_, i) => i !== act.at)
  const to = act.at + act.move
  const [item, other] = [items[act.at], items[to]]
  if (item === undefined || other === undefined) return [...items]
  return items.map((one, i) => (i === to ? item : i === act.at ? other : one))
}

interface FrameProps {
  name: string
  item: object
  index: number
  last: boolean
  change: (act: RowAct<object>) => void
  /** Field → problem, as text: a new object each time would draw every row anew. */
  problems: string
  Row: (props: RowProps<object>) => ReactNode
  onMoved: (to: number) => void
}

/** Long lists stay quick to type in: a row is drawn again when it or its problems change. */
const MemoRow = memo(RowFrame, (a, b) => {
  const same = a.item === b.item && a.index === b.index && a.last === b.last
  return same && a.problems === b.problems && a.change === b.change && a.Row === b.Row
})

function RowFrame({ name, item, index, last, change, problems, Row, onMoved }: FrameProps) {
  const found = JSON.parse(problems) as Record<string, string>
  const label = `${name}第 ${index + 1} 条`
  const move = (step: 1 | -1) => {
    if (index + step < 0 || (last && step === 1)) return
    change({ at: index, move: step })
    onMoved(index + step)
  }
  const onKey = (e: KeyboardEvent) => {
    if (!e.altKey || (e.key !== 'ArrowUp' && e.key !== 'ArrowDown')) return
    e.preventDefault()
    move(e.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    <div className="list-editor__i" role="group" aria-label={label} data-row={index} onKeyDown={onKey}>
      <span className="list-editor__n num">{index + 1}</span>
      <div className="grow">
        <Row
          item={item}
          index={index}
          patch={(patch) => change({ at: index, patch })}
          errorAt={(path) => found[path]}
        />
      </div>
      <RowActs
        label={label}
        first={index === 0}
        last={last}
        move={move}
        remove={() => change({ at: index, remove: true })}
      />
    </div>
  )
}

/** Up, down, remove. */
export function RowActs({
  label,
  first,
  last,
  move,
  remove,
}: {
  label: string
  first: boolean
  last: boolean
  move: (step: 1 | -1) => void
  /** Not for what has to stay. */
  remove?: () => void
}) {
  return (
    <span className="list-editor__acts">
      <Button
        type="text"
        size="small"
        icon={<Icon name="up" small />}
        aria-label={`上移${label}`}
        disabled={first}
        onClick={() => move(-1)}
      />
      <Button
        type="text"
        size="small"
        icon={<Icon name="down" small />}
        aria-label={`下移${label}`}
        disabled={last}
        onClick={() => move(1)}
      />
      {remove && (
        <Button
          type="text"
          size="small"
          icon={<Icon name="trash" small />}
          aria-label={`删除${label}`}
          onClick={remove}
        />
      )}
    </span>
  )
}

function problemsOf(errorAt: ErrorAt, path: string, item: object): string {
  const found: Record<string, string> = {}
  for (const key of Object.keys(item)) {
    const text = errorAt(`${path}.${key}`)
    if (text !== undefined) found[key] = text
  }
  return JSON.stringify(found)
}

/** Into the first field of a row, after the row is there. */
export function focusRow(box: React.RefObject<HTMLElement | null>, index: number): void {
  const field = `[data-row='${index}'] :is(input:not([type='file']), textarea)`
  setTimeout(() => box.current?.querySelector<HTMLElement>(field)?.focus(), 0)
}
