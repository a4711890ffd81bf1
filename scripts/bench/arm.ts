import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** A server under measurement. */
export interface Arm {
  /** CPU the process has used so far, user and system, in microseconds. */
  cpu(): Promise<number>
  /** Memory now and at its peak in bytes; p99 of the event loop's delay in milliseconds since it was last asked. */
  load(): Promise<Load>
  /** Asks it to end and waits until it has; nothing when it has ended. */
  stop(): Promise<void>
}

export interface Load {
  rss: number
  peak: number
  p99: number
}

/** Starts a program with the meter and waits for its ready line. */
export async function startArm(args: readonly string[], env: Record<string, string>): Promise<Arm> {
  const child = spawn(process.execPath, ['--import', './scripts/bench/meter.mjs', ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  await readyLine(child, args.join(' '))
  return {
    async cpu() {
      child.send('cpu')
      const [message] = (await once(child, 'message')) as [{ cpu: NodeJS.CpuUsage }]
      return message.cpu.user + message.cpu.system
    },
    async load() {
      child.send('load')
      const [message] = (await once(child, 'message')) as [{ load: Load }]
      return message.load
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Runs a program to its end; fails when it does. */
export async function runProgram(args: readonly string[], env: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, [...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = (await once(child, 'exit')) as [number]
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`)
}

function readyLine(child: ChildProcess, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)))
    if (child.stdout)
      createInterface(child.stdout).on('line', (line) => line.includes('"ready":true') && resolve())
  })
}
