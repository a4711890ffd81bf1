import { endpoint } from '@mingdu/shared/kernel/endpoint'
import { z } from 'zod'
import { readRoute, writeRoute } from './routes'

const common = { path: '/x', summary: '试', response: z.object({ n: z.int() }) } as const
const write = { ...common, id: 'x.write', method: 'POST' } as const

// Each of these must not compile: the compiler checks the `@ts-expect-error` lines, jest only runs the file.
// @ts-expect-error a write without a permission
endpoint({ ...write, audit: 'org.created' })
// @ts-expect-error a write without an audit event
endpoint({ ...write, permission: 'signedIn' })
// @ts-expect-error a write with an event that is not in the table
endpoint({ ...write, permission: 'signedIn', audit: 'org.vanished' })
// @ts-expect-error a permission that is not in the table
endpoint({ ...write, permission: 'everything', audit: 'org.created' })
// @ts-expect-error a read without a permission
endpoint({ ...common, id: 'x.read', method: 'GET' })

const good = endpoint({
  ...write,
  permission: 'signedIn',
  audit: 'org.created',
  body: z.strictObject({ n: z.int() }),
})
const read = endpoint({ ...common, id: 'x.read', method: 'GET', permission: 'public' })

// @ts-expect-error a handler that answers something else
writeRoute(good, async () => ({ result: { n: 'one' }, subject: null }))
// @ts-expect-error a write that does not say what it was about
writeRoute(good, async () => ({ result: { n: 1 } }))
// @ts-expect-error a read is no write
writeRoute(read, async () => ({ result: { n: 1 }, subject: null }))
// @ts-expect-error a write is no read
readRoute(good, async () => ({ n: 1 }))
// @ts-expect-error whoever reads a public endpoint may be nobody
readRoute(read, async ({ actor }) => ({ n: actor.name.length }))
// @ts-expect-error a field that the body does not have
writeRoute(good, async ({ body }) => ({ result: { n: body.m }, subject: null }))

it('lets a write through that has a permission, an audit event and the right answer', () => {
  const route = writeRoute(good, async ({ body, actor }) => ({
    result: { n: body.n + actor.name.length },
    subject: null,
  }))
  expect(route.endpoint.audit).toBe('org.created')
})
