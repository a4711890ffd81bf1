import type { TaskRow } from '@mingdu/shared/tasks/tasks.schema'
import {
  BATCH_ACTS,
  BATCH_MOST,
  BATCH_PERMISSION,
  UNDO_SECONDS,
  type BatchAct,
} from '@mingdu/shared/tasks/batch.states'
import { Button } from 'antd'
import { useCallback, useState, type ReactNode } from 'react'
import { api } from '../../api/client.gen'
import { useCan } from '../../api/session'
import { useWrite } from '../../api/use-write'
import type { Batch } from '../../components/list'
import { RowResults, type ResultRow } from '../../components/row-results'
import { Refusal } from '../../components/states'
import { UndoButton } from '../../components/undo-button'
import { BatchActDialog, type BatchOutcome } from './batch-act-dialog'

const ACTS = Object.keys(BATCH_ACTS) as BatchAct[]

/** 催办, 签收 and 交办 of many tasks, with what became of each and ten seconds to undo it. */
export function useTasksBatch(): { batch: Batch<TaskRow> | undefined; dialogs: ReactNode } {
  const can = useCan()
  const [choice, setChoice] = useState<Choice | null>(null)
  const [outcome, setOutcome] = useState<{ act: BatchAct; of: BatchOutcome } | null>(null)
  const mine = ACTS.filter((act) => can(BATCH_PERMISSION[act]))
  const batch: Batch<TaskRow> = {
    most: BATCH_MOST,
    refusal: ({ state }) => (state === 'done' || state === 'cancelled' ? '已经办结或撤销' : null),
    acts: (rows, clear) =>
      mine.map((act) => (
        <Button
          key={act}
          type="link"
          size="small"
          disabled={rows.length > BATCH_MOST}
          title={rows.length > BATCH_MOST ? `一次最多 ${BATCH_MOST} 项` : undefined}
          onClick={() => setChoice({ act, rows, clear })}
        >
          {BATCH_ACTS[act]}
        </Button>
      )),
  }
  const dialogs = (
    <>
      {choice && (
        <BatchActDialog
          act={choice.act}
          rows={choice.rows}
          onClose={() => setChoice(null)}
          onDone={(of) => {
            choice.clear()
            setChoice(null)
            setOutcome({ act: choice.act, of: named(of, choice.rows) })
          }}
        />
      )}
      {outcome && (
        <Outcome key={outcome.of.id} act={outcome.act} of={outcome.of} onClose={() => setOutcome(null)} />
      )}
    </>
  )
  return { batch: mine.length > 0 ? batch : undefined, dialogs }
}

interface Choice {
  act: BatchAct
  rows: readonly TaskRow[]
  clear: () => void
}

interface OutcomeProps {
  act: BatchAct
  of: BatchOutcome
  onClose: () => void
}

/** What became of each; after an undo, what became of that. */
function Outcome({ act, of, onClose }: OutcomeProps) {
  const [undone, setUndone] = useState<{ rows: readonly ResultRow[]; withdrawn: number } | null>(null)
  const undo = useWrite(
    (id: string, idempotencyKey) => api.tasksBatch.undo({ params: { id }, body: {}, idempotencyKey }),
    { onDone: setUndone },
  )
  const { mutate } = undo
  const onUndo = useCallback(() => mutate(of.id), [mutate, of.id])
  if (undone) return <Undone act={act} undone={undone} onClose={onClose} />
  return (
    <RowResults
      title={`${BATCH_ACTS[act]}的结果`}
      done={`已${BATCH_ACTS[act]}`}
      rows={of.rows}
      more={
        <>
          {of.undoUntil !== null && (
            <p className="muted num">
              {act === 'sign' ? '' : '提醒在 10 秒后发出。'}
              {UNDO_SECONDS} 秒内可以整批撤销；之后已有变动的不撤销，会列出来。
            </p>
          )}
          <Refusal error={undo.error} />
        </>
      }
      acts={
        of.undoUntil !== null && (
          <UndoButton key="undo" seconds={UNDO_SECONDS} busy={undo.isPending} onUndo={onUndo} />
        )
      }
      onClose={onClose}
    />
  )
}

function Undone({
  act,
  undone,
  onClose,
}: {
  act: BatchAct
  undone: { rows: readonly ResultRow[]; withdrawn: number }
  onClose: () => void
}) {
  return (
    <RowResults
      title={`撤销${BATCH_ACTS[act]}的结果`}
      done="已撤销"
      rows={undone.rows}
      more={
        undone.withdrawn > 0 && <p className="muted num">取消了还没有发出的提醒 {undone.withdrawn} 条。</p>
      }
      onClose={onClose}
    />
  )
}

/** A task that went out of sight meanwhile keeps the name it was chosen by. */
function named(of: BatchOutcome, chosen: readonly TaskRow[]): BatchOutcome {
  const names = new Map(chosen.map(({ id, no, title }) => [id, `${no} ${title}`]))
  return { ...of, rows: of.rows.map((row) => ({ ...row, name: row.name || (names.get(row.id) ?? '') })) }
}
