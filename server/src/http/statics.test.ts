import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo, Server } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import Koa from 'koa'
import { Refused } from '../refused'
import { keptLog } from '../testing/log'
import { errorAnswers } from './errors'
import { frontEnd } from './statics'

const dir = mkdtempSync(path.join(os.tmpdir(), 'statics-'))
const { log, text } = keptLog()
let server: Server

beforeAll(async () => {
  mkdirSync(path.join(dir, 'web/assets'), { recursive: true })
  mkdirSync(path.join(dir, 'h5'), { recursive: true })
  const files = {
    'web/index.html': '<p>console</p>',
    'web/assets/app-1a2b3c4d.js': 'run()',
    'web/图 标.svg': '<svg/>',
    'web/.env': 'SECRET',
    'h5/index.html': '<p>h5</p>',
    'outside.txt': 'OUTSIDE',
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(dir, name), content)
  const app = new Koa()
  app.use(errorAnswers(log))
  app.use(frontEnd('/admin', path.join(dir, 'web')))
  app.use(frontEnd('/', path.join(dir, 'h5')))
  app.use(frontEnd('/nothing-built', path.join(dir, 'missing')))
  app.use(() => {
    throw new Refused('route.missing')
  })
  server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
})
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  rmSync(dir, { recursive: true })
})

/** Sends the path as it is: fetch would tidy it up first. */
function get(
  at: string,
  method = 'GET',
): Promise<{ status: number; body: string; headers: http.IncomingHttpHeaders }> {
  return new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo
    const request = http.request({ host: '127.0.0.1', port, path: at, method }, (res) => {
      let body = ''
      res.on('data', (chunk) => (body += String(chunk)))
      res.on('end', () => resolve({ status: res.statusCode ?? 0, body, headers: res.headers }))
    })
    request.on('error', reject)
    request.end()
  })
}

it.each([
  ['/admin', 'console'],
  ['/admin/', 'console'],
  ['/admin/matters/123', 'console'],
  ['/', 'h5'],
  ['/pages/todo/index', 'h5'],
  ['/admin/assets/app-1a2b3c4d.js', 'run()'],
  ['/admin/%E5%9B%BE%20%E6%A0%87.svg', '<svg/>'],
])('%s gives %s', async (at, content) => {
  const answer = await get(at)
  expect([answer.status, answer.body]).toEqual([200, expect.stringContaining(content)])
})

it('lets browsers keep what has a hash in its name, and nothing else', async () => {
  expect((await get('/admin/assets/app-1a2b3c4d.js')).headers['cache-control']).toBe(
    'max-age=31536000,immutable',
  )
  expect((await get('/admin/')).headers['cache-control']).toBe('max-age=0')
})

it.each([
  ['/admin/../outside.txt'],
  ['/admin/..%2foutside.txt'],
  ['/admin/%2e%2e/outside.txt'],
  ['/admin/%2e%2e%2foutside.txt'],
  ['/admin/..\\outside.txt'],
  ['/admin/%252e%252e/outside.txt'],
  ['//etc/passwd.txt'],
  ['/admin//etc/hosts.txt'],
  ['/admin/.env'],
  ['/admin/%2eenv'],
  ['/admin/index.html%00.png'],
  ['/admin/%ff.js'],
  ['/admin/missing.js'],
  ['/administrator.js'],
])('%s is not there', async (at) => {
  const answer = await get(at)
  expect([answer.status, answer.body]).toEqual([404, expect.stringContaining('route.missing')])
})

it('gives a folder the index page, never a listing', async () => {
  expect((await get('/admin/assets')).body).toContain('console')
  expect((await get('/admin/assets/')).body).toContain('console')
})

it('answers 404 when nothing was built, and when something is written to a page', async () => {
  expect((await get('/nothing-built.js')).status).toBe(404)
  expect((await get('/admin/', 'POST')).status).toBe(404)
})

it('took none of this for an error of ours', () => {
  expect(text()).toBe('')
})
