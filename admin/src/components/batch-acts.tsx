import { BATCH_MOST } from '@mingdu/shared/tasks/batch.states'
import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { BatchOutcome, named } from './batch-outcome'
import type { Batch } from './list'

type Outcome = Parameters<typeof BatchOutcome>[0]['of']

interface DialogProps<Act, Row, Of> {
  act: Act
  rows: readonly Row[]
  onClose: () => void
  onDone: (of: Of) => void
}

interface BatchActsProps<Act extends string, Row, Of> {
  /** Those that this person may do, by name. */
  acts: readonly Act[]
  names: Readonly<Record<Act, string>>
  refusal: Batch<Row>['refusal']
  /** The id of a row, and what it is called among the results. */
  nameOf: (row: Row) => readonly [id: string, name: string]
  dialog: (props: DialogProps<Act, Row, Of>) => ReactNode
  noteOf: (act: Act, of: Of) => string
  undo: Parameters<typeof BatchOutcome>[0]['undo']
}

/** Acts on chosen rows of a list: the buttons, the dialog that asks, and what became of each row. */
export function useBatchActs<Act extends string, Row, Of extends Outcome>({
  acts,
  names,
  refusal,
  nameOf,
  dialog,
  noteOf,
  undo,
}: BatchActsProps<Act, Row, Of>): { batch: Batch<Row> | undefined; dialogs: ReactNode } {
  const [choice, setChoice] = useState<{ act: Act; rows: readonly Row[]; clear: () => void } | null>(null)
  const [outcome, setOutcome] = useState<{ act: Act; of: Of } | null>(null)
  const batch: Batch<Row> = {
    most: BATCH_MOST,
    refusal,
    acts: (rows, clear) =>
      acts.map((act) => (
        <Button
          key={act}
          type="link"
          size="small"
          disabled={rows.length > BATCH_MOST}
          title={rows.length > BATCH_MOST ? `一次最多 ${BATCH_MOST} 项` : undefined}
          onClick={() => setChoice({ act, rows, clear })}
        >
          {names[act]}
        </Button>
      )),
  }
  const done = ({ act, rows, clear }: NonNullable<typeof choice>, of: Of) => {
    clear()
    setChoice(null)
    setOutcome({ act, of: named(of, new Map(rows.map(nameOf))) })
  }
  const dialogs = (
    <>
      {choice && dialog({ ...choice, onClose: () => setChoice(null), onDone: (of) => done(choice, of) })}
      {outcome && (
        <BatchOutcome
          key={outcome.of.id}
          name={names[outcome.act]}
          of={outcome.of}
          note={noteOf(outcome.act, outcome.of)}
          undo={undo}
          onClose={() => setOutcome(null)}
        />
      )}
    </>
  )
  return { batch: acts.length > 0 ? batch : undefined, dialogs }
}
