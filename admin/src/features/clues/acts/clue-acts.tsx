import { CLUE_ALLOWED } from '@mingdu/shared/clues/clues.rules'
import type { Clue } from '@mingdu/shared/clues/clues.schema'
import { Button } from 'antd'
import { useState } from 'react'
import { buttonsOf, type ButtonAct } from './act-words'
import { ClueActDialog } from './clue-act-dialog'
import { TriageDialog } from './triage-dialog'

/** What this person may do now; 并入 is done in the list of what is like it. */
export function ClueActs({ clue, onMerge }: { clue: Clue; onMerge: () => void }) {
  const [act, setAct] = useState<Exclude<ButtonAct, 'merge'> | null>(null)
  const close = () => setAct(null)
  return (
    <div className="row row--wrap">
      {buttonsOf(clue.allowedActions).map((one, i) => (
        <Button
          key={one}
          type={i === 0 ? 'primary' : 'default'}
          onClick={() => (one === 'merge' ? onMerge() : setAct(one))}
        >
          {CLUE_ALLOWED[one]}
        </Button>
      ))}
      {act === 'triage' && <TriageDialog clue={clue} onClose={close} />}
      {act !== null && act !== 'triage' && <ClueActDialog act={act} clue={clue} onClose={close} />}
    </div>
  )
}
