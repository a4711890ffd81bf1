import fc from 'fast-check'
import { CLUE_STATE_ACTS, CLUE_STATES, nextClueState, type ClueAct, type ClueState } from './clues.states'

const STATES = Object.keys(CLUE_STATES) as ClueState[]
const actsOf = (state: ClueState) => Object.keys(CLUE_STATE_ACTS[state]) as ClueAct[]

/** The states from which an end can be reached: those that are one, and those that lead to one of them. */
function ending(known: readonly ClueState[]): readonly ClueState[] {
  const more = STATES.filter(
    (state) =>
      known.includes(state) ||
      actsOf(state).some((act) => known.includes(nextClueState(state, act) ?? state)),
  )
  return more.length === known.length ? known : ending(more)
}

it('lets no clue be stuck: an end can be reached from every state', () => {
  expect(ending(['merged', 'declined', 'transferred', 'closed'])).toEqual(STATES)
})

it('closes nothing that nobody called back about, whatever is done in whatever order', () => {
  const act = fc.constantFrom(...(STATES.flatMap(actsOf) as [ClueAct, ...ClueAct[]]))
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
      let state: ClueState = 'received'
      let calledBack = false
      for (const one of acts) {
        const next = nextClueState(state, one)
        if (next === null) continue
        calledBack = one === 'callBack' || (calledBack && one !== 'reopen')
        state = next
        if (state === 'closed') expect(calledBack).toBe(true)
      }
    }),
  )
})
