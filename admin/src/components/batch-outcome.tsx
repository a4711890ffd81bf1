import { UNDO_SECONDS } from '@mingdu/shared/tasks/batch.states'
import { useCallback, useState, type ReactNode } from 'react'
import { useWrite } from '../api/use-write'
import { RowResults, type ResultRow } from './row-results'
import { Refusal } from './states'
import { UndoButton } from './undo-button'

/** What the server says of an act on many. */
export interface BatchResult {
  id: string
  rows: readonly ResultRow[]
  /** null: nothing was done, or it cannot be undone. */
  undoUntil: string | null
}

export interface UndoResult {
  rows: readonly ResultRow[]
  withdrawn: number
}

interface BatchOutcomeProps {
  /** The act as people name it: 催办. */
  name: string
  of: BatchResult
  /** Said beside the seconds that run, or where there are none: what follows. */
  note: ReactNode
  undo: (id: string, idempotencyKey: string) => Promise<UndoResult>
  onClose: () => void
}

/** What became of each; after an undo, what became of that. */
export function BatchOutcome({ name, of, note, undo, onClose }: BatchOutcomeProps) {
  const [undone, setUndone] = useState<UndoResult | null>(null)
  const write = useWrite(undo, { onDone: setUndone })
  const { mutate } = write
  const onUndo = useCallback(() => mutate(of.id), [mutate, of.id])
  if (undone) return <Undone name={name} undone={undone} onClose={onClose} />
  return (
    <RowResults
      title={`${name}的结果`}
      done={`已${name}`}
      rows={of.rows}
      more={
        <>
          {note && <p className="muted num">{note}</p>}
          {of.undoUntil !== null && (
            <p className="muted num">{UNDO_SECONDS} 秒内可以整批撤销；之后已有变动的不撤销，会列出来。</p>
          )}
          <Refusal error={write.error} />
        </>
      }
      acts={
        of.undoUntil !== null && (
          <UndoButton key="undo" seconds={UNDO_SECONDS} busy={write.isPending} onUndo={onUndo} />
        )
      }
      onClose={onClose}
    />
  )
}

function Undone({ name, undone, onClose }: { name: string; undone: UndoResult; onClose: () => void }) {
  return (
    <RowResults
      title={`撤销${name}的结果`}
      done="已撤销"
      rows={undone.rows}
      more={
        undone.withdrawn > 0 && <p className="muted num">取消了还没有发出的提醒 {undone.withdrawn} 条。</p>
      }
      onClose={onClose}
    />
  )
}

/** A row that went out of sight meanwhile keeps the name it was chosen by. */
export function named<R extends BatchResult>(of: R, names: ReadonlyMap<string, string>): R {
  return { ...of, rows: of.rows.map((row) => ({ ...row, name: row.name || (names.get(row.id) ?? '') })) }
}
