import { spawn, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { optionsFromEnv } from './config'

describe('the process', () => {
  let dir: string
  const children: ChildProcess[] = []

  beforeAll(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'sandbox-main-'))
  })
  afterAll(() => {
    for (const child of children) child.kill('SIGKILL')
    fs.rmSync(dir, { recursive: true })
  })

  const start = (env: Record<string, string>) => {
    const child = spawn(process.execPath, ['--import', 'tsx', path.join(__dirname, 'main.ts')], {
      env: {
        ...process.env,
        SANDBOX_DIR: dir,
        TIME_MACHINE_FILE: path.join(dir, 'time.json'),
        NODE_ENV: '',
        ...env,
      },
    })
    children.push(child)
    return child
  }

  it('prints one JSON line when ready, refuses a taken port, and ends on SIGTERM', async () => {
    const first = start({ SANDBOX_PORT: '0' })
    const ready = JSON.parse(await firstLine(first)) as { ready: boolean; url: string }
    expect(ready.ready).toBe(true)
    expect((await fetch(`${ready.url}/log`)).status).toBe(200)

    const second = await outcome(start({ SANDBOX_PORT: new URL(ready.url).port }))
    expect(second.code).toBe(1)
    expect(second.errors.trim().split('\n')).toEqual([
      `Port ${new URL(ready.url).port} on 127.0.0.1 is taken: stop the program that holds it or set SANDBOX_PORT`,
    ])

    const ended = outcome(first)
    first.kill('SIGTERM')
    expect((await ended).code).toBe(0)
    expect(fs.existsSync(path.join(dir, 'state.json'))).toBe(true)
  })

  it('refuses to run in production', async () => {
    const { code, errors } = await outcome(start({ NODE_ENV: 'production', SANDBOX_PORT: '0' }))
    expect([code, errors.trim()]).toEqual([1, 'The WeChat sandbox must not run with NODE_ENV=production'])
  })

  it('names a wrong variable', () => {
    expect(() => optionsFromEnv({ SANDBOX_PORT: 'abc' })).toThrow('SANDBOX_PORT')
    expect(() => optionsFromEnv({ APP_URL: 'not an address' })).toThrow('APP_URL')
    for (const name of ['WECHAT_MP_AESKEY', 'WECHAT_MINI_AESKEY', 'WECHAT_MINI_MODE', 'WECHAT_MINI_PUSH']) {
      expect(() => optionsFromEnv({ [name]: 'short' })).toThrow(name)
    }
  })
})

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => child.stdout?.once('data', (data: Buffer) => resolve(data.toString())))
}

function outcome(child: ChildProcess): Promise<{ code: number | null; errors: string }> {
  let errors = ''
  child.stderr?.on('data', (data: Buffer) => (errors += data.toString()))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, errors })))
}
