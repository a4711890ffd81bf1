import path from 'node:path'
import { childEnvironment, portUses, readSettings } from './settings'

describe('settings of npm start', () => {
  it('takes the standard ports and data folder', () => {
    expect(readSettings({})).toEqual({
      ports: { server: 3000, worker: 3001, sandbox: 3900, database: 27_018 },
      dataDir: path.resolve('.data'),
      mongoUri: null,
    })
  })

  it.each(['0', '65536', 'x', '3.5', '-1'])('refuses %s as a port and names the variable', (value) => {
    expect(() => readSettings({ SANDBOX_PORT: value })).toThrow(
      `SANDBOX_PORT must be a port number from 1 to 65535, not "${value}".`,
    )
  })

  it('refuses production', () => {
    expect(() => readSettings({ NODE_ENV: 'production' })).toThrow('NODE_ENV=production refuses')
  })

  it('wants no port for the embedded database when MONGODB_URI is given', () => {
    const uses = portUses(readSettings({ MONGODB_URI: 'mongodb://db/mingdu' }))
    expect(uses.map(({ variable }) => variable)).toEqual(['PORT', 'WORKER_PORT', 'SANDBOX_PORT'])
  })

  it('gives every part the same addresses, all on loopback', () => {
    const env = childEnvironment(
      readSettings({ PORT: '4000', SANDBOX_PORT: '4900', DATA_DIR: '/srv/demo' }),
      {},
    )
    expect(env).toMatchObject({
      HOST: '127.0.0.1',
      PORT: '4000',
      PUBLIC_URL: 'http://127.0.0.1:4000',
      APP_URL: 'http://127.0.0.1:4000',
      WECHAT_BASE: 'http://127.0.0.1:4900',
      SMS_BASE: 'http://127.0.0.1:4900',
      SANDBOX_DIR: path.resolve('/srv/demo/sandbox'),
      EMBEDDED_DB_DIR: path.resolve('/srv/demo/db'),
      TIME_MACHINE_FILE: path.resolve('/srv/demo/time-machine.json'),
      DEMO: 'on',
    })
  })

  it('lets a given variable win over a demonstration value, but not over what keeps it together', () => {
    const given = {
      LOG_LEVEL: 'debug',
      WECHAT_MINI_SECRET: 'another-secret',
      HOST: '0.0.0.0',
      WECHAT_TPL_RESULT: '',
    }
    const env = childEnvironment(readSettings(given), given)
    expect(env['LOG_LEVEL']).toBe('debug')
    expect(env['WECHAT_MINI_SECRET']).toBe('another-secret')
    expect(env['HOST']).toBe('127.0.0.1')
    expect(env['WECHAT_TPL_RESULT']).toHaveLength(43)
  })
})
