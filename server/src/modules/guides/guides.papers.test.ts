import type { Paper } from '@mingdu/shared/guides/guides.schema'
import { pdfText } from '../../paper/pdf.text.factory'
import { unzipped } from '../../paper/word.factory'
import { closePapers } from '../../paper/papers'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { createSealBox } from '../../seal-box'
import { givenDistrict, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { givenPower, givenVersion } from '../powers/powers.factory'
import { givenGuide, givenGuideContent } from './guides.factory'
import { PaperModel } from './guides.model'
import { paperOfToken } from './guides.papers'

const parts = testParts()
useDatabase()
const app = useApp(parts)
afterAll(closePapers)

let power: Awaited<ReturnType<typeof givenPower>>
let people: { editor: GivenPerson; catalog: GivenPerson }

beforeEach(async () => {
  const { region, water } = await givenDistrict()
  people = {
    editor: await givenPerson(water.id, ['editor']),
    catalog: await givenPerson(region.id, ['catalog']),
  }
  power = await givenPower(water.id, { name: '排水许可', code: 'P-1' })
})

const print = (
  id: string,
  answers: unknown = { who: 'shop' },
  { token, key }: { token?: string; key?: string } = {},
) =>
  app.call<Paper>('POST', `/public/guides/${id}/papers`, {
    token,
    body: { answers },
    ...(key ? { key } : {}),
  })
const download = async (at: string) => {
  const response = await fetch(`${app.url}/api/v1${at}`)
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    bytes: Buffer.from(await response.arrayBuffer()),
  }
}
const retire = (id: string, version: number) =>
  app.call('POST', `/guides/${id}/retire`, {
    token: people.catalog.token,
    body: { version, note: '事项调整' },
  })

describe('POST /public/guides/:id/papers', () => {
  it('numbers papers without gaps within the year, also when one fails or several come at once', async () => {
    const { id } = await givenGuide(app, people, power.id)
    const first = await print(id)
    expect(first.data).toMatchObject({ no: '告知〔2026〕0001', guideNo: 1 })
    expect((await print(id, {})).error).toMatchObject({
      code: 'guide.answers',
      message: expect.stringContaining('您是哪一类排水户'),
    })
    expect((await print(id, { who: 'home' })).error?.code).toBe('guide.stopped')
    const more = await Promise.all([print(id), print(id), print(id)])
    expect(more.map((one) => one.data.no).sort()).toEqual([
      '告知〔2026〕0002',
      '告知〔2026〕0003',
      '告知〔2026〕0004',
    ])
    parts.time.set('2027-01-04T01:00:00.000Z')
    expect((await print(id)).data.no).toBe('告知〔2027〕0001')
    parts.time.set('2026-11-25T06:32:00.000Z')
  })

  it('records who was told what: version, answers and person', async () => {
    const { id } = await givenGuide(app, people, power.id)
    await print(id, { who: 'site' }, { token: people.editor.token })
    expect(await PaperModel.findOne().lean()).toMatchObject({
      guideId: id,
      guideNo: 1,
      answers: { who: 'site' },
      by: people.editor.id,
    })
    expect(await AuditModel.findOne({ event: 'guide.printed' }).lean()).toMatchObject({
      ...{ subjectKind: 'guide', subjectId: id },
      subjectName: expect.stringContaining('告知〔2026〕0001'),
    })
    await print(id)
    expect(await PaperModel.findOne({ no: '告知〔2026〕0002' }).lean()).toMatchObject({ by: null })
  })

  it('gives a repeat the first answer and no second number', async () => {
    const { id } = await givenGuide(app, people, power.id)
    const key = 'paper-key-0000000001'
    expect((await print(id, { who: 'shop' }, { key })).data).toEqual(
      (await print(id, { who: 'shop' }, { key })).data,
    )
    expect(await PaperModel.countDocuments()).toBe(1)
  })

  it('refuses what is not published, was taken down or whose power was cancelled, and bad input', async () => {
    const draft = await givenGuide(app, people, power.id, { publish: false })
    expect((await print(draft.id)).status).toBe(404)
    expect((await print('x')).status).toBe(400)
    const guide = await givenGuide(app, people, power.id)
    expect((await print(guide.id, { who: 1 })).error?.fields?.[0]?.path).toBe('body.answers.who')
    await givenVersion(power.id, power.content, { kind: 'cancel' })
    expect((await print(guide.id)).error?.code).toBe('power.cancelled')
    await retire(guide.id, guide.version)
    expect((await print(guide.id)).error?.code).toBe('guide.state')
    expect(await PaperModel.countDocuments()).toBe(0)
  })

  it('slows down an address without a session, not a person who is signed in', async () => {
    const { id } = await givenGuide(app, people, power.id)
    const statuses: number[] = []
    for (let i = 0; i < 21; i++) statuses.push((await print(id)).status)
    expect([statuses.filter((status) => status === 200).length, statuses.at(-1)]).toEqual([20, 429])
    const refused = await print(id)
    expect(refused.error).toMatchObject({
      code: 'paper.too-many',
      message: expect.stringMatching(/请 \d+ 分钟后再试/),
    })
    expect((await print(id, { who: 'shop' }, { token: people.editor.token })).status).toBe(200)
  })
})

describe('GET /public/papers/:token', () => {
  it('is a PDF whose text holds number, version and the materials of the answers', async () => {
    const { id } = await givenGuide(app, people, power.id)
    const { data } = await print(id)
    const { status, type, bytes } = await download(data.pdf)
    expect([status, type]).toEqual([200, 'application/pdf'])
    const text = pdfText(bytes).replace(/\n/g, '')
    for (const part of [
      '一次性告知书',
      '告知〔2026〕0001',
      '2026年11月25日',
      '第 1 版',
      '营业执照',
      '可容缺，5 个工作日内',
      '水政科',
    ])
      expect(text).toContain(part)
    expect(text).toContain('法定 20 个工作日，承诺 10 个工作日，提前 10 个工作日')
    for (const part of ['存根', '申请人签字', '经办人', '审查']) expect(text).toContain(part)
    expect(text).not.toContain('内部排水管网')
  })

  it('is a Word file with the same texts', async () => {
    const { id } = await givenGuide(app, people, power.id)
    const { data } = await print(id, { who: 'site' })
    const { status, type, bytes } = await download(data.docx)
    expect([status, type]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ])
    const text = (await unzipped(bytes, 'word/document.xml')).replace(/<[^>]+>/g, '')
    for (const part of [
      '一次性告知书',
      '告知〔2026〕0001',
      '内部排水管网和排放口位置图',
      '12345 热线',
      '经办人',
    ])
      expect(text).toContain(part)
    expect(text).not.toContain('营业执照')
  })

  it('says what the guide said when it was printed', async () => {
    const guide = await givenGuide(app, people, power.id)
    const { data } = await print(guide.id)
    const content = givenGuideContent({ title: '后来的标题' })
    const saved = await app.call<{ version: number }>('PUT', `/guides/${guide.id}`, {
      token: people.editor.token,
      body: { version: guide.version, content },
    })
    await app.call('POST', `/guides/${guide.id}/publish`, {
      token: people.catalog.token,
      body: { version: saved.data.version },
    })
    const text = pdfText((await download(data.pdf)).bytes)
    expect([text.includes('首次申请'), text.includes('后来的标题')]).toEqual([true, false])
  })

  it('opens with its token for an hour, and with nothing else', async () => {
    const { id } = await givenGuide(app, people, power.id)
    const { data } = await print(id)
    const token = /papers\/([^?]+)/.exec(data.pdf)?.[1] ?? ''
    const [paperId = '', until = '', mac = ''] = token.split('.')
    expect(paperOfToken(token, parts.box)).toBe(data.id)
    const seconds = parseInt(until, 36) - Date.now() / 1000
    expect([seconds > 3500, seconds <= 3600]).toEqual([true, true])
    const later = (parseInt(until, 36) + 60).toString(36)
    for (const odd of ['', '..', `${paperId}.${later}.${mac}`, `${'b'.repeat(24)}.${until}.${mac}`])
      expect(paperOfToken(odd, parts.box)).toBeNull()
    expect(paperOfToken(token, createSealBox('another secret of enough characters'))).toBeNull()
    expect((await download(`/public/papers/${paperId}.${later}.${mac}`)).status).toBe(404)
    expect((await download(`/public/papers/${token}?format=exe`)).status).toBe(400)
  })
})
