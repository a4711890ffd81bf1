import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { TARGETS, type Target, type TargetName } from './build-targets'
import { contentHash } from './content-hash'
import { pool } from './pool'

/** What became of one target. */
export interface Built {
  name: TargetName
  how: 'built' | 'cached' | 'failed'
  seconds: number
  /** What the builder said when it failed, else empty. */
  error: string
}

const CACHE = '.cache/build'
const AT_ONCE = 2

/** Builds what changed since it was built last, two at a time; tells of each as it ends and never rejects. */
export function buildTargets(names: readonly TargetName[], tell: (built: Built) => void): Promise<Built[]> {
  const wanted = TARGETS.filter(({ name }) => names.includes(name))
  return pool(wanted, AT_ONCE, async (target) => {
    const built = await buildTarget(target)
    tell(built)
    return built
  })
}

/** `  h5              built   41.2 s`, followed by the error if there is one. */
export function builtLine({ name, how, seconds, error }: Built): string {
  const line = `  ${name.padEnd(16)}${how.padEnd(8)}${seconds.toFixed(1).padStart(6)} s`
  return error === '' ? line : `${line}\n${error}\n`
}

async function buildTarget(target: Target): Promise<Built> {
  const started = Date.now()
  const result = (how: Built['how'], error = ''): Built => ({
    name: target.name,
    how,
    seconds: (Date.now() - started) / 1000,
    error,
  })
  const hash = hashOf(target)
  const record = path.join(CACHE, `${target.name}.json`)
  if (recordedHash(record) === hash && missingOutputs(target).length === 0) return result('cached')
  // a build that is cut short must not count as done
  rmSync(record, { force: true })
  try {
    await target.build()
  } catch (error) {
    return result('failed', error instanceof Error ? error.message : String(error))
  }
  const missing = missingOutputs(target)
  if (missing.length > 0) return result('failed', `The build ended well, but wrote no ${missing.join(', ')}`)
  mkdirSync(CACHE, { recursive: true })
  writeFileSync(record, JSON.stringify({ hash }))
  return result('built')
}

function hashOf({ inputs, variables = [] }: Target): string {
  const values = variables.map((name) => `${name}=${process.env[name] ?? ''}`)
  return contentHash('.', inputs, [process.versions.node, ...values])
}

function missingOutputs({ outputs }: Target): string[] {
  return outputs.filter((file) => !existsSync(file))
}

function recordedHash(record: string): string | null {
  if (!existsSync(record)) return null
  return (JSON.parse(readFileSync(record, 'utf8')) as { hash: string }).hash
}
