import { demoApi } from '@mingdu/shared/demo/demo.api'
import { readRoute, type Route } from '../../http/routes'
import type { Parts } from '../../parts'
import { nextWarningAt } from '../tasks/tasks.service'
import { DEMO_PASSWORD, DEMO_PEOPLE, SHOWN_ACCOUNTS } from './demo.people'

/** Only mounted where the demonstration runs. */
export function demoRoutes({ time }: Parts): readonly Route[] {
  return [
    readRoute(demoApi.nextWarning, async () => {
      const next = await nextWarningAt(time)
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
