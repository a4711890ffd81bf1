import { numberYear } from '@mingdu/shared/matters/matters.numbers'
import { papersOf } from '@mingdu/shared/cases/papers.rules'
import { inTransaction } from '../../db/connection'
import type { Logger } from '../../log'
import type { BusinessTime } from '../../time'
import { heldBack } from './cases.held-back'
import { openNumbers } from './cases.numbers'
import { casesToWake, type CaseDoc } from './cases.repo'
import { caseDay, wakeCase } from './cases.service'
import type { CaseDay } from './cases.view'

const BATCH = 100

const failing = heldBack()

/**
 * Does what the clocks of cases say is due today, each case in its own transaction; safe to call at any time. A case
 * that fails holds nobody back: it is logged once and tried again later.
 */
export async function wakeCases(time: BusinessTime, log: Logger): Promise<number> {
  const day = await caseDay(time)
  let [woken, after]: [number, string | null] = [0, null]
  for (;;) {
    const docs = await casesToWake(day.today, after, BATCH)
    for (const doc of docs) {
      const done = await failing.attempt(String(doc._id), log, () => wake(doc, day, time))
      if (done === true) woken += 1
    }
    const last = docs.at(-1)
    if (!last || docs.length < BATCH) break
    after = String(last._id)
  }
  if (woken > 0) log.info({ woken, day: day.today }, 'cases woken')
  return woken
}

async function wake(doc: CaseDoc, day: CaseDay, time: BusinessTime): Promise<boolean> {
  const papers = doc.state === 'received' ? papersOf('accept', false) : []
  const opened = await openNumbers(doc.orgId, papers, numberYear(day.today))
  const at = new Date(time.now())
  return inTransaction((tx) => wakeCase(String(doc._id), { day, opened }, at, tx))
}
