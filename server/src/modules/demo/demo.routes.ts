import { demoApi } from '@mingdu/shared/demo/demo.api'
import { readRoute, type Route } from '../../http/routes'
import type { Parts } from '../../parts'
import type { BusinessTime } from '../../time'
import { nextHeld } from '../messages/messages.service'
import { nextWarningAt } from '../tasks/tasks.service'
import { DEMO_PASSWORD, DEMO_PEOPLE, SHOWN_ACCOUNTS } from './demo.people'

/** Only mounted where the demonstration runs. */
export function demoRoutes({ time }: Parts): readonly Route[] {
  return [
    readRoute(demoApi.nextWarning, async () => {
      const next = await nextMoment(time)
      return {
        at: next?.at.toISOString() ?? null,
        what: next?.what ?? '没有在办任务会在今后触发提醒',
        now: new Date(time.now()).toISOString(),
        today: time.today(),
      }
    }),
    readRoute(demoApi.accounts, async () => ({ items: SHOWN_ACCOUNTS.map(shown) })),
  ]
}

/** The next warning, or what waits for decent hours or for its digest: whichever comes first. */
async function nextMoment(time: BusinessTime): Promise<{ at: Date; what: string } | null> {
  const [warning, held] = await Promise.all([nextWarningAt(time), nextHeld(new Date(time.now()))])
  if (!held || (warning && warning.at <= held.at)) return warning
  return { at: held.at, what: `${held.count} 条消息在等汇总或免打扰时段结束` }
}

function shown([employeeNo, role]: readonly [string, string]) {
  const person = DEMO_PEOPLE.find((p) => p.employeeNo === employeeNo)
  return {
    employeeNo,
    role,
    name: person?.name ?? employeeNo,
    phone: person?.phone ?? '',
    password: DEMO_PASSWORD,
  }
}
