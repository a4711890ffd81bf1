import { setTimeout as pause } from 'node:timers/promises'
import type { Id } from '@mingdu/shared/kernel/ids'
import { sheetsApi } from '@mingdu/shared/sheets/sheets.api'
import { scopedBy, SHEET_KINDS } from '@mingdu/shared/sheets/sheets.states'
import type { Actor, Scope } from '../../http/actor'
import { preparedWriteRoute, readRoute, writeRoute, type Route } from '../../http/routes'
import type { Parts } from '../../parts'
import { found, Refused } from '../../refused'
import { storeSheet } from './sheets.file'
import { templateInThread } from './sheets.pool'
import { listJobs, readJob, type JobDoc } from './sheets.repo'
import { listFindings, listRefused } from './sheets.rows.repo'
import {
  cancelImport,
  commitImport,
  correctImport,
  importedJob,
  startExport,
  startImport,
  undoImport,
} from './sheets.service'
import { findingView, jobView, mayFetch, refusedView } from './sheets.view'

const MIMES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const

/** The worker marks a sheet in some seconds; longer nobody waits for a download. */
const MARKED_WAIT_MS = 20_000
const MARKED_LOOK_MS = 200

export function sheetsRoutes({ files }: Pick<Parts, 'files'>): readonly Route[] {
  return [...reads(files), ...writes(files)]
}

function reads(files: Parts['files']): readonly Route[] {
  return [
    readRoute(sheetsApi.template, async ({ params, query }) => {
      const bytes = Buffer.from(await templateInThread({ kind: params.kind, format: query.format }))
      return {
        mime: MIMES[query.format],
        bytes,
        name: `${SHEET_KINDS[params.kind]}-模板.${query.format}`,
        inline: false,
      }
    }),
    readRoute(sheetsApi.jobs, async ({ scope, query, time, actor }) => {
      const page = await listJobs(scope, query)
      return { ...page, items: page.items.map((job) => jobView(job, time.now(), actor)) }
    }),
    readRoute(sheetsApi.job, async ({ scope, params, time, actor }) =>
      jobView(found(await readJob(scope, params.id)), time.now(), actor),
    ),
    readRoute(sheetsApi.findings, async ({ scope, params, query, actor }) => {
      await importedJob(scope, params.id, actor)
      const page = await listFindings(params.id, query)
      return { ...page, items: page.items.map(findingView) }
    }),
    readRoute(sheetsApi.refused, async ({ scope, params, query, actor }) => {
      await importedJob(scope, params.id, actor)
      const page = await listRefused(params.id, query)
      return { ...page, items: page.items.map(refusedView) }
    }),
    readRoute(sheetsApi.marked, async ({ scope, params, actor }) => {
      const job = await markedJob(scope, params.id, actor)
      const name = `${job.fileName.replace(/\.[^.]*$/, '')}-问题.xlsx`
      return { mime: MIMES.xlsx, bytes: await files.get(job.markedKey), name, inline: false }
    }),
    readRoute(sheetsApi.file, async ({ scope, params, actor }) => {
      const job = found(await readJob(scope, params.id))
      if (job.resultKey === '' || !mayFetch(job, actor)) throw new Refused('record.missing')
      return {
        mime: MIMES[job.format],
        bytes: await files.get(job.resultKey),
        name: job.fileName,
        inline: false,
        ...(scopedBy(job.kind) === null ? {} : { keep: false as const }),
      }
    }),
  ]
}

function writes(files: Parts['files']): readonly Route[] {
  return [
    preparedWriteRoute(
      sheetsApi.start,
      ({ file }) => storeSheet(file, files),
      async ({ query, actor, time }, tx, sheet) => {
        const job = await startImport(query, sheet, { actor, time }, tx)
        return { result: jobView(job, time.now(), actor), subject: subjectOf(job), digests: [sheet.digest] }
      },
    ),
    writeRoute(sheetsApi.correct, async ({ scope, params, body, actor, time }, tx) => {
      const job = await correctImport(scope, params.id, body, { actor, time }, tx)
      const note = `改正 ${body.cells.length} 格`
      return { result: jobView(job, time.now(), actor), subject: subjectOf(job), note }
    }),
    writeRoute(sheetsApi.commit, async ({ scope, params, body, actor, time }, tx) => {
      const job = await commitImport(scope, params.id, body, { actor, time }, tx)
      return {
        result: jobView(job, time.now(), actor),
        subject: subjectOf(job),
        digests: [job.fileKey],
        note: body.basis,
      }
    }),
    writeRoute(sheetsApi.undo, async ({ scope, params, body, actor, time }, tx) => {
      const job = await undoImport(scope, params.id, body.version, { actor, time }, tx)
      return { result: jobView(job, time.now(), actor), subject: subjectOf(job) }
    }),
    writeRoute(sheetsApi.cancel, async ({ scope, params, body, actor, time }, tx) => {
      const job = await cancelImport(scope, params.id, body.version, { actor, time }, tx)
      return { result: jobView(job, time.now(), actor), subject: subjectOf(job) }
    }),
    writeRoute(sheetsApi.export, async ({ body, actor, time }, tx) => {
      const job = await startExport(body, { actor, time }, tx)
      const note = body.purpose === '' ? '' : `用途：${body.purpose}`
      return { result: jobView(job, time.now(), actor), subject: subjectOf(job), note }
    }),
  ]
}

/** The sheet is made after the dry run; whoever asks at once waits for it. */
async function markedJob(scope: Scope, id: Id, actor: Actor): Promise<JobDoc> {
  const end = Date.now() + MARKED_WAIT_MS
  for (;;) {
    const job = await importedJob(scope, id, actor)
    if (job.markedKey !== '') return job
    if (job.marks !== 'waiting' || Date.now() > end) throw new Refused('record.missing')
    await pause(MARKED_LOOK_MS)
  }
}

function subjectOf(job: JobDoc) {
  return { kind: 'sheet', id: String(job._id), name: job.fileName }
}
