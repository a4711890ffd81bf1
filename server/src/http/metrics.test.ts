import type { AddressInfo, Server } from 'node:net'
import Koa from 'koa'
import Router from '@koa/router'
import { Refused } from '../refused'
import { keptLog } from '../testing/log'
import { errorAnswers } from './errors'
import { mayReadMetrics } from './guards'
import { createMetrics } from './metrics'

const metrics = createMetrics()
const TOKEN = 'a-token-for-the-metrics'
let server: Server
let url: string

beforeAll(async () => {
  const router = new Router()
  router.get('/things/:id', (ctx) => {
    if (ctx['params'].id === 'missing') throw new Refused('record.missing')
    if (ctx['params'].id === 'broken') throw new Error('broken')
    ctx.body = 'ok'
  })
  router.get('/may', (ctx) => void (ctx.body = String(mayReadMetrics(ctx, undefined))))
  router.get('/may-token', (ctx) => void (ctx.body = String(mayReadMetrics(ctx, TOKEN))))
  const app = new Koa()
  app.use(metrics.middleware).use(errorAnswers(keptLog().log)).use(router.routes())
  server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

it('counts answers, refusals and failures by route pattern, without any id', async () => {
  for (const id of ['1', '2', 'missing', 'broken']) await fetch(`${url}/things/${id}`)
  await fetch(`${url}/elsewhere/13800138000`)
  const text = await metrics.registry.metrics()
  expect(text).toContain('http_requests_total{method="GET",route="/things/:id",status="200"} 2')
  expect(text).toContain('http_requests_total{method="GET",route="/things/:id",status="404"} 1')
  expect(text).toContain('http_requests_total{method="GET",route="/things/:id",status="500"} 1')
  expect(text).toContain('http_requests_total{method="GET",route="other",status="404"} 1')
  expect(text).not.toContain('13800138000')
})

it('are for the machine itself, but not for what a proxy on it passes on', async () => {
  const may = async (headers = {}) => (await fetch(`${url}/may`, { headers })).text()
  expect(await may()).toBe('true')
  expect(await may({ 'X-Forwarded-For': '203.0.113.9' })).toBe('false')
})

it('are for the holder of the token alone when there is one', async () => {
  const may = async (Authorization: string) =>
    (await fetch(`${url}/may-token`, { headers: { Authorization } })).text()
  expect([await may(`Bearer ${TOKEN}`), await may('Bearer other'), await may('')]).toEqual([
    'true',
    'false',
    'false',
  ])
})
