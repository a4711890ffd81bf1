import { randomUUID } from 'node:crypto'
import type { RuleVersion } from '@mingdu/shared/rules/rules.api'
import { defaultRules } from '@mingdu/shared/rules/rules.table'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenDistrict, givenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { RuleModel } from './rules.model'
import { currentRules, forgetRules } from './rules.service'

const parts = testParts()
useDatabase()
const app = useApp(parts)
beforeEach(forgetRules)

interface Rules {
  current: RuleVersion
  history: RuleVersion[]
}

async function people() {
  const { region, water } = await givenDistrict()
  return {
    security: await givenPerson(region.id, ['securityAdmin'], { name: '安全管理员' }),
    supervisor: await givenPerson(region.id, ['supervisor']),
    handler: await givenPerson(water.id, ['handler']),
  }
}

const body = (more: object = {}) => ({
  version: 0,
  values: { ...defaultRules(), lagPoints: 15 },
  note: '按区政府办通知调整',
  ...more,
})
const put = (token: string | undefined, content: object, key: string = randomUUID()) =>
  app.call<RuleVersion>('PUT', '/rules', { token, body: content, key })

it('starts with the defaults, and keeps every version', async () => {
  const { security, supervisor } = await people()
  const read = async () => (await app.call<Rules>('GET', '/rules', { token: supervisor.token })).data
  expect((await read()).current).toMatchObject({ version: 0, values: defaultRules(), changedBy: null })
  expect((await put(security.token, body())).data).toMatchObject({
    version: 1,
    changedBy: { name: '安全管理员' },
  })
  const { current, history } = await read()
  expect([current.version, current.values.lagPoints]).toEqual([1, 15])
  expect(history.map((one) => one.version)).toEqual([1, 0])
  expect((await currentRules()).values.lagPoints).toBe(15)
  expect(await AuditModel.findOne({ event: 'rules.changed' }).lean()).toMatchObject({
    note: '按区政府办通知调整',
  })
})

it('refuses a stale version and says who changed them', async () => {
  const { security } = await people()
  await put(security.token, body())
  const { status, error } = await put(security.token, body())
  expect(status).toBe(409)
  expect(error?.changes).toMatchObject([{ who: '安全管理员', what: '修改规则', note: '按区政府办通知调整' }])
})

it('names every value that is out of its bounds, missing or unknown', async () => {
  const { security } = await people()
  const { warnAtHour: _, ...rest } = defaultRules()
  const { error } = await put(security.token, body({ values: { ...rest, lagPoints: 99, extra: 1 } }))
  expect(error?.fields?.map((field) => field.path).sort()).toEqual([
    'body.values.extra',
    'body.values.lagPoints',
    'body.values.warnAtHour',
  ])
  expect(error?.fields?.find((field) => field.path.endsWith('lagPoints'))?.message).toBe(
    '“预警：核实进度落后序时”不大于 50',
  )
})

it('keeps values by category, each within the same bounds, and of the five categories only', async () => {
  const { security, supervisor } = await people()
  const values = (byCategory: object) => body({ values: { ...defaultRules(), byCategory } })
  const byCategory = { incident: { warnSharePercent: 40 } }
  expect((await put(security.token, values(byCategory))).data.values.byCategory).toEqual(byCategory)
  expect((await app.call<Rules>('GET', '/rules', { token: supervisor.token })).data.current.values).toEqual({
    ...defaultRules(),
    byCategory,
  })
  const wrong = { incident: { lagPoints: 99, warnAtHour: 9 }, other: {} }
  const { error } = await put(security.token, { ...values(wrong), version: 1 })
  expect(error?.fields?.map((field) => field.path).sort()).toEqual([
    'body.values.byCategory.incident.lagPoints',
    'body.values.byCategory.incident.warnAtHour',
    'body.values.byCategory.other',
  ])
})

it('reads a version of another release: what is missing has its default, what is unknown is left out', async () => {
  const values = { lagPoints: 20, ofAnotherRelease: 3 }
  const changedBy = { id: 'a'.repeat(24), name: '安全管理员' }
  await RuleModel.create({ _id: 1, values, changedAt: new Date(), changedBy, note: '旧版' })
  expect((await currentRules()).values).toEqual({ ...defaultRules(), lagPoints: 20 })
})

it('is changed by those who hold the permission only', async () => {
  const { supervisor, handler } = await people()
  expect((await put(undefined, body())).status).toBe(401)
  expect((await put(supervisor.token, body())).status).toBe(403)
  expect((await app.call('GET', '/rules', { token: handler.token })).status).toBe(403)
})

it('makes one version of 50 parallel repeats', async () => {
  const { security } = await people()
  const key = randomUUID()
  const answers = await Promise.all(Array.from({ length: 50 }, () => put(security.token, body(), key)))
  expect(new Set(answers.map((answer) => `${answer.status} ${answer.data.version}`))).toEqual(
    new Set(['200 1']),
  )
  expect(await RuleModel.countDocuments()).toBe(1)
})
