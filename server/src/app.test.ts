import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { endpoints } from '@mingdu/shared/api'
import { mountRoutes } from './http/contract'
import { allRoutes } from './routes'
import { testParts, useApp } from './testing/app'
import { useDatabase } from './testing/database'

const dir = mkdtempSync(path.join(os.tmpdir(), 'app-'))
for (const face of ['admin', 'h5']) {
  mkdirSync(path.join(dir, face))
  writeFileSync(path.join(dir, face, 'index.html'), `<p>${face}</p>`)
}
const dist = { ADMIN_DIST: path.join(dir, 'admin'), H5_DIST: path.join(dir, 'h5') }
const parts = testParts(undefined, dist)
useDatabase()
const app = useApp(parts)
const apart = useApp(
  testParts(undefined, {
    ...dist,
    ADMIN_HOST: 'admin.example',
    METRICS_TOKEN: 'a-token-for-metrics',
    DEMO: 'off',
  }),
)
afterAll(() => rmSync(dir, { recursive: true }))

const get = (at: string, init?: RequestInit) => fetch(app.url + at, init)

/** fetch would not let us say which host we mean. */
function status(url: string, at: string, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    http
      .get(url + at, { headers: { host } }, (res) => resolve(res.resume().statusCode ?? 0))
      .on('error', reject)
  })
}

it('has a route for every endpoint of the contract, and none besides', () => {
  const mounted = allRoutes(parts).map((route) => route.endpoint.id)
  expect([...mounted].sort()).toEqual(endpoints.map((e) => e.id).sort())
  const router = mountRoutes(allRoutes(parts), {
    ...parts,
    demo: true,
    secureCookies: false,
    actorOf: async () => null,
  })
  expect(router.stack).toHaveLength(endpoints.length)
})

it.each([
  ['/', 'h5'],
  ['/admin/', 'admin'],
  ['/admin/matters', 'admin'],
])('serves %s with the headers that protect a page', async (at, content) => {
  const answer = await get(at)
  expect(await answer.text()).toContain(content)
  const policy = answer.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'self'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).toContain("object-src 'none'")
  expect(policy).toContain("frame-ancestors 'self'")
  expect(policy).not.toContain('unsafe-eval')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(answer.headers.get('x-frame-options')).toBe('SAMEORIGIN')
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
  expect(answer.headers.get('x-powered-by')).toBeNull()
})

it('says that it lives, that it is ready, and what it offers', async () => {
  expect(await (await get('/healthz')).json()).toMatchObject({ ok: true })
  expect(await (await get('/readyz')).json()).toEqual({ ok: true, database: 'up' })
  expect(await (await get('/api/openapi.json')).json()).toMatchObject({ openapi: '3.1.0' })
  expect(await (await get('/metrics')).text()).toContain('http_requests_total')
})

it('shows the API page from files of its own', async () => {
  const page = await (await get('/api/docs')).text()
  const files = [...page.matchAll(/(?:href|src)="([^"]+)"/g)].map((match) => match[1] ?? '')
  expect(files.length).toBeGreaterThan(2)
  for (const file of files) expect([file, (await get(file)).status]).toEqual([file, 200])
  expect((await get('/api/docs/..%2fpackage.json')).status).toBe(404)
  expect((await get('/api/docs/package.json')).status).toBe(404)
})

it('tells a wrong address from a wrong method', async () => {
  expect((await app.call('GET', '/nothing')).error?.code).toBe('route.missing')
  expect((await app.call('DELETE', '/messages', { body: {} })).error?.code).toBe('route.method')
  expect((await app.call('DELETE', '/messages', { body: {} })).status).toBe(405)
  expect((await get('/api/v2/messages')).status).toBe(404)
  expect((await get('/', { method: 'POST' })).status).toBe(404)
})

it('compresses what is long', async () => {
  const answer = await get('/api/openapi.json', { headers: { 'Accept-Encoding': 'gzip' } })
  expect(answer.headers.get('content-encoding')).toBe('gzip')
})

describe('with a host of its own for the console', () => {
  it.each([
    ['/admin/', 'admin.example', 200],
    ['/admin/', 'www.example', 404],
    ['/', 'www.example', 200],
    ['/', 'admin.example', 404],
    ['/admin-of-nothing', 'admin.example', 404],
    ['/healthz', 'www.example', 200],
    ['/api/openapi.json', 'admin.example', 200],
  ])('%s at %s answers %i', async (at, host, wanted) => {
    expect(await status(apart.url, at, host)).toBe(wanted)
  })

  it('keeps the metrics for the holder of the token', async () => {
    expect((await fetch(`${apart.url}/metrics`)).status).toBe(404)
    const headers = { Authorization: 'Bearer a-token-for-metrics' }
    expect((await fetch(`${apart.url}/metrics`, { headers })).status).toBe(200)
  })

  it('neither mounts nor describes what is for the demonstration', async () => {
    const demo = endpoints.filter((e) => e.demoOnly)
    expect(demo.length).toBeGreaterThan(0)
    const text = await (await fetch(`${apart.url}/api/openapi.json`)).text()
    for (const e of demo) {
      expect(text).not.toContain(`"${e.id}"`)
      expect((await fetch(`${apart.url}/api/v1${e.path}`)).status).toBe(404)
    }
  })
})
