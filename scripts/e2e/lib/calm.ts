import { NATIONAL_CALENDAR } from '@mingdu/shared/kernel/calendar-data'
import { quietUntil } from '@mingdu/shared/messages/hours.rules'
import type { RuleVersion } from '@mingdu/shared/rules/rules.api'
import type { RuleValues } from '@mingdu/shared/rules/rules.table'
import type { Browser } from 'playwright-core'
import { signInConsole } from './console'
import { sandbox } from './sandbox'

const HOUR_MS = 3_600_000

/** Moves business time to working hours: at night and on rest days most messages are held back, as they should be. */
export async function toWorkingHours(): Promise<void> {
  const now = Date.parse((await sandbox.time()).now)
  const opens = [now, now + HOUR_MS].map((at) => quietUntil('taskDone', at, NATIONAL_CALENDAR, 0))
  const later = Math.max(...opens.map((at) => at ?? 0))
  if (later > 0) await sandbox.moveTo(new Date(later + HOUR_MS).toISOString())
}

/** Every card at once and on its own: a story of one task does not wait for, or merge with, the others of the demo. */
export function cardsOneByOne(browser: Browser): Promise<void> {
  const values = { digestFrom: 0, cardGapSeconds: 0, cardsPerHour: 100, cardsPerDay: 500 }
  return changeRules(browser, values, '逐条发送，便于核对')
}

/** Changes some rules as the security administrator does. */
export async function changeRules(
  browser: Browser,
  changes: Partial<RuleValues>,
  note: string,
): Promise<void> {
  const admin = await signInConsole(browser, 'anquan')
  const { current } = await admin.read<{ current: RuleVersion }>('/rules')
  const values = { ...current.values, ...changes }
  await admin.write('PUT', '/rules', { version: current.version, values, note })
  await admin.close()
}
