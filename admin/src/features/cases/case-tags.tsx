import { LIGHTS } from '@mingdu/shared/kernel/light'
import { caseLight } from '@mingdu/shared/cases/cases.light'
import type { CaseRow } from '@mingdu/shared/cases/cases.schema'
import { CASE_STATES, isEnd, type CaseState } from '@mingdu/shared/cases/cases.states'
import { Light } from '../../components/light'
import { leftText, waitText } from './case-words'

export function CaseStateTag({ state }: { state: CaseState }) {
  return <span className={toneOf(state)}>{CASE_STATES[state]}</span>
}

type Clocked = Pick<CaseRow, 'state' | 'paused' | 'remaining'>

/** The light of the clock that runs, with what is left; words alone where none runs. */
export function CaseLight({ row, tag = false }: { row: Clocked; tag?: boolean }) {
  const light = caseLight(row)
  if (light === null) return <span className="muted">{waitText(row.state)}</span>
  const left = leftText(row)
  const text = light === 'red' || light === 'grey' ? left : `${LIGHTS[light].word} · ${left}`
  return <Light light={light} tag={tag} text={text} />
}

function toneOf(state: CaseState): string {
  if (state === 'refused' || state === 'terminated') return 'tag tag--red'
  if (isEnd(state)) return 'tag tag--off'
  return state === 'correcting' || state === 'special' ? 'tag' : 'tag tag--blue'
}
