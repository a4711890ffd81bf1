import { randomUUID } from 'node:crypto'
import { sealWaiting } from '../modules/audit/audit.seal'
import { publishDueArticles, tellSubscribers } from '../modules/columns/columns.jobs'
import { draftRegularBulletins } from '../modules/bulletins/bulletins.jobs'
import { keepClueSums } from '../modules/clues/sums.jobs'
import { wakeCases } from '../modules/cases/cases.jobs'
import { recountCases } from '../modules/cases/cases.recount'
import { keepRollups } from '../modules/cases/cases.rollups.jobs'
import { turnConfirmations } from '../modules/confirmations/confirmations.jobs'
import { closeQuietConsultations } from '../modules/consultations/consultations.jobs'
import { remindDirectives } from '../modules/directives/directives.jobs'
import { pushResults } from '../modules/exchange/push.jobs'
import { askQuotas } from '../modules/channels/channels.service'
import { handleEvents } from '../modules/events/events.jobs'
import {
  gatherDigests,
  handleReceipts,
  publishSendable,
  sendWaiting,
  sweep,
} from '../modules/messages/outbox.jobs'
import { tellHeld } from '../modules/messages/messages.held.jobs'
import { ripenLookBacks } from '../modules/matters/look-backs.service'
import { createMonitor } from '../modules/monitoring/monitoring.jobs'
import { bringVersionsIntoForce } from '../modules/powers/powers.jobs'
import { publishReportMonths } from '../modules/public-report/public-report.jobs'
import { giveDefaultRatings, warnLateRectifications } from '../modules/ratings/ratings.jobs'
import { runSafetyChecks } from '../modules/safety/safety.jobs'
import { currentRules } from '../modules/rules/rules.service'
import { runSuccessions } from '../modules/successions/successions.jobs'
import { scanLights } from '../modules/tasks/tasks.jobs'
import { calendarVersion } from '../modules/calendar/calendar.service'
import { checkTemplates } from '../modules/templates/templates.service'
import { markSheets, runSheetJobs } from '../modules/sheets/sheets.jobs'
import type { Parts } from '../parts'
import { holdLease, releaseLease } from './lease.repo'
import { startLoop, type Loop } from './loop'

const LEASE_MS = 15_000
const HOUR_MS = 3_600_000

/** Every job of the worker; those that only one worker may do at a time hold a lease. */
export function startJobs(parts: Parts): Loop[] {
  const owner = randomUUID()
  const { log } = parts
  const leased = (name: string, everyMs: number, act: (stop: AbortSignal) => Promise<unknown>): Loop => {
    const held = async (stop: AbortSignal) => (await holdLease(name, owner, LEASE_MS)) && act(stop)
    const loop = startLoop(name, everyMs, held, log)
    return { stop: () => loop.stop().then(() => releaseLease(name, owner)) }
  }
  return [
    leased('audit-sealer', 400, sealWaiting),
    startLoop('channels', 5000, () => publishSendable(parts), log),
    startLoop('outbox', 500, (stop) => sendWaiting(parts, owner, stop), log),
    leased('held-messages', 500, () => tellHeld()),
    leased('digests', 500, () => gatherDigests(parts)),
    leased('sms-receipts', 1000, () => handleReceipts(parts)),
    leased('wechat-events', 400, () => handleEvents(parts)),
    leased('outbox-sweeper', 5000, () => sweep(parts)),
    leased('safety', 1000, () => runSafetyChecks(parts)),
    startLoop('sheets', 300, (stop) => runSheetJobs(parts, owner, stop), log),
    startLoop('sheet-marks', 1000, (stop) => markSheets(parts, stop), log),
    leased(
      'powers',
      1000,
      daily(parts, () => bringVersionsIntoForce(parts.time)),
    ),
    leased('lights', 700, scanWhenDue(parts)),
    leased('cases', 2000, () => wakeCases(parts.time, log)),
    leased('ratings', 30_000, () => giveDefaultRatings(parts.time, log)),
    leased(
      'late-ratings',
      5000,
      daily(parts, () => warnLateRectifications(parts.time)),
    ),
    leased(
      'look-backs',
      5000,
      daily(parts, () => ripenLookBacks(parts.time)),
    ),
    leased('confirmations', 30_000, () => turnConfirmations(parts)),
    leased(
      'bulletins',
      5000,
      daily(parts, () => draftRegularBulletins(parts.time)),
    ),
    leased('columns', 2000, async () => {
      await publishDueArticles(parts.time)
      await tellSubscribers(parts.time)
    }),
    leased(
      'public-report',
      5000,
      daily(parts, () => publishReportMonths(parts.time)),
    ),
    leased(
      'consultations',
      5000,
      daily(parts, () => closeQuietConsultations(parts.time)),
    ),
    leased(
      'directives',
      5000,
      daily(parts, () => remindDirectives(parts.time)),
    ),
    leased('exchange', 2000, (stop) => pushResults(parts, stop)),
    leased('successions', 1000, (stop) => runSuccessions(parts.time, stop)),
    leased('case-recount', 2000, () => recountCases(parts.time, log)),
    leased('monitoring', 3000, createMonitor(parts.time, log)),
    leased('case-rollups', 500, (stop) => keepRollups(log, stop)),
    leased('clue-sums', 1000, (stop) => keepClueSums(stop)),
    leased('templates', HOUR_MS, () => checkTemplates(parts)),
    leased('quotas', HOUR_MS, () => askQuotas(parts)),
  ]
}

/** What is due when the day of business changes; after a failure it is tried again. */
function daily({ time }: Parts, act: () => Promise<unknown>): () => Promise<void> {
  let done = ''
  return async () => {
    const today = time.today()
    if (today === done) return
    await act()
    done = today
  }
}

/** The lights change with the day, the moment of the day's warnings, the calendar and the rules. */
function scanWhenDue(parts: Parts): () => Promise<void> {
  let scanned = ''
  return async () => {
    const rules = await currentRules()
    const key = [
      warningPhase(parts.time.now(), rules.values.warnAtHour),
      rules.version,
      await calendarVersion(),
    ].join('|')
    if (key === scanned) return
    await scanLights(parts.time, parts.log)
    scanned = key
  }
}

/** The day in Shanghai, and whether its warning moment (half past the hour) has come. */
function warningPhase(now: number, hour: number): string {
  const local = new Date(now + 8 * 3_600_000).toISOString()
  const moment = `${String(hour).padStart(2, '0')}:30`
  return `${local.slice(0, 10)}${local.slice(11, 16) >= moment ? ' warned' : ''}`
}
