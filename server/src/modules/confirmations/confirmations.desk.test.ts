import { randomUUID } from 'node:crypto'
import type { dashboardApi } from '@mingdu/shared/dashboard/dashboard.api'
import type { Confirmations } from '@mingdu/shared/confirmations/confirmations.api'
import type { Response } from '@mingdu/shared/kernel/endpoint'
import { confirmationToken } from '../../confirmation-token'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import type { GivenPerson } from '../accounts/accounts.factory'
import { givenClosing, givenDesk } from '../matters/matters.factory'
import { turnConfirmations } from './confirmations.jobs'
import { askIdsOf } from './confirmations.service'

const parts = testParts('2026-11-09T02:00:00.000Z')
useDatabase()
const app = useApp(parts)

const decisionsOf = async ({ token }: GivenPerson) => {
  const { data } = await app.call<Response<typeof dashboardApi.get>>('GET', '/dashboard', { token })
  return data.decisions.filter(({ kind }) => kind === 'confirmation').map(({ kindName }) => kindName)
}

it('stands on the desk of 督查 while it was not begun, not while it runs, and when people stopped it', async () => {
  const desk = await givenDesk()
  const matter = await givenClosing(app, desk, 'complete')
  const act = <T>(method: string, path: string, body: object) =>
    app.call<T>(method, path, { token: desk.supervisor.token, body, key: randomUUID() })
  expect(await decisionsOf(desk.supervisor)).toEqual([])
  const people = [{ name: '张三', phone: '13800138000' }]
  await act('PUT', `/matters/${matter.id}/concerned`, { version: 0, people })
  expect(await decisionsOf(desk.supervisor)).toEqual(['待征询群众'])
  expect(await decisionsOf(desk.waterHead)).toEqual([])
  const begun = await act<Confirmations>('POST', `/matters/${matter.id}/confirmations`, {
    version: matter.version,
  })
  expect(await decisionsOf(desk.supervisor)).toEqual([])
  const [id = ''] = await askIdsOf(begun.data.rounds[0]?.id ?? '')
  await act('POST', `/public/confirmations/${confirmationToken(id, parts.box)}`, { answer: 'unsolved' })
  await turnConfirmations(parts)
  expect(await decisionsOf(desk.supervisor)).toEqual(['群众不认可'])
})
