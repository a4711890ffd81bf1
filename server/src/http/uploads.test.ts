import { randomUUID } from 'node:crypto'
import { endpoint } from '@mingdu/shared/kernel/endpoint'
import { z } from 'zod'
import { call } from '../testing/call'
import { useDatabase } from '../testing/database'
import { actorWith, usePipeline } from '../testing/pipeline'
import { writeRoute } from './routes'

const store = endpoint({
  id: 'things.store',
  method: 'POST',
  path: '/things',
  permission: 'signedIn',
  audit: 'file.stored',
  summary: '试',
  multipart: true,
  response: z.object({ name: z.string(), size: z.int() }),
})

useDatabase()
const pipeline = usePipeline([
  writeRoute(store, async ({ file }) => ({
    result: { name: file.name, size: file.bytes.length },
    subject: null,
  })),
])
beforeEach(() => {
  pipeline.actor = actorWith(['handler'])
})

function form(field = 'file', bytes = 5, copies = 1): FormData {
  const data = new FormData()
  for (let i = 0; i < copies; i += 1) data.append(field, new Blob([Buffer.alloc(bytes, 65)]), '现场 照片.jpg')
  return data
}
const send = (body: FormData, key?: string) =>
  call<{ name: string }>(pipeline.url, 'POST', '/things', { form: body, ...(key ? { key } : {}) })

it('hands the bytes and the Chinese name to the handler', async () => {
  expect((await send(form())).data).toEqual({ name: '现场 照片.jpg', size: 5 })
})

it('answers a repeat of the same file again, and refuses another file under the same key', async () => {
  const key = randomUUID()
  await send(form(), key)
  expect((await send(form(), key)).headers.get('idempotency-replayed')).toBe('true')
  expect((await send(form('file', 6), key)).error?.code).toBe('input.key-reused')
})

it.each([
  ['another field', form('photo')],
  ['two files', form('file', 5, 2)],
  ['no file', new FormData()],
])('refuses %s with 400 naming the field', async (_, body) => {
  if ([...body.keys()].length === 0) body.append('other', 'x')
  const answer = await send(body)
  expect([answer.status, answer.error?.fields?.[0]?.path]).toEqual([400, 'body.file'])
})

it('refuses above 50 MB and names the field', async () => {
  const answer = await send(form('file', 50 * 1024 * 1024 + 1))
  expect([answer.status, answer.error?.code]).toEqual([400, 'file.too-large'])
})

it('refuses JSON where a file is wanted', async () => {
  expect((await call(pipeline.url, 'POST', '/things', { body: {} })).error?.fields?.[0]?.path).toBe(
    'body.file',
  )
})

it.each([
  ['multipart/form-data', 'no boundary'],
  [
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\ncut',
  ],
])('refuses a broken body (%s) with 400', async (type, body) => {
  const headers = { 'Content-Type': type, 'X-Mingdu-Client': 'test', 'Idempotency-Key': randomUUID() }
  const answer = await fetch(`${pipeline.url}/api/v1/things`, { method: 'POST', headers, body })
  expect([answer.status, await answer.json()]).toMatchObject([400, { error: { code: 'input.invalid' } }])
})

it('does not read what a stranger sends', async () => {
  pipeline.actor = null
  expect((await send(form('photo'))).error?.code).toBe('auth.required')
})
