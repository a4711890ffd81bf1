import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { optionsFromEnv } from '../config'
import { readSeed } from './seed.file'

describe('the seed file', () => {
  let dir: string

  beforeEach(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'sandbox-seed-'))
  })
  afterEach(() => fs.rmSync(dir, { recursive: true }))

  const write = (seed: unknown) => {
    const file = path.join(dir, 'seed.json')
    fs.writeFileSync(file, typeof seed === 'string' ? seed : JSON.stringify(seed))
    return file
  }

  it('sets accounts, templates, people, pages, quotas, addresses and the seed number', () => {
    const seed = readSeed(
      write({
        accounts: [
          {
            type: 'mp',
            appid: 'wxA',
            secret: 's',
            gh_id: 'gh_a',
            linkedMini: ['wxB'],
            ipAllow: ['10.0.0.1'],
          },
          { type: 'mini', appid: 'wxB', pushFormat: 'json', quotas: { '/wxa/msg_sec_check': 5 } },
        ],
        openPlatform: ['wxA'],
        templates: [
          {
            id: 't',
            kind: 'once',
            title: '题',
            keys: [{ key: 'const1', label: '状态', type: 'const', enums: ['好'] }],
          },
        ],
        people: [
          {
            key: 'a',
            name: '甲',
            phone: '13800001000',
            follows: ['wxA'],
            blocks: ['wxB'],
            openids: { wxA: 'oA' },
            lastVisit: '2026-11-23T12:00:00+08:00',
          },
        ],
        miniPages: { release: ['pages/a'], trial: ['pages/b'] },
        quotas: { '/cgi-bin/user/get': { perDay: 3 } },
        faults: [{ match: { path: '/x' }, act: 'timeout' }],
        seedNumber: 7,
      }),
    )
    expect(seed.accounts?.mp).toMatchObject({ appid: 'wxA', ghId: 'gh_a', mode: 'safe' })
    expect(seed.accounts?.mini).toMatchObject({ appid: 'wxB', pushFormat: 'json' })
    expect(seed).toMatchObject({
      linkedMini: ['wxB'],
      openPlatform: ['wxA'],
      releasePages: ['pages/a'],
      trialPages: ['pages/b'],
      quotas: { '/cgi-bin/user/get': { perDay: 3 }, '/wxa/msg_sec_check': { perDay: 5 } },
      ipAllow: { mp: ['10.0.0.1'], mini: null, wecom: null },
      faults: [{ match: { path: '/x' }, times: 1, act: 'timeout' }],
      seedNumber: 7,
    })
    expect(seed.people?.[0]).toMatchObject({
      follows: true,
      blocks: false,
      openids: { mp: 'oA', mini: '' },
      lastVisit: Date.parse('2026-11-23T12:00:00+08:00'),
    })
    expect(seed.templates?.[0]?.keys[0]?.enums).toEqual(['好'])
  })

  it('leaves out what it does not name', () => {
    expect(readSeed(write({}))).toMatchObject({ people: [], faults: [], quotas: {} })
    expect(readSeed(write({}))).not.toHaveProperty('templates')
  })

  it.each([
    ['{', 'SANDBOX_SEED'],
    ['[]', 'the seed must be an object'],
    [{ people: [{ key: 'a', name: 7 }] }, 'people[0].name must be a text'],
    [{ accounts: [{ type: 'web' }] }, 'accounts[0].type must be one of mp, mini'],
    [{ accounts: [{ type: 'mp', aesKey: 'short' }] }, 'accounts[0].aesKey must be 43'],
    [{ templates: [{ id: 't', title: 't', kind: 'never' }] }, 'templates[0].kind'],
    [{ quotas: { '/x': { perDay: -1 } } }, 'quotas./x.perDay'],
    [{ faults: [{ act: 'explode' }] }, 'unknown act "explode"'],
  ])('names what is wrong with %j', (seed, message) => {
    expect(() => readSeed(write(seed))).toThrow(message)
  })

  it('comes in by the environment, beside faults and numbers', () => {
    const options = optionsFromEnv({
      SANDBOX_SEED: write({ people: [{ key: 'a', name: '甲', phone: '13800001000' }] }),
      SANDBOX_FAULTS: '[{"match":{"path":"/x"},"times":2,"act":"clock +3h"}]',
      SANDBOX_LATENCY_MS: '100',
      SANDBOX_DIR: '',
    })
    expect(options).toMatchObject({
      faults: [{ match: { path: '/x' }, times: 2, act: 'clock +3h' }],
      latencyMs: 100,
      dir: null,
    })
    expect(options.people).toHaveLength(1)
  })

  it('names the variable that is wrong', () => {
    expect(() => optionsFromEnv({ SANDBOX_SEED: '/nowhere/seed.json' })).toThrow('SANDBOX_SEED')
    expect(() => optionsFromEnv({ SANDBOX_FAULTS: 'timeout' })).toThrow('SANDBOX_FAULTS')
    expect(() => optionsFromEnv({ SANDBOX_LATENCY_MS: 'slow' })).toThrow('SANDBOX_LATENCY_MS')
  })
})
