import path from 'node:path'
import type { SandboxOptions } from '../config'
import { readSeed } from './seed.file'
import { faultsAt } from './seed.faults'
import type { FaultSeed } from './seed.options'

/** SANDBOX_SEED, SANDBOX_SEED_NUMBER, SANDBOX_FAULTS, SANDBOX_LATENCY_MS … @throws Error naming the variable */
export function seedFromEnv(env: NodeJS.ProcessEnv): SandboxOptions {
  const seed =
    env.SANDBOX_SEED === undefined || env.SANDBOX_SEED === '' ? {} : readSeed(path.resolve(env.SANDBOX_SEED))
  const faults = faultsOf(env.SANDBOX_FAULTS)
  return {
    ...seed,
    ...(faults === null ? {} : { faults }),
    ...numberOf(env, 'SANDBOX_SEED_NUMBER', 'seedNumber'),
    ...numberOf(env, 'SANDBOX_LATENCY_MS', 'latencyMs'),
    ...numberOf(env, 'SANDBOX_MEDIA_CHECK_MS', 'mediaCheckDelayMs'),
    ...numberOf(env, 'SANDBOX_MOST_CARDS', 'mostCards'),
  }
}

function faultsOf(text: string | undefined): FaultSeed[] | null {
  if (text === undefined || text === '') return null
  try {
    return faultsAt(JSON.parse(text), 'SANDBOX_FAULTS')
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : ''
    throw new Error(`SANDBOX_FAULTS must be a JSON list of faults: ${reason}`, { cause })
  }
}

type NumberOption = 'seedNumber' | 'latencyMs' | 'mediaCheckDelayMs' | 'mostCards'

function numberOf(env: NodeJS.ProcessEnv, name: string, option: NumberOption): SandboxOptions {
  const text = env[name]
  if (text === undefined || text === '') return {}
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${name} must be a whole number, not "${text}"`)
  return { [option]: Number(text) }
}
