import {
  MATTER_BATCH_ACTS,
  MATTER_BATCH_PERMISSION,
  type MatterBatchAct,
} from '@mingdu/shared/matters/batch.states'
import type { MatterRow } from '@mingdu/shared/matters/matters.schema'
import { BATCH_MOST } from '@mingdu/shared/tasks/batch.states'
import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { api } from '../../api/client.gen'
import { useCan } from '../../api/session'
import { BatchOutcome, named } from '../../components/batch-outcome'
import type { Batch } from '../../components/list'
import { MattersBatchDialog, type MattersOutcome } from './matters-batch-dialog'

const ACTS = Object.keys(MATTER_BATCH_ACTS) as MatterBatchAct[]
const undo = (id: string, idempotencyKey: string) =>
  api.mattersBatch.undo({ params: { id }, body: {}, idempotencyKey })

/** 派单, 换督查员 and 催办 of many matters, with what became of each. */
export function useMattersBatch(): { batch: Batch<MatterRow> | undefined; dialogs: ReactNode } {
  const can = useCan()
  const [choice, setChoice] = useState<Choice | null>(null)
  const [outcome, setOutcome] = useState<{ act: MatterBatchAct; of: MattersOutcome } | null>(null)
  const mine = ACTS.filter((act) => can(MATTER_BATCH_PERMISSION[act]))
  const batch: Batch<MatterRow> = {
    most: BATCH_MOST,
    refusal: ({ state }) => (state === 'cancelled' ? '已经撤销' : null),
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
          {MATTER_BATCH_ACTS[act]}
        </Button>
      )),
  }
  const dialogs = (
    <>
      {choice && (
        <MattersBatchDialog
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
        <BatchOutcome
          key={outcome.of.id}
          name={MATTER_BATCH_ACTS[outcome.act]}
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
  act: MatterBatchAct
  rows: readonly MatterRow[]
  clear: () => void
}

function noteOf(act: MatterBatchAct, { done, undoUntil }: MattersOutcome): string {
  if (act === 'issue') return done > 0 ? '时限已经起算，承办单位已收到通知；派单不能撤销。' : ''
  return undoUntil === null ? '' : '消息在 10 秒后发出。'
}

function namesOf(rows: readonly MatterRow[]): Map<string, string> {
  return new Map(rows.map(({ id, no, title }) => [id, `${no ?? ''} ${title}`.trim()]))
}
