import { randomUUID } from 'node:crypto'
import { endpoint } from '@mingdu/shared/kernel/endpoint'
import { idParams } from '@mingdu/shared/kernel/ids'
import mongoose, { Schema } from 'mongoose'
import { z } from 'zod'
import { AuditModel } from '../modules/audit/audit.model'
import { Refused, refuseStale } from '../refused'
import { call } from '../testing/call'
import { useDatabase } from '../testing/database'
import { actorWith, NOW, usePipeline } from '../testing/pipeline'
import { lookupRoute, preparedWriteRoute, readRoute, writeRoute } from './routes'

const notes = mongoose.model(
  'TestNote',
  new Schema({ text: String }, { collection: 'test_notes', strict: 'throw', versionKey: false }),
)
const idempotency = () => mongoose.connection.collection('idempotency')
const noteSchema = z.object({ id: z.string(), text: z.string() })
const common = { permission: 'signedIn', summary: '试', audit: 'org.created' } as const

const add = endpoint({
  ...common,
  id: 'notes.add',
  method: 'POST',
  path: '/notes',
  permission: 'matter.write',
  body: z.strictObject({
    text: z.string().trim().min(2, '至少 2 个字').max(50),
    rows: z.array(z.strictObject({ weight: z.int().min(0).max(100) })).optional(),
    tags: z.record(z.string(), z.int()).optional(),
  }),
  response: noteSchema,
})
const get = endpoint({
  id: 'notes.get',
  method: 'GET',
  path: '/notes/:id',
  permission: 'signedIn',
  summary: '试',
  params: idParams,
  query: z.strictObject({ size: z.coerce.number().int().max(9).optional() }),
  response: noteSchema,
})
const open = endpoint({
  id: 'notes.open',
  method: 'GET',
  path: '/open',
  permission: 'public',
  summary: '试',
  response: z.object({ who: z.string().nullable() }),
})
const forbidden = endpoint({
  ...common,
  id: 'notes.roles',
  method: 'PUT',
  path: '/roles',
  permission: 'account.roles',
  response: z.object({}),
})
const broken = endpoint({
  ...common,
  id: 'notes.broken',
  method: 'POST',
  path: '/broken',
  body: z.strictObject({ how: z.string() }),
  response: noteSchema,
})
const stale = endpoint({
  ...common,
  id: 'notes.stale',
  method: 'PATCH',
  path: '/stale',
  response: z.object({}),
})
const lookup = endpoint({
  id: 'notes.lookUp',
  method: 'POST',
  path: '/lookups',
  permission: 'public',
  lookup: true,
  audit: 'case.tracked',
  summary: '试',
  body: z.strictObject({ text: z.string() }),
  response: z.object({ times: z.int() }),
})
let asked = 0
const cookie = endpoint({
  ...common,
  id: 'notes.cookie',
  method: 'POST',
  path: '/cookie',
  permission: 'public',
  body: z.strictObject({ out: z.boolean() }),
  response: z.object({}),
})
const once = endpoint({
  ...common,
  id: 'notes.once',
  method: 'POST',
  path: '/once',
  body: z.strictObject({ code: z.string() }),
  response: noteSchema,
})
const demo = endpoint({
  ...common,
  id: 'notes.demo',
  method: 'POST',
  path: '/demo',
  demoOnly: true,
  response: z.object({}),
})

const spent = new Set<string>()
const subject = (id: string) => ({ kind: 'note', id, name: '便条' })
const routes = [
  writeRoute(add, async ({ body }, tx) => {
    const [doc] = await notes.create([{ text: body.text }], { session: tx })
    const id = String(doc?._id)
    return { result: { id, text: body.text, secret: 'inner' }, subject: subject(id), digests: ['d1'] }
  }),
  readRoute(get, async ({ params }) => ({ id: params.id, text: '正文', hash: 'never meant to be seen' })),
  readRoute(open, async ({ actor }) => ({ who: actor?.name ?? null })),
  writeRoute(forbidden, async () => ({ result: {}, subject: null })),
  writeRoute(broken, async ({ body }, tx) => {
    await notes.create([{ text: 'half' }], { session: tx })
    if (body.how === 'throw') throw new Error('phone 13800138000 and secret=abc')
    if (body.how === 'nothing') throw undefined
    return { result: { id: 'x' } as never, subject: null }
  }),
  writeRoute(stale, async () => {
    const at = new Date('2026-11-24T01:05:00Z')
    const line = { at, who: '演示·乙', what: '派单', note: '', version: 2 }
    refuseStale({ version: 2, history: [{ ...line, version: 1 }, line] }, 1)
    return { result: {}, subject: null }
  }),
  writeRoute(cookie, async ({ body }) => ({
    result: {},
    subject: null,
    cookie: body.out ? ('clear' as const) : { set: 'token-1', maxAgeSeconds: 60 },
    actor: actorWith(['handler'], '9'.repeat(24)),
  })),
  preparedWriteRoute(
    once,
    async ({ body }) => {
      if (spent.has(body.code)) throw new Refused('wechat.code')
      spent.add(body.code)
      return body.code
    },
    async (_request, tx, code) => {
      const [doc] = await notes.create([{ text: code }], { session: tx })
      return { result: { id: String(doc?._id), text: code }, subject: null }
    },
  ),
  writeRoute(demo, async () => ({ result: {}, subject: null })),
  lookupRoute(lookup, async () => ({ result: { times: ++asked }, subject: null })),
]

useDatabase()
const first = usePipeline(routes)
const second = usePipeline(routes)
const demoOn = usePipeline(routes, { demo: true, secureCookies: true })
beforeEach(() => {
  first.actor = second.actor = demoOn.actor = actorWith(['supervisor'])
})

const post = (at: string, body: unknown, key?: string, headers = {}) =>
  call<{ id: string; text: string }>(first.url, 'POST', at, { body, headers, ...(key ? { key } : {}) })
const id = 'c'.repeat(24)
const paths = (answer: Pick<Awaited<ReturnType<typeof post>>, 'error'>) =>
  answer.error?.fields?.map((f) => f.path)

describe('the input', () => {
  it.each([
    [{ text: { $ne: null } }, 'body.text'],
    [{ text: 7 }, 'body.text'],
    [{ text: '一' }, 'body.text'],
    [{}, 'body.text'],
    [{ text: '够了', $where: '1' }, 'body.$where'],
    [{ text: '够了', constructor: { prototype: { x: 1 } } }, 'body.constructor'],
    [{ text: '够了', rows: [{ weight: 1 }, { weight: '9' }] }, 'body.rows.1.weight'],
    [{ text: '够了', rows: [{ weight: 1, owner: 'x' }] }, 'body.rows.0.owner'],
  ])('%j is refused with 400 naming %s', async (body, path) => {
    const answer = await post('/notes', body)
    expect([answer.status, answer.error?.code]).toEqual([400, 'input.invalid'])
    expect(paths(answer)).toEqual([path])
    expect(answer.error?.fields?.[0]?.message).toMatch(/[\u4e00-\u9fff]/)
  })

  it('names a __proto__ key, and no object gets one', async () => {
    const raw = await fetch(`${first.url}/api/v1/notes`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Mingdu-Client': 'test',
        'Idempotency-Key': randomUUID(),
      },
      body: '{"text":"够了","__proto__":{"admin":true}}',
    })
    const { error } = (await raw.json()) as { error: { fields: { path: string }[] } }
    expect([raw.status, error.fields.map((f) => f.path)]).toEqual([400, ['body.__proto__']])
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })

  it('names bad ids, and bad and unknown query fields', async () => {
    const bad = await call(first.url, 'GET', '/notes/xyz?size=12&size2=1')
    expect([bad.status, bad.error?.fields?.[0]]).toEqual([
      400,
      { path: 'params.id', rule: 'invalid_format', message: '编号格式不对' },
    ])
    const query = await call(first.url, 'GET', `/notes/${id}?size=12&more=1`)
    expect(query.error?.fields?.map((f) => f.path).sort()).toEqual(['query.more', 'query.size'])
    const twice = await call(first.url, 'GET', `/notes/${id}?size[$gt]=1`)
    expect(twice.error?.fields?.map((f) => f.path)).toEqual(['query.size[$gt]'])
  })

  it.each([
    ['{"text":', 'application/json'],
    ['"a text"', 'application/json'],
    ['text=x', 'application/x-www-form-urlencoded'],
    ['{"text":"够了"}', 'text/plain'],
  ])('%s as %s is refused as no JSON', async (body, type) => {
    const headers = { 'Content-Type': type, 'X-Mingdu-Client': 'test', 'Idempotency-Key': randomUUID() }
    const answer = await fetch(`${first.url}/api/v1/notes`, { method: 'POST', headers, body })
    expect([answer.status, await answer.json()]).toMatchObject([400, { error: { code: 'input.not-json' } }])
  })

  it('above 1 MB is refused with 413', async () => {
    const answer = await post('/notes', { text: 'x'.repeat(1_100_000) })
    expect([answer.status, answer.error?.code]).toEqual([413, 'input.too-large'])
  })

  it('with ten thousand wrong rows gets a short answer', async () => {
    const answer = await post('/notes', { text: '够了', rows: Array.from({ length: 10_000 }, () => ({})) })
    expect([answer.status, answer.error?.fields?.length, answer.error?.details]).toEqual([
      400,
      50,
      { count: 10_000 },
    ])
  })
})

describe('permission', () => {
  it('refuses a stranger with 401 before looking at the input', async () => {
    first.actor = null
    expect((await post('/notes', { text: 1 })).error?.code).toBe('auth.required')
    expect((await call(first.url, 'GET', `/notes/${id}`)).status).toBe(401)
  })

  it('refuses with 403 naming the missing permission', async () => {
    const answer = await call(first.url, 'PUT', '/roles', { body: {} })
    expect([answer.status, answer.error?.message]).toEqual([
      403,
      '您没有“授予角色”的权限。需要时请联系系统管理员。',
    ])
  })

  it('lets everybody read a public endpoint', async () => {
    first.actor = null
    expect((await call(first.url, 'GET', '/open')).data).toEqual({ who: null })
  })

  it('mounts what is for the demonstration only there', async () => {
    expect((await call(first.url, 'POST', '/demo', { body: {} })).status).toBe(404)
    expect((await call(demoOn.url, 'POST', '/demo', { body: {} })).status).toBe(200)
  })
})

describe('the answer', () => {
  it('holds no field that the contract does not name, and is never cached', async () => {
    const read = await call(first.url, 'GET', `/notes/${id}`)
    expect(read.data).toEqual({ id, text: '正文' })
    expect(read.headers.get('cache-control')).toBe('no-store')
    expect(Object.keys((await post('/notes', { text: '够了' })).data)).toEqual(['id', 'text'])
  })

  it('to an unknown error is 500 with the request id alone; the log has the rest, without secrets', async () => {
    const answer = await post('/broken', { how: 'throw' })
    const requestId = answer.headers.get('x-request-id')
    expect([answer.status, answer.data]).toEqual([
      500,
      {
        error: {
          code: 'server.error',
          message: expect.stringContaining(String(requestId)),
          requestId,
        },
      },
    ])
    expect(first.logged.text()).toContain(String(requestId))
    expect(first.logged.text()).toContain('secret=***')
    expect(first.logged.text()).not.toMatch(/13800138000|abc/)
  })

  it('to nothing thrown, or to an answer against the contract, is 500 too', async () => {
    expect((await post('/broken', { how: 'nothing' })).status).toBe(500)
    expect((await post('/broken', { how: 'answer' })).status).toBe(500)
  })

  it('to a stale version is 409 with what happened since', async () => {
    const answer = await call(first.url, 'PATCH', '/stale', { body: {} })
    expect([answer.status, answer.error]).toMatchObject([
      409,
      {
        code: 'version.stale',
        currentVersion: 2,
        changes: [{ who: '演示·乙', what: '派单', at: '2026-11-24T01:05:00.000Z' }],
      },
    ])
    expect(answer.error?.message).toBe(
      '您打开之后，演示·乙在 11-24 09:05 改过这条记录。请看过最新内容再操作。',
    )
  })
})

describe('a write', () => {
  it('leaves its audit entry in the same transaction', async () => {
    const answer = await post('/notes', { text: '够了' })
    const [entry] = await AuditModel.find().lean()
    expect(entry).toMatchObject({
      event: 'org.created',
      actor: { name: '演示·甲' },
      org: { name: '演示区督查室' },
      subjectKind: 'note',
      subjectId: answer.data.id,
      digests: ['d1'],
      at: new Date(NOW),
      requestId: answer.headers.get('x-request-id'),
      hash: null,
    })
  })

  it.each([['throw'], ['nothing'], ['answer']])('that fails (%s) leaves nothing', async (how) => {
    const key = randomUUID()
    await post('/broken', { how }, key)
    expect([
      await notes.countDocuments(),
      await AuditModel.countDocuments(),
      await idempotency().countDocuments(),
    ]).toEqual([0, 0, 0])
  })

  it.each([[''], ['short'], ['with space in the key'], ['x'.repeat(101)]])(
    'refuses the key "%s"',
    async (key) => {
      const answer = await call(first.url, 'POST', '/notes', { body: { text: '够了' }, key })
      expect([answer.status, answer.error?.code]).toEqual([400, 'input.key-missing'])
    },
  )

  it('gives the first answer again when it is repeated', async () => {
    const key = randomUUID()
    const [one, two] = [
      await post('/notes', { text: '够了' }, key),
      await post('/notes', { text: '够了' }, key),
    ]
    expect(two.data).toEqual(one.data)
    expect([one.headers.get('idempotency-replayed'), two.headers.get('idempotency-replayed')]).toEqual([
      null,
      'true',
    ])
    expect([await notes.countDocuments(), await AuditModel.countDocuments()]).toEqual([1, 1])
  })

  it('refuses the same key with other content with 422', async () => {
    const key = randomUUID()
    await post('/notes', { text: '够了' }, key)
    expect((await post('/notes', { text: '别的' }, key)).error?.code).toBe('input.key-reused')
  })

  it('refuses a key whose answer cannot be opened any more, and does nothing twice', async () => {
    const key = randomUUID()
    await post('/notes', { text: '够了' }, key)
    await idempotency().updateMany({}, { $set: { answer: 'sealed under another secret' } })
    const { status, error } = await post('/notes', { text: '够了' }, key)
    expect([status, error?.code, await notes.countDocuments()]).toEqual([422, 'input.key-reused', 1])
  })

  it('takes the same key of another person as another write', async () => {
    const key = randomUUID()
    await post('/notes', { text: '够了' }, key)
    first.actor = actorWith(['supervisor'], '2'.repeat(24))
    expect((await post('/notes', { text: '够了' }, key)).headers.get('idempotency-replayed')).toBeNull()
  })

  it('repeated 50 times at once on two servers leaves one record, one entry and 50 equal answers', async () => {
    const key = randomUUID()
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        call<{ id: string }>(i % 2 ? first.url : second.url, 'POST', '/notes', {
          body: { text: '够了' },
          key,
        }),
      ),
    )
    expect(new Set(answers.map((a) => JSON.stringify([a.status, a.data])))).toHaveProperty('size', 1)
    expect(answers.filter((a) => !a.headers.get('idempotency-replayed'))).toHaveLength(1)
    expect([await notes.countDocuments(), await AuditModel.countDocuments()]).toEqual([1, 1])
  })

  it('with a one-time code, repeated at once, is let through once and answered equally', async () => {
    const key = randomUUID()
    const answers = await Promise.all(Array.from({ length: 20 }, () => post('/once', { code: key }, key)))
    expect(new Set(answers.map((a) => JSON.stringify([a.status, a.data])))).toHaveProperty('size', 1)
    expect(answers[0]?.status).toBe(200)
  })

  it('stores neither its content nor its answer in clear', async () => {
    await post('/notes', { text: '密码一二三' })
    const [doc] = await idempotency().find().toArray()
    expect(JSON.stringify(doc)).not.toContain('密码')
  })
})

describe('a lookup', () => {
  const ask = (body: unknown, key?: string) =>
    call<{ times: number }>(first.url, 'POST', '/lookups', { body, ...(key ? { key } : {}) })

  it('is answered anew each time, with an audit entry each and no record of its answer', async () => {
    const before = asked
    const answers = [
      await ask({ text: '够了' }, 'the-same-key-twice'),
      await ask({ text: '够了' }, 'the-same-key-twice'),
    ]
    expect(answers.map(({ data }) => data.times)).toEqual([before + 1, before + 2])
    expect(await AuditModel.countDocuments({ event: 'case.tracked' })).toBe(2)
    expect(await idempotency().countDocuments()).toBe(0)
  })

  it('with bad input names the field, and leaves no entry', async () => {
    const answer = await ask({ text: 7 })
    expect([answer.status, paths(answer)]).toEqual([400, ['body.text']])
    expect(await AuditModel.countDocuments()).toBe(0)
  })
})

describe('a session cookie', () => {
  it('is set, and set again when the sign-in is repeated', async () => {
    const key = randomUUID()
    const [one, two] = [
      await post('/cookie', { out: false }, key),
      await post('/cookie', { out: false }, key),
    ]
    expect(one.headers.get('set-cookie')).toMatch(
      /^mingdu_session=token-1; path=\/api\/; expires=.+; samesite=strict; httponly$/,
    )
    expect(two.headers.get('set-cookie')).toContain('mingdu_session=token-1')
    const [entry] = await AuditModel.find().lean()
    expect(entry?.actor).toMatchObject({ id: '9'.repeat(24) })
  })

  it('is cleared', async () => {
    expect((await post('/cookie', { out: true })).headers.get('set-cookie')).toMatch(
      /mingdu_session=; .*1970/,
    )
  })

  it('is Secure in production, also behind a proxy that ends TLS', async () => {
    const answer = await call(demoOn.url, 'POST', '/cookie', { body: { out: false } })
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([
      200,
      expect.stringContaining('; secure;'),
    ])
  })
})
