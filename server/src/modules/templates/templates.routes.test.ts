import { randomUUID } from 'node:crypto'
import type { TemplateRow } from '@mingdu/shared/templates/templates.api'
import { TEMPLATES, TEMPLATE_KEYS } from '@mingdu/shared/templates/templates.table'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { WechatError } from '../../wechat/errors'
import { givenDistrict, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { TemplateModel } from './templates.model'
import { forgetTemplates, templateIds } from './templates.service'

const ID = 'N'.repeat(43)
const parts = testParts(undefined, { WECHAT_TPL_ASSIGNED: 'a'.repeat(43) })
useDatabase()
const app = useApp(parts)

let admin: GivenPerson
let supervisor: GivenPerson
let handler: GivenPerson
beforeEach(async () => {
  forgetTemplates()
  parts.wechat.listed.mp = []
  const { region, water } = await givenDistrict()
  admin = await givenPerson(region.id, ['systemAdmin'], { name: '系统管理员' })
  supervisor = await givenPerson(region.id, ['supervisor'])
  handler = await givenPerson(water.id, ['handler'])
})

const list = (person?: GivenPerson) =>
  app.call<{ items: TemplateRow[] }>('GET', '/message-templates', { token: person?.token })
const map = (
  person: GivenPerson | undefined,
  body: object,
  key: string = randomUUID(),
  template = 'warning',
) => app.call<TemplateRow>('PUT', `/message-templates/${template}`, { token: person?.token, body, key })
const paths = (answer: { error?: { fields?: { path: string }[] } | undefined }) =>
  answer.error?.fields?.map((field) => field.path)

describe('GET /message-templates', () => {
  it('shows every template with its fields, words and id', async () => {
    const { data } = await list(supervisor)
    expect(data.items.map((row) => row.key)).toEqual([...TEMPLATE_KEYS])
    expect(data.items[0]).toMatchObject({ templateId: 'a'.repeat(43), source: 'environment', version: 0 })
    expect(data.items[1]?.fields[2]).toEqual({
      key: 'const3',
      label: '提醒类型',
      enums: ['预警', '即将到期', '今日到期', '已超期'],
    })
  })

  it('is for those who see the message log', async () => {
    expect((await list()).status).toBe(401)
    expect((await list(handler)).status).toBe(403)
  })
})

describe('PUT /message-templates/:key', () => {
  it('sets an id, checks it against the account at once, and keeps who did it', async () => {
    const keys = TEMPLATES.warning.fields.map((field) => field.key)
    parts.wechat.listed.mp = [{ id: ID, title: '工单催办提醒', keys }]
    const { data } = await map(admin, { version: 0, templateId: ID })
    expect(data).toMatchObject({ templateId: ID, source: 'console', version: 1, check: { state: 'ok' } })
    expect((await templateIds(parts.config)).get('warning')).toBe(ID)
    expect(await TemplateModel.findById('warning').lean()).toMatchObject({
      history: [{ who: '系统管理员', what: '设置模板编号', version: 1 }],
    })
    expect(await AuditModel.find({ event: 'template.mapped' }).lean()).toMatchObject([
      { subjectKind: 'template', subjectId: 'warning', subjectName: '服务号 工单催办提醒', note: ID },
    ])
  })

  it('does not use an id whose template has other fields, and says which', async () => {
    parts.wechat.listed.mp = [{ id: ID, title: '别的模板', keys: ['thing1'] }]
    const { data } = await map(admin, { version: 0, templateId: ID })
    expect(data.check.state).toBe('mismatch')
    expect(data.check.note).toContain(
      '缺少 character_string1、thing2、const3、time4、thing5；微信侧多出 thing1',
    )
    expect((await templateIds(parts.config)).has('warning')).toBe(false)
  })

  it('switches a template off, also one of the environment', async () => {
    const { data } = await map(admin, { version: 0, templateId: null }, randomUUID(), 'assigned')
    expect(data).toMatchObject({ templateId: null, source: 'console' })
    expect((await templateIds(parts.config)).has('assigned')).toBe(false)
  })

  it('is done once, whatever is repeated', async () => {
    const key = randomUUID()
    const body = { version: 0, templateId: ID }
    const [first, second] = [await map(admin, body, key), await map(admin, body, key)]
    expect([first.data.version, second.data.version]).toEqual([1, 1])
    expect(second.headers.get('idempotency-replayed')).toBe('true')
  })

  it('refuses a version that somebody else has changed, and of two at once one', async () => {
    await map(admin, { version: 0, templateId: ID })
    const stale = await map(admin, { version: 0, templateId: null })
    expect([stale.status, stale.error?.changes?.[0]?.who]).toEqual([409, '系统管理员'])
    const both = await Promise.all([
      map(admin, { version: 0, templateId: ID }, randomUUID(), 'digest'),
      map(admin, { version: 0, templateId: null }, randomUUID(), 'digest'),
    ])
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409])
  })

  it('goes on when WeChat does not answer', async () => {
    parts.wechat.failing.templates = [
      new WechatError('retry', -1, 'down'),
      new WechatError('retry', -1, 'down'),
    ]
    const { status, data } = await map(admin, { version: 0, templateId: ID })
    expect([status, data.check.state]).toEqual([200, 'unknown'])
  })

  it('names every wrong field', async () => {
    expect(paths(await map(admin, { version: 0, templateId: 'short' }))).toEqual(['body.templateId'])
    expect(paths(await map(admin, { version: { $gt: 0 }, templateId: ID, more: 1 }))).toEqual([
      'body.version',
      'body.more',
    ])
    expect(paths(await map(admin, { version: 0, templateId: ID }, randomUUID(), 'other'))).toEqual([
      'params.key',
    ])
  })

  it('is for those who look after the channels', async () => {
    const body = { version: 0, templateId: ID }
    expect((await map(undefined, body)).status).toBe(401)
    expect((await map(supervisor, body)).status).toBe(403)
  })
})

describe('POST /message-templates/check', () => {
  const check = (person?: GivenPerson, key: string = randomUUID()) =>
    app.call<{ items: TemplateRow[] }>('POST', '/message-templates/check', { token: person?.token, key })

  it('asks the account and keeps what it says', async () => {
    parts.wechat.listed.mp = [{ id: 'a'.repeat(43), title: '', keys: ['thing1'] }]
    const key = randomUUID()
    const [first, second] = [await check(admin, key), await check(admin, key)]
    expect(first.data.items[0]?.check.state).toBe('mismatch')
    expect(second.headers.get('idempotency-replayed')).toBe('true')
    expect((await list(supervisor)).data.items[0]?.check.state).toBe('mismatch')
  })

  it('is for those who look after the channels', async () => {
    expect((await check()).status).toBe(401)
    expect((await check(supervisor)).status).toBe(403)
  })
})

describe('GET /message-templates/:key/preview', () => {
  interface Preview {
    title: string
    rows: { key: string; value: string; clipped: boolean }[]
    fault: string | null
  }
  const preview = (person: GivenPerson | undefined, query = '', key = 'warning') =>
    app.call<Preview>('GET', `/message-templates/${key}/preview${query}`, { token: person?.token })

  it('shows the card as it would be sent, with what is cut', async () => {
    const { data } = await preview(supervisor, `?title=${encodeURIComponent('汉'.repeat(30))}`)
    expect(data).toMatchObject({ title: '工单催办提醒', fault: null })
    expect(data.rows[0]?.value).toBe('2026-37-2.1')
    expect(data.rows[1]).toMatchObject({ value: `${'汉'.repeat(19)}…`, clipped: true })
  })

  it('refuses what it does not know, and strangers', async () => {
    expect(paths(await preview(supervisor, '?text=x'))).toEqual(['query.text'])
    expect(paths(await preview(supervisor, `?title=${'x'.repeat(201)}`))).toEqual(['query.title'])
    expect(paths(await preview(supervisor, '', 'other'))).toEqual(['params.key'])
    expect((await preview(undefined)).status).toBe(401)
    expect((await preview(handler)).status).toBe(403)
  })
})
