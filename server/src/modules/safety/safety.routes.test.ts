import type { SafetyCheck } from '@mingdu/shared/safety/safety.api'
import { inTransaction } from '../../db/connection'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenDistrict, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { runSafetyChecks } from './safety.jobs'
import { checkText, publishable } from './safety.service'

const parts = testParts()
useDatabase()
const app = useApp(parts)

const at = new Date('2026-11-25T06:32:00.000Z')
const idOf = (n: number) => String(n).repeat(24)
let author: GivenPerson
let supervisor: GivenPerson

beforeEach(async () => {
  const { region, water } = await givenDistrict()
  author = await givenPerson(water.id, ['handler'])
  supervisor = await givenPerson(region.id, ['supervisor'], { name: '督查员甲' })
})

/** A check of somebody without a WeChat: held for a person. */
async function givenHeld(n: number, authorId = author.id): Promise<void> {
  const subject = { kind: 'feedback', id: idOf(n), name: `反馈〔2026〕000${n}` } as const
  await inTransaction((tx) => checkText(subject, `第 ${n} 条意见`, { authorId, at }, tx))
  await runSafetyChecks(parts)
}

const list = (token: string | undefined, query = '') =>
  app.call<{ items: SafetyCheck[]; total: number }>('GET', `/safety-checks${query}`, { token })

async function first(): Promise<SafetyCheck> {
  const [check] = (await list(supervisor.token)).data.items
  if (!check) throw new Error('no check')
  return check
}

const decide = (
  token: string | undefined,
  check: { id: string; version: number },
  more: object,
  key?: string,
) =>
  app.call<SafetyCheck>('POST', `/safety-checks/${check.id}/decision`, {
    token,
    body: { version: check.version, pass: true, note: '文明用语，无碍', ...more },
    ...(key ? { key } : {}),
  })

describe('GET /safety-checks', () => {
  it('has what waits for a person first, and filters by state', async () => {
    await givenHeld(1)
    await givenHeld(2)
    await decide(supervisor.token, await first(), {})
    const { data } = await list(supervisor.token)
    expect(data.items.map((c) => c.state)).toEqual(['held', 'passed'])
    expect(data.items[0]).toMatchObject({ kind: 'text', text: '第 1 条意见', fileId: null, decided: null })
    expect((await list(supervisor.token, '?state=passed')).data.total).toBe(1)
  })

  it('is for reviewers', async () => {
    expect((await list(undefined)).status).toBe(401)
    expect((await list(author.token)).status).toBe(403)
    expect((await list(supervisor.token, '?state=odd')).error?.fields?.[0]?.path).toBe('query.state')
  })
})

describe('POST /safety-checks/:id/decision', () => {
  it('lets it be published, or not, with the reason in the trail', async () => {
    await givenHeld(1)
    const { status, data } = await decide(supervisor.token, await first(), {})
    expect([status, data.state, data.decided?.by.name]).toEqual([200, 'passed', '督查员甲'])
    expect(await publishable(idOf(1))).toBe(true)
    await givenHeld(2)
    expect((await decide(supervisor.token, await first(), { pass: false })).data.state).toBe('rejected')
    expect(await publishable(idOf(2))).toBe(false)
    expect(await AuditModel.findOne({ event: 'safety.decided' }).sort({ _id: 1 }).lean()).toMatchObject({
      subjectName: '反馈〔2026〕0001',
      note: '复核：可以公开（文明用语，无碍）',
    })
  })

  it('refuses the author, a second decision and an old version', async () => {
    await givenHeld(1, supervisor.id)
    expect((await decide(supervisor.token, await first(), {})).error?.code).toBe('safety.own')
    const other = await givenPerson(supervisor.orgId, ['supervisionHead'])
    const check = await first()
    expect((await decide(other.token, { ...check, version: 1 }, {})).error?.code).toBe('version.stale')
    const { data } = await decide(other.token, check, {})
    expect((await decide(other.token, data, {})).error?.code).toBe('safety.state')
  })

  it('refuses bad input, nobody, the wrong role and what is not there', async () => {
    await givenHeld(1)
    const check = await first()
    const bad = await decide(supervisor.token, check, { pass: { $ne: 1 }, note: '', more: 1 })
    expect(bad.error?.fields?.map((f) => f.path).sort()).toEqual(['body.more', 'body.note', 'body.pass'])
    expect((await decide(undefined, check, {})).status).toBe(401)
    expect((await decide(author.token, check, {})).status).toBe(403)
    expect((await decide(supervisor.token, { ...check, id: idOf(9) }, {})).status).toBe(404)
  })

  it('gives a repeat the first answer', async () => {
    await givenHeld(1)
    const check = await first()
    const one = await decide(supervisor.token, check, {}, 'decision-key-000001')
    expect((await decide(supervisor.token, check, {}, 'decision-key-000001')).data).toEqual(one.data)
  })
})
