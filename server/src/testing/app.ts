import { mkdtempSync } from 'node:fs'
import type { AddressInfo, Server } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { createApp } from '../app'
import { readConfig } from '../config'
import { listen } from '../lifecycle'
import { createLogger } from '../log'
import { localFileStore } from '../modules/files/files.store'
import type { Parts } from '../parts'
import { createSealBox } from '../seal-box'
import { fixedTime } from '../time'
import { call, type Answer, type CallOptions } from './call'
import { fakeWechat, type FakeWechat } from './fake-wechat'
import { fakeWecom, type FakeWecom } from './fake-wecom'
import { fakeIdentity, type FakeIdentity } from './fake-identity'
import { fakeSms, type FakeSms } from './fake-sms'

export interface TestParts extends Parts {
  time: ReturnType<typeof fixedTime>
  wechat: FakeWechat
  wecom: FakeWecom
  sms: FakeSms
  identity: FakeIdentity
}

/** Real parts but for the clock and the far sides of WeChat and SMS. */
export function testParts(nowIso = '2026-11-25T06:32:00.000Z', env: NodeJS.ProcessEnv = {}): TestParts {
  const config = readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DEMO: 'on', ...env })
  return {
    config,
    log: createLogger('silent', 'test'),
    time: fixedTime(nowIso),
    box: createSealBox(config.SECRET_KEY),
    files: localFileStore(mkdtempSync(path.join(os.tmpdir(), 'mingdu-files-'))),
    wechat: fakeWechat(),
    wecom: fakeWecom(),
    sms: fakeSms(),
    identity: fakeIdentity(),
  }
}

export type { Answer, CallOptions } from './call'

export interface TestApp {
  url: string
  call<T = never>(method: string, path: string, options?: CallOptions): Promise<Answer<T>>
}

/** Starts the app on a free port for the tests of a file. */
export function useApp(parts: Parts): TestApp {
  let server: Server
  const app: TestApp = { url: '', call: (method, at, options) => call(app.url, method, at, options) }
  beforeAll(async () => {
    // as in production: a connection that is closed between two requests of a busy machine would fail the second
    const handle = createApp(parts).callback()
    server = await listen((request, answer) => void handle(request, answer), 0, '127.0.0.1')
    app.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))
  return app
}
