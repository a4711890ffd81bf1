import { randomUUID } from 'node:crypto'
import { clueActsApi } from '@mingdu/shared/clues/clue-acts.api'
import { clueIntakeApi } from '@mingdu/shared/clues/clue-intake.api'
import { cluesApi } from '@mingdu/shared/clues/clues.api'
import type { Clue } from '@mingdu/shared/clues/clues.schema'
import type { Endpoint } from '@mingdu/shared/kernel/endpoint'
import { RateLimitModel } from '../../db/limits'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenWechat, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { runSafetyChecks } from '../safety/safety.jobs'
import { clueBody, cluePlay, givenClueDesk, PIN, triageBody, type ClueDesk } from './clues.factory'
import { ClueModel } from './clues.model'

const parts = testParts('2026-11-25T06:32:00.000Z', { SMS_PROVIDER: 'sandbox' })
useDatabase()
const app = useApp(parts)

let desk: ClueDesk
let play: ReturnType<typeof cluePlay>
beforeEach(async () => {
  await RateLimitModel.deleteMany({})
  desk = await givenClueDesk(app, parts)
  play = cluePlay(app, desk)
})

/** Who does an act on which clue, with what beside the version. */
interface Played {
  by: GivenPerson
  clue: Pick<Clue, 'id' | 'version'>
  body?: object
}
const REASON = '写明的理由'

/** Every act of the contract as it succeeds: a new one does not compile until it stands here. */
const ACTS: Record<keyof typeof clueActsApi, () => Promise<Played>> = {
  triage: async () => ({ by: desk.supervisor, clue: await play.sealed(), body: triageBody(desk) }),
  merge: async () => {
    const intoId = (await play.anonymous()).id
    return { by: desk.supervisor, clue: await play.sealed(), body: { intoId } }
  },
  decline: async () => ({ by: desk.supervisor, clue: await play.sealed(), body: { reason: REASON } }),
  transferOut: async () => ({
    ...{ by: desk.supervisor, clue: await play.sealed() },
    body: { to: '信访部门', reason: REASON },
  }),
  dispatch: async () => ({
    ...{ by: desk.supervisor, clue: await play.sealed(), body: { orgId: desk.forest.id } },
  }),
  withdraw: async () => ({ by: desk.supervisor, clue: await play.dispatched(), body: { reason: REASON } }),
  sign: async () => ({ by: desk.forestHead, clue: await play.dispatched() }),
  giveBack: async () => ({ by: desk.forestHead, clue: await play.dispatched(), body: { reason: REASON } }),
  decideBack: async () => ({ by: desk.supervisor, clue: await play.givenBack(), body: { accept: true } }),
  note: async () => ({ by: desk.forestHead, clue: await play.inHand(), body: { text: '到现场看过了' } }),
  answer: async () => ({ by: desk.forestHead, clue: await play.inHand(), body: { text: '已经清走了' } }),
  callBack: async () => ({
    ...{ by: desk.caller, clue: await play.answered() },
    body: { reached: true, resolution: 'solved', note: '电话回访' },
  }),
  redo: async () => ({ by: desk.caller, clue: await play.answered(), body: { reason: REASON } }),
  reopen: async () => ({ by: desk.supervisor, clue: await play.closed(), body: { reason: REASON } }),
  toMatter: async () => ({
    ...{ by: desk.supervisor, clue: await play.sealed() },
    body: {
      ...{ title: '整治河道倾倒垃圾', leadOrgId: desk.forest.id, supervisorId: desk.supervisor.id },
      due: '2026-12-31',
    },
  }),
  askOpening: async () => ({ by: desk.supervisor, clue: await play.sealed(), body: { reason: REASON } }),
  decideOpening: async () => ({ by: desk.chief, clue: await play.asked(), body: { approve: true } }),
  sender: async () => ({ by: desk.supervisor, clue: await play.opened() }),
}
const NAMES = Object.keys(ACTS) as (keyof typeof clueActsApi)[]

const pathOf = ({ path }: Endpoint, id: string) => path.replace(':id', id).replace(':fileId', id)
function calling(name: keyof typeof clueActsApi, { clue, body = {} }: Played) {
  const endpoint: Endpoint = clueActsApi[name]
  const sent = name === 'sender' ? {} : { version: clue.version, ...body }
  return (token: string | undefined, key = randomUUID()) =>
    app.call<Clue>(endpoint.method, pathOf(endpoint, clue.id), { token, body: sent, key })
}
const versionOf = async (id: string) => (await ClueModel.findById(id).lean())?.version
const audited = (event: string) => AuditModel.countDocuments({ event } as never)

describe.each(NAMES)('clueActs.%s', (name) => {
  it('is for nobody without a session, and for no citizen', async () => {
    const played = await ACTS[name]()
    const call = calling(name, played)
    expect((await call(undefined)).status).toBe(401)
    expect((await call(desk.citizen.token)).status).toBe(401)
    expect(await versionOf(played.clue.id)).toBe(played.clue.version)
  })

  it('names the field that is wrong', async () => {
    const { by, clue } = await ACTS[name]()
    const endpoint: Endpoint = clueActsApi[name]
    const body = { version: 'x', other: 1 }
    const { status, error } = await app.call(endpoint.method, pathOf(endpoint, clue.id), {
      ...{ token: by.token, body },
    })
    expect(status).toBe(400)
    const paths = error?.fields?.map(({ path }) => path) ?? []
    expect(paths.some((path) => path.startsWith('body'))).toBe(true)
  })

  it('happens once for the same key, and is refused with another to whoever saw the version before', async () => {
    const played = await ACTS[name]()
    const call = calling(name, played)
    const key = randomUUID()
    const first = await call(played.by.token, key)
    expect([first.status, first.error]).toEqual([200, undefined])
    const version = await versionOf(played.clue.id)
    expect((await call(played.by.token, key)).data).toEqual(first.data)
    expect(await versionOf(played.clue.id)).toBe(version)
    expect(await audited(clueActsApi[name].audit)).toBe(1)
    if (name !== 'sender') expect((await call(played.by.token)).error?.code).toBe('version.stale')
  })
})

const READS = Object.values(cluesApi) as readonly Endpoint[]
it.each(READS.map((endpoint) => [endpoint.id, endpoint] as const))(
  '%s asks for a session',
  async (_, one) => {
    expect((await app.call(one.method, pathOf(one, 'f'.repeat(24)))).status).toBe(401)
  },
)

/** What a sender writes: path and body as they succeed, as whom; and what is then there once. */
const SENT: Partial<Record<keyof typeof clueIntakeApi, () => Promise<{ id: string; body: object }>>> = {
  submitAnonymous: () => Promise.resolve({ id: '', body: clueBody(desk, { pin: PIN }) }),
  submit: () => Promise.resolve({ id: '', body: clueBody(desk, { identity: 'sealed' }) }),
  urge: async () => ({ id: (await play.sealed()).id, body: {} }),
  rate: async () => ({ id: (await play.closed()).id, body: { level: '5' } }),
  reopen: async () => ({ id: (await play.closed()).id, body: { reason: '垃圾还在那里没有清走' } }),
  endorse: async () => {
    await givenWechat(desk.supervisor)
    const clue = await play.anonymous()
    const publicText = '河道里有建筑垃圾没有人清理'
    await app.call('PUT', `/clues/${clue.id}/triage`, {
      token: desk.supervisor.token,
      body: { version: clue.version, ...triageBody(desk, { publicText }) },
    })
    await runSafetyChecks(parts)
    return { id: clue.id, body: {} }
  },
}
const WRITTEN = Object.keys(SENT) as (keyof typeof clueIntakeApi)[]

describe.each(WRITTEN)('clueIntake.%s', (name) => {
  const endpoint: Endpoint = clueIntakeApi[name]
  it('happens once for the same key, and needs the session of a citizen unless it is public', async () => {
    const { id, body } = (await SENT[name]?.()) ?? { id: '', body: {} }
    const call = (token: string | undefined, key: string = randomUUID()) =>
      app.call(endpoint.method, pathOf(endpoint, id), { token, key, body })
    const open = endpoint.permission === 'public'
    if (!open) {
      expect((await call(undefined)).status).toBe(401)
      expect((await call(desk.supervisor.token)).status).toBe(401)
    }
    const key = randomUUID()
    const first = await call(open ? undefined : desk.citizen.token, key)
    expect([first.status, first.error]).toEqual([200, undefined])
    const before = JSON.stringify(await ClueModel.find().lean())
    expect((await call(open ? undefined : desk.citizen.token, key)).data).toEqual(first.data)
    expect(JSON.stringify(await ClueModel.find().lean())).toBe(before)
  })
})
