import { readFileSync, realpathSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const LOCK_FILE = 'engine.lock'

export class FolderInUse extends Error {
  constructor(folder: string, pid: number) {
    super(`the data folder ${folder} is already open in process ${pid}`)
    this.name = 'FolderInUse'
  }
}

/**
 * Lets one process open a data folder: a lock file names the owner by pid and start time. A lock whose
 * owner is gone (kill -9) is taken over. Returns the release function.
 */
export function lockFolder(dir: string): () => void {
  const folder = realpathSync(dir)
  const file = join(folder, LOCK_FILE)
  for (let tries = 0; ; tries++) {
    if (tryCreate(file)) return () => unlinkSync(file)
    const owner = readOwner(file)
    if (owner && isRunning(owner)) throw new FolderInUse(folder, owner.pid)
    if (tries > 5) throw new Error(`cannot take over the stale lock ${file}`)
    removeStale(file)
  }
}

interface Owner {
  pid: number
  started: string
}

function tryCreate(file: string): boolean {
  try {
    writeFileSync(file, JSON.stringify({ pid: process.pid, started: startTime(process.pid) }), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function readOwner(file: string): Owner | null {
  try {
    const { pid, started } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Owner>
    return typeof pid === 'number' && typeof started === 'string' ? { pid, started } : null
  } catch {
    return null
  }
}

function isRunning(owner: Owner): boolean {
  try {
    process.kill(owner.pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  return startTime(owner.pid) === owner.started
}

/** Tells a process from a later one with the same pid; empty where /proc does not exist. */
function startTime(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

function removeStale(file: string): void {
  try {
    unlinkSync(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
