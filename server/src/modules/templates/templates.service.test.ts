import { TEMPLATES, TEMPLATE_KEYS, type TemplateKey } from '@mingdu/shared/templates/templates.table'
import { testParts, type TestParts } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { keptLog } from '../../testing/log'
import { WechatError } from '../../wechat/errors'
import { TemplateModel } from './templates.model'
import { templateRows } from './templates.rows'
import { checkTemplates, forgetTemplates, templateIds } from './templates.service'

const ID = (letter: string) => letter.repeat(43)
const ENV = { WECHAT_TPL_ASSIGNED: ID('a'), WECHAT_TPL_WARNING: ID('w'), WECHAT_TPL_MINI_RESULT: ID('m') }

useDatabase()
let parts: TestParts
let logged: ReturnType<typeof keptLog>
beforeEach(() => {
  forgetTemplates()
  logged = keptLog()
  parts = { ...testParts(undefined, ENV), log: logged.log }
})

const keysOf = (key: TemplateKey) => TEMPLATES[key].fields.map((field) => field.key)
const list = (account: 'mp' | 'mini', id: string, keys: string[]) =>
  void parts.wechat.listed[account].push({ id, title: '模板', keys })
const stateOf = async (key: TemplateKey) =>
  (await templateRows(parts.config)).find((row) => row.key === key)?.check.state
const usable = async () => [...(await templateIds(parts.config)).keys()]

it('takes ids from the environment until the console sets one, or switches it off', async () => {
  expect(await templateIds(parts.config)).toEqual(
    new Map([
      ['assigned', ID('a')],
      ['warning', ID('w')],
      ['miniResult', ID('m')],
    ]),
  )
  await TemplateModel.create([
    { _id: 'assigned', version: 1, templateId: ID('c') },
    { _id: 'warning', version: 2, templateId: null },
    { _id: 'digest', version: 1, templateId: ID('d') },
  ])
  forgetTemplates()
  expect(await templateIds(parts.config)).toEqual(
    new Map([
      ['assigned', ID('c')],
      ['digest', ID('d')],
      ['miniResult', ID('m')],
    ]),
  )
  const rows = await templateRows(parts.config)
  expect(rows.map((row) => row.key)).toEqual([...TEMPLATE_KEYS])
  expect(rows.slice(0, 4).map((row) => row.source)).toEqual(['console', 'console', null, 'console'])
})

it('reads the database once in five seconds', async () => {
  await templateIds(parts.config)
  await TemplateModel.create({ _id: 'assigned', version: 1, templateId: null })
  expect(await usable()).toContain('assigned')
  forgetTemplates()
  expect(await usable()).not.toContain('assigned')
})

describe('the check', () => {
  it('uses no template whose keys differ, warns of one that is not listed, and says so in the log', async () => {
    list('mp', ID('a'), keysOf('assigned'))
    list('mp', ID('w'), [...keysOf('warning'), 'thing9'])
    await checkTemplates(parts)
    expect([await stateOf('assigned'), await stateOf('warning'), await stateOf('miniResult')]).toEqual([
      'ok',
      'mismatch',
      'missing',
    ])
    expect(await usable()).toEqual(['assigned', 'miniResult'])
    expect(logged.text()).toContain('alarm: a template differs')
    expect(logged.text()).toContain('"template":"warning"')
    expect(await stateOf('digest')).toBe('unknown')
  })

  it('looks for each template in its own account', async () => {
    list('mp', ID('m'), keysOf('miniResult'))
    list('mini', ID('a'), keysOf('assigned'))
    await checkTemplates(parts)
    expect([await stateOf('assigned'), await stateOf('miniResult')]).toEqual(['missing', 'missing'])
  })

  it('takes nothing back while an account does not answer', async () => {
    list('mp', ID('w'), ['thing9'])
    await checkTemplates(parts)
    parts.wechat.failing.templates = [
      new WechatError('retry', -1, 'down'),
      new WechatError('retry', -1, 'down'),
    ]
    await checkTemplates(parts)
    expect(await stateOf('warning')).toBe('mismatch')
    expect(await usable()).not.toContain('warning')
  })

  it('knows nothing of an account that never answered or is not configured, and lets its templates be used', async () => {
    parts.wechat.accounts.delete('mini')
    parts.wechat.failing.templates = [new WechatError('retry', -1, 'down')]
    await checkTemplates(parts)
    const notes = (await templateRows(parts.config)).map((row) => row.check.note)
    expect(notes[0]).toContain('服务号没有答复')
    expect(notes[TEMPLATE_KEYS.indexOf('miniResult')]).toContain('没有配置小程序')
    expect(await usable()).toEqual(['assigned', 'warning', 'miniResult'])
  })

  it('does not count for another id', async () => {
    list('mp', ID('w'), ['thing9'])
    await checkTemplates(parts)
    await TemplateModel.updateOne({ _id: 'warning' }, { $set: { version: 1, templateId: ID('x') } })
    forgetTemplates()
    expect(await stateOf('warning')).toBe('unknown')
    expect(await usable()).toContain('warning')
  })
})
