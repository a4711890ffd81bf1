import type { Permission } from '../accounts/permissions'
import type { Refusal } from '../kernel/refusals'
import { covers, forbidden, type ActingPerson } from '../tasks/tasks.rules'
import {
  INSTRUCTION_ACTS,
  INSTRUCTION_STATE_ACTS,
  INSTRUCTION_STATES,
  type InstructionAct,
  type InstructionState,
} from './instructions.states'

/** What of an instruction decides who may do what. */
export interface InstructionFacts {
  state: InstructionState
  regionId: string
  leaderId: string
}

/** The office reports; only the leader who wrote it marks it read or writes again. */
export const INSTRUCTION_PERMISSIONS = {
  report: 'instruction.report',
  markRead: 'instruction.write',
  repeat: 'instruction.write',
} as const satisfies Record<InstructionAct, Permission>

/** null when this person may do it, else why not. */
export function instructionRefusal(
  act: InstructionAct,
  { state, regionId, leaderId }: InstructionFacts,
  person: ActingPerson,
): Refusal | null {
  if (!(act in INSTRUCTION_STATE_ACTS[state])) {
    const details = { state: INSTRUCTION_STATES[state], action: INSTRUCTION_ACTS[act] }
    return { code: 'instruction.state', details }
  }
  const permission = INSTRUCTION_PERMISSIONS[act]
  const reach = person.reach(permission)
  if (!reach || !covers(reach, { orgId: '', regionId })) return forbidden(permission)
  return act !== 'report' && person.id !== leaderId
    ? { code: 'instruction.leader', details: { action: INSTRUCTION_ACTS[act] } }
    : null
}

/** The acts open to this person, in the order of the table. */
export function instructionActs(facts: InstructionFacts, person: ActingPerson): InstructionAct[] {
  const acts = Object.keys(INSTRUCTION_ACTS) as InstructionAct[]
  return acts.filter((act) => instructionRefusal(act, facts, person) === null)
}

export function nextInstructionState(state: InstructionState, act: InstructionAct): InstructionState {
  const leads: Partial<Record<InstructionAct, InstructionState>> = INSTRUCTION_STATE_ACTS[state]
  return leads[act] ?? state
}

/** `演督批〔2026〕3号`: gapless per region and year. */
export function instructionNo(prefix: string, year: number, ordinal: number): string {
  return `${prefix}批〔${year}〕${ordinal}号`
}
