import http from 'node:http'
import { endpoint } from '@mingdu/shared/kernel/endpoint'
import { z } from 'zod'
import { call } from '../testing/call'
import { useDatabase } from '../testing/database'
import { usePipeline } from '../testing/pipeline'
import { readRoute, writeRoute } from './routes'

const common = { permission: 'public', summary: '试', path: '/things', response: z.object({}) } as const
const routes = [
  readRoute(endpoint({ ...common, id: 'things.read', method: 'GET' }), async () => ({})),
  writeRoute(endpoint({ ...common, id: 'things.write', method: 'POST', audit: 'org.created' }), async () => ({
    result: {},
    subject: null,
  })),
]

useDatabase()
const pipeline = usePipeline(routes)
const cookie = { Cookie: 'mingdu_session=abc' }
const write = (headers: Record<string, string>) =>
  call(pipeline.url, 'POST', '/things', { body: {}, headers })

describe('a write that rides on the cookie', () => {
  it('passes from our own page', async () => {
    expect((await write({ ...cookie, Origin: pipeline.url })).status).toBe(200)
    expect((await write(cookie)).status).toBe(200)
  })

  it.each([['https://elsewhere.example'], ['null'], ['not an address'], ['file://'], ['http://127.0.0.1:1']])(
    'is refused from the origin %s',
    async (Origin) => {
      const answer = await write({ ...cookie, Origin })
      expect([answer.status, answer.error?.code]).toEqual([403, 'auth.origin'])
    },
  )

  it('is refused without the header of our clients, which no form can send', async () => {
    expect((await write({ ...cookie, 'X-Mingdu-Client': '' })).error?.code).toBe('auth.origin')
  })

  it('passes with a token in the header, which no other site has', async () => {
    expect((await write({ ...cookie, Authorization: 'Bearer x', 'X-Mingdu-Client': '' })).status).toBe(200)
  })
})

it('leaves reads alone', async () => {
  const headers = { ...cookie, Origin: 'https://elsewhere.example' }
  expect((await call(pipeline.url, 'GET', '/things', { headers })).status).toBe(200)
})

it('gives every request another id', async () => {
  const ids = await Promise.all([1, 2, 3].map(async () => (await write({})).headers.get('x-request-id')))
  expect(new Set(ids).size).toBe(3)
})

it('answers a request without a host name', async () => {
  const { port } = new URL(pipeline.url)
  const status = await new Promise((resolve, reject) => {
    const options = { port, host: '127.0.0.1', path: '/api/v1/things', setHost: false, headers: { Host: '' } }
    http.get(options, (res) => resolve(res.resume().statusCode)).on('error', reject)
  })
  expect(status).toBe(200)
})
