import { spawn, type ChildProcess } from 'node:child_process'

export interface CommandOptions {
  cwd?: string
  env?: Readonly<Record<string, string>>
  /** True: the output goes straight to the terminal and `output` stays empty. */
  live?: boolean
}

export interface CommandResult {
  /** Exit code; 1 when the command could not start or was killed. */
  code: number
  /** stdout and stderr as they came. */
  output: string
}

const running = new Set<ChildProcess>()

/** Runs a program to its end; never rejects. It gets no stdin: nothing here may wait for an answer. */
export function command(
  program: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const { cwd, env = {}, live = false } = options
  const output: Buffer[] = []
  const child = spawn(program, args, {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...process.env, ...env },
    stdio: live ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  child.stdout?.on('data', (part: Buffer) => output.push(part))
  child.stderr?.on('data', (part: Buffer) => output.push(part))
  return new Promise((resolve) => {
    const end = (code: number, note = '') => {
      running.delete(child)
      resolve({ code, output: Buffer.concat(output).toString('utf8') + note })
    }
    child.once('error', (error) => end(1, `${program}: ${error.message}\n`))
    child.once('close', (code) => end(code ?? 1))
  })
}

/** Runs a JavaScript file with this Node. */
export function nodeCommand(args: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  return command(process.execPath, args, options)
}

/** A signal ends this program and the commands it runs; a terminal tells them itself, `kill` tells only us. */
export function endCommandsOnSignals(): void {
  const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const
  for (const [signal, code] of Object.entries(codes)) {
    process.once(signal, () => {
      for (const child of running) child.kill('SIGTERM')
      process.exit(code)
    })
  }
}
