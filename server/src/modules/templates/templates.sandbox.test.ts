import { testParts } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { sandboxEnv, useSandbox } from '../../testing/sandbox'
import { readQuotas } from '../channels/channels.repo'
import { askQuotas } from '../channels/channels.service'
import { templateRows } from './templates.rows'
import { checkTemplates, forgetTemplates, templateIds } from './templates.service'

/** The product's tables against the accounts as the sandbox plays them. */
useDatabase()
const sandbox = useSandbox()
beforeEach(forgetTemplates)

const partsOf = () => ({
  ...testParts(undefined, sandboxEnv(sandbox.url)),
  wechat: sandbox.client(),
  log: sandbox.logged.log,
})
const states = async (parts: ReturnType<typeof partsOf>) =>
  (await templateRows(parts.config)).map((row) => `${row.key} ${row.check.state}`)

it('finds every template of the product in its account with the same fields', async () => {
  const parts = partsOf()
  await checkTemplates(parts)
  expect(await states(parts)).toEqual([
    'assigned ok',
    'warning ok',
    'result ok',
    'digest ok',
    'bizReminder unknown',
    'miniReminder ok',
    'miniResult ok',
    'miniCase ok',
    'miniColumn ok',
  ])
  expect((await templateIds(parts.config)).size).toBe(9)
})

it('goes on with an account that is down, and asks again', async () => {
  const parts = partsOf()
  await sandbox.fault('http 502 html', '/cgi-bin/template/get_all_private_template', 9)
  await checkTemplates(parts)
  expect((await states(parts)).slice(0, 1)).toEqual(['assigned unknown'])
  expect((await templateIds(parts.config)).size).toBe(9)
  await sandbox.control('reset', {})
  await checkTemplates(parts)
  expect((await states(parts)).slice(0, 1)).toEqual(['assigned ok'])
  expect(sandbox.logged.text()).not.toMatch(/access_token=(?!\*\*\*)/)
})

it('asks for the quota of template messages', async () => {
  await askQuotas(partsOf())
  expect((await readQuotas()).get('mpTemplate')).toMatchObject({
    limit: expect.any(Number) as number,
    used: 0,
  })
})
