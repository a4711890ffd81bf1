import type { FieldDiff } from '@mingdu/shared/powers/powers.schema'
import { useMemo, useState } from 'react'
import { lineChanges, type LineChange, type Piece } from './line-changes'
import './diff.css'

interface FieldDiffsProps {
  fields: readonly FieldDiff[]
  /** Before and after beside each other, for wide places; else one below the other. */
  split?: boolean
}

/** What differs, field by field and to the character; what is the same stands in one line that opens. */
export function FieldDiffs({ fields, split = false }: FieldDiffsProps) {
  const changed = fields.filter((field) => field.how !== 'same')
  const same = fields.filter((field) => field.how === 'same')
  return (
    <div className={split ? 'diffs diffs--split' : 'diffs'}>
      {changed.length === 0 && <p className="muted diffs__none">没有差别。</p>}
      {changed.map((field) => (
        <Changed key={field.field + field.name} field={field} split={split} />
      ))}
      {same.length > 0 && <Unchanged fields={same} />}
    </div>
  )
}

function Changed({ field, split }: { field: FieldDiff; split: boolean }) {
  const lines = useMemo(() => lineChanges(field.was, field.is), [field])
  return (
    <section className="df num" aria-label={field.name}>
      <h3 className="df__h">
        <span>{field.name}</span>
        <span>{countText(field, lines)}</span>
      </h3>
      {split ? <SplitLines lines={lines} /> : <InlineLines lines={lines} />}
    </section>
  )
}

function InlineLines({ lines }: { lines: readonly LineChange[] }) {
  return lines
    .filter(({ kind }) => kind !== 'same')
    .map((line, i) => (
      <div key={i}>
        {line.was && <Line side="del" pieces={line.was} />}
        {line.is && <Line side="add" pieces={line.is} />}
      </div>
    ))
}

function SplitLines({ lines }: { lines: readonly LineChange[] }) {
  return (
    <div className="df__split">
      {lines.map((line, i) => (
        <div key={i} className="df__pair">
          <Line side={line.kind === 'same' ? 'same' : 'del'} pieces={line.was} />
          <Line side={line.kind === 'same' ? 'same' : 'add'} pieces={line.is} />
        </div>
      ))}
    </div>
  )
}

/** The sign says before or after without colour; struck and underlined words are read out as such by the browser. */
function Line({ side, pieces }: { side: 'del' | 'add' | 'same'; pieces: readonly Piece[] | null }) {
  if (pieces === null) return <p className="df__l df__l--none" />
  const Mark = side === 'del' ? 'del' : 'ins'
  return (
    <p className={`df__l df__l--${side}`}>
      {pieces.map((piece, i) =>
        piece.changed ? <Mark key={i}>{piece.text}</Mark> : <span key={i}>{piece.text}</span>,
      )}
    </p>
  )
}

function Unchanged({ fields }: { fields: readonly FieldDiff[] }) {
  const [open, setOpen] = useState(false)
  return (
    <section className="df num" aria-label="未变">
      <h3 className="df__h">
        <button type="button" className="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? '收起未变的' : '看未变的'}
        </button>
        <span>未变 {fields.length} 项</span>
      </h3>
      {open && (
        <dl className="df__same">
          {fields.map((field) => (
            <div key={field.field + field.name}>
              <dt>
                {field.name}
                {field.is.length > 1 && `　${field.is.length} 条`}
              </dt>
              <dd className="prewrap">{field.is.length === 0 ? '没有填' : field.is.join('\n')}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}

/** 增 2 处, 减 1 处, 改 3 处. */
function countText({ how, changes }: FieldDiff, lines: readonly LineChange[]): string {
  const differing = lines.filter(({ kind }) => kind !== 'same')
  const only = (kind: LineChange['kind']) => differing.every((line) => line.kind === kind)
  const n = Math.max(changes, 1)
  if (how === 'added' || only('added')) return `增 ${n} 处`
  return how === 'removed' || only('removed') ? `减 ${n} 处` : `改 ${n} 处`
}
