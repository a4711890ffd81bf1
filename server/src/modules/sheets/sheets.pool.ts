import { once } from 'node:events'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { Piscina } from 'piscina'
import { threadFile } from '../../thread-file'
import type {
  CheckPortion,
  CheckResult,
  CheckTask,
  MarkTask,
  PlainSheet,
  TemplateTask,
  WritePortion,
  WriteTask,
} from './thread/thread.types'

/** A thread that needs more than this for one table is stopped before it takes the process along. */
const HEAP_MB = 1536
/** An idle thread gives its memory back after this. */
const IDLE_MS = 5000

let held: Piscina | null = null

/** Reads and checks a table; every portion is handed over before the one after the next is read. */
export function checkInThread(
  task: Omit<CheckTask, 'port'>,
  take: (portion: CheckPortion) => Promise<void>,
  signal: AbortSignal,
): Promise<CheckResult> {
  const { port1, port2 } = new MessageChannel()
  return withTurns(
    port1,
    take,
    (failed) =>
      pool().run(
        { ...task, port: port2 },
        named('checkSheet', [port2], AbortSignal.any([signal, failed])),
      ) as Promise<CheckResult>,
  )
}

/** Writes a table from the portions it asks for. */
export async function writeInThread(
  task: Omit<WriteTask, 'port'>,
  portions: AsyncIterable<string[][]>,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const { port1, port2 } = new MessageChannel()
  const control = new AbortController()
  const either = AbortSignal.any([signal, control.signal])
  const written = pool().run(
    { ...task, port: port2 },
    named('writeSheet', [port2], either),
  ) as Promise<Uint8Array>
  try {
    await Promise.race([written, feed(port1, portions)])
    return await written
  } catch (error) {
    // a thread that waits for portions nobody sends any more is stopped
    written.catch(() => undefined)
    control.abort()
    throw error
  } finally {
    port1.close()
  }
}

export function markInThread(task: MarkTask, signal: AbortSignal): Promise<Uint8Array> {
  return pool().run(task, named('markSheet', [], signal)) as Promise<Uint8Array>
}

export function templateInThread(task: TemplateTask): Promise<Uint8Array> {
  return pool().run(task, named('templateSheet', [])) as Promise<Uint8Array>
}

/** A workbook of plain tables, a sheet each. */
export function plainInThread(sheets: readonly PlainSheet[]): Promise<Uint8Array> {
  return pool().run(sheets, named('plainSheets', [])) as Promise<Uint8Array>
}

/** Ends the threads; the next task starts them again. */
export async function endThreads(): Promise<void> {
  const pool = held
  held = null
  await pool?.destroy()
}

function pool(): Piscina {
  held ??= new Piscina({
    ...threadFile('sheets'),
    minThreads: 0,
    maxThreads: 2,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  })
  return held
}

function named(name: string, transferList: MessagePort[], signal?: AbortSignal) {
  return { name, transferList, ...(signal ? { signal } : {}) }
}

/** Hands portions over one after the other; what fails here stops the thread. */
async function withTurns(
  port: MessagePort,
  take: (portion: CheckPortion) => Promise<void>,
  run: (failed: AbortSignal) => Promise<CheckResult>,
): Promise<CheckResult> {
  const control = new AbortController()
  let problem: unknown
  let turn = Promise.resolve()
  port.on('message', (portion: CheckPortion) => {
    turn = turn
      .then(() => take(portion))
      .then(() => port.postMessage('taken'))
      .catch((error: unknown) => {
        problem ??= error
        control.abort()
      })
  })
  try {
    const result = await run(control.signal)
    await turn
    if (problem) throw problem
    return result
  } catch (error) {
    throw problem ?? error
  } finally {
    port.close()
  }
}

async function feed(port: MessagePort, portions: AsyncIterable<string[][]>): Promise<void> {
  const closed = new AbortController()
  port.once('close', () => closed.abort(new Error('the thread has ended')))
  for await (const portion of portions) await post(port, portion, closed.signal)
  await post(port, null, closed.signal)
}

async function post(port: MessagePort, portion: WritePortion, signal: AbortSignal): Promise<void> {
  const taken = once(port, 'message', { signal })
  port.postMessage(portion)
  await taken
}
