import { parseAct } from '../faults/faults'
import { countAt, listAt, recordAt, SeedError, textAt } from './json'
import type { FaultSeed } from './seed.options'

/** A list of `{match?: {path?, openid?, template?}, times?, act}`. @throws SeedError naming the place */
export function faultsAt(value: unknown, place: string): FaultSeed[] {
  return listAt(value, place).map((item, index) =>
    faultAt(recordAt(item, `${place}[${index}]`), `${place}[${index}]`),
  )
}

function faultAt(input: Record<string, unknown>, place: string): FaultSeed {
  const act = textAt(input.act, `${place}.act`)
  refuseUnknownAct(act, place)
  const times = countAt(input.times ?? 1, `${place}.times`)
  if (times < 1) throw new SeedError(`${place}.times must be 1 or more`)
  const wanted = recordAt(input.match ?? {}, `${place}.match`)
  const match: FaultSeed['match'] = {}
  for (const name of ['path', 'openid', 'template'] as const) {
    if (wanted[name] !== undefined) match[name] = textAt(wanted[name], `${place}.match.${name}`)
  }
  return { match, times, act }
}

function refuseUnknownAct(act: string, place: string): void {
  try {
    parseAct(act)
  } catch (error) {
    throw new SeedError(`${place}: ${error instanceof Error ? error.message : 'unknown act'}`)
  }
}
