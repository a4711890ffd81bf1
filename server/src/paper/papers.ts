import type { FlowChart } from '@mingdu/shared/flow/flow.schema'
import { Piscina } from 'piscina'
import { Refused } from '../refused'
import { threadFile } from '../thread-file'
import type { PaperDocument } from './document'

/** How many papers may wait; whoever comes later is told to try again. */
const WAITING = 40
const IDLE_MS = 60_000

let pool: Piscina | null = null

/** A paper as PDF, set beside the event loop. @throws Refused `server.unready` when too many wait */
export function buildPdf(paper: PaperDocument): Promise<Buffer> {
  return run('pdf', paper)
}

/** Several papers as one PDF, each numbered by itself. @throws Refused `server.unready` */
export function buildPdfs(papers: readonly PaperDocument[], title: string): Promise<Buffer> {
  return run('pdfs', { papers, title })
}

/** A paper as a Word file. @throws Refused `server.unready` */
export function buildWord(paper: PaperDocument): Promise<Buffer> {
  return run('word', paper)
}

/** A flow chart as PNG. @throws Refused `server.unready` */
export function buildFlowPicture(chart: FlowChart): Promise<Buffer> {
  return run('flow', chart)
}

/** Ends the worker; the next paper starts another. */
export async function closePapers(): Promise<void> {
  await pool?.destroy()
  pool = null
}

async function run(name: 'pdf' | 'pdfs' | 'word' | 'flow', task: object): Promise<Buffer> {
  pool ??= openPool()
  if (pool.queueSize >= WAITING) throw new Refused('server.unready')
  return Buffer.from((await pool.run(task, { name })) as Uint8Array)
}

/** One worker, started with the first paper and ended when none has come for a minute: a font takes 40 MB. */
function openPool(): Piscina {
  return new Piscina({ ...threadFile('papers'), minThreads: 0, maxThreads: 1, idleTimeout: IDLE_MS })
}
