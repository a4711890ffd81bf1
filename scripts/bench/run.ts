import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { childEnvironment, readSettings } from '../lib/settings'
import { runProgram, startArm, type Arm } from './arm'

/** `BENCH_SHIFT=100` moves every port by as much: for a machine on which something else measures. */
const SHIFT = Number(process.env['BENCH_SHIFT'] ?? 0)
const shifted = (port: number) => String(port + SHIFT)
export const APP_PORT = shifted(3410)
export const BARE_PORT = shifted(3412)
export const SANDBOX_PORT = shifted(3992)
const DATABASE_PORT = shifted(27_218)
const PORTS = {
  PORT: APP_PORT,
  WORKER_PORT: shifted(3411),
  SANDBOX_PORT,
  EMBEDDED_DB_PORT: DATABASE_PORT,
}
export const DATABASE_URI = `mongodb://127.0.0.1:${DATABASE_PORT}/mingdu?replicaSet=rs0`

/** The programs of one measurement, on a database and a sandbox of their own. */
export interface BenchRun {
  /** Folder that is removed afterwards, unless it is kept. */
  dir: string
  /** What every program is started with. */
  env: Readonly<Record<string, string>>
  /** Starts a program and waits until it is ready. */
  start(args: readonly string[], extra?: Readonly<Record<string, string>>): Promise<Arm>
  /** Runs a program to its end. */
  once(args: readonly string[]): Promise<void>
}

/** `BENCH_DATA=<folder>` keeps what was seeded there: a second run begins with it. */
const KEPT = process.env['BENCH_DATA']

/** Runs a measurement and ends everything it started, the last first. */
export async function inRun(measure: (run: BenchRun) => Promise<void>): Promise<void> {
  const dir = KEPT ?? mkdtempSync(path.join(os.tmpdir(), 'mingdu-bench-'))
  const env = { ...childEnvironment(readSettings({ ...PORTS, DATA_DIR: dir }), {}), LOG_LEVEL: 'warn' }
  const arms: Arm[] = []
  try {
    await measure({
      dir,
      env,
      once: (args) => runProgram(args, env),
      async start(args, extra = {}) {
        const arm = await startArm(args, { ...env, ...extra })
        arms.unshift(arm)
        return arm
      },
    })
  } finally {
    for (const arm of arms) await arm.stop()
    if (KEPT === undefined) rmSync(dir, { recursive: true, force: true })
  }
}
