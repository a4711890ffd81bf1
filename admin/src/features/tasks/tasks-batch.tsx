import type { TaskRow } from '@mingdu/shared/tasks/tasks.schema'
import { BATCH_ACTS, BATCH_MOST, BATCH_PERMISSION, type BatchAct } from '@mingdu/shared/tasks/batch.states'
import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { api } from '../../api/client.gen'
import { useCan } from '../../api/session'
import { BatchOutcome as Outcome, named } from '../../components/batch-outcome'
import type { Batch } from '../../components/list'
import { BatchActDialog, type BatchOutcome } from './batch-act-dialog'

const ACTS = Object.keys(BATCH_ACTS) as BatchAct[]
const undo = (id: string, idempotencyKey: string) =>
  api.tasksBatch.undo({ params: { id }, body: {}, idempotencyKey })

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
            setOutcome({ act: choice.act, of: named(of, namesOf(choice.rows)) })
          }}
        />
      )}
      {outcome && (
        <Outcome
          key={outcome.of.id}
          name={BATCH_ACTS[outcome.act]}
          of={outcome.of}
          note={noteOf(outcome.act, outcome.of)}
          undo={undo}
          onClose={() => setOutcome(null)}
        />
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

/** Whoever signs tells nobody. */
function noteOf(act: BatchAct, of: BatchOutcome): string {
  return act === 'sign' || of.undoUntil === null ? '' : '提醒在 10 秒后发出。'
}

function namesOf(rows: readonly TaskRow[]): Map<string, string> {
  return new Map(rows.map(({ id, no, title }) => [id, `${no} ${title}`]))
}
