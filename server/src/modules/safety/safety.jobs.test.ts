import { PICTURE_WAIT_MS } from '@mingdu/shared/safety/safety.rules'
import { inTransaction } from '../../db/connection'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { WechatError } from '../../wechat/errors'
import { givenDistrict, givenPerson, givenWechat, type GivenPerson } from '../accounts/accounts.factory'
import { givenPhoto } from '../files/files.factory'
import { runSafetyChecks } from './safety.jobs'
import { CheckModel, type CheckDoc } from './safety.model'
import { checkPicture, checkText, pictureChecked, publishable, safetyOf } from './safety.service'

const parts = testParts('2026-11-25T06:32:00.000Z', { PUBLIC_URL: 'http://127.0.0.1:9' })
useDatabase()
const app = useApp(parts)

const ID = 'a'.repeat(24)
const subject = { kind: 'feedback', id: ID, name: '反馈〔2026〕0001' } as const
const at = new Date('2026-11-25T06:32:00.000Z')
let author: GivenPerson

beforeEach(async () => {
  const { water } = await givenDistrict()
  author = await givenPerson(water.id, ['handler'])
  await givenWechat(author)
  Object.assign(parts.wechat, { verdicts: [], failing: {}, checkedPictures: [] })
  parts.wechat.accounts.add('mini')
})

const openText = (text = '办得很快') =>
  inTransaction((tx) => checkText(subject, text, { authorId: author.id, at }, tx))

async function openPicture(): Promise<string> {
  const fileId = await givenPhoto(app, author.token)
  await inTransaction((tx) => checkPicture(subject, fileId, { authorId: author.id, at }, tx))
  return fileId
}

async function theCheck(): Promise<CheckDoc> {
  const check = await CheckModel.findOne().lean<CheckDoc>()
  if (!check) throw new Error('no check')
  return check
}

/** Lets the real time of every check pass. */
async function elapse(ms: number): Promise<void> {
  const { nextAt, openedAt } = await theCheck()
  const back = (date: Date | null | undefined) => date && new Date(date.getTime() - ms)
  await CheckModel.updateMany({}, { $set: { nextAt: back(nextAt), openedAt: back(openedAt) } })
}

describe('a text', () => {
  it('passes when WeChat has nothing against it', async () => {
    await openText()
    expect(await publishable(ID)).toBe(false)
    expect(await runSafetyChecks(parts)).toBe(1)
    expect(await theCheck()).toMatchObject({
      state: 'passed',
      suggestion: { suggest: 'pass', label: 100 },
      history: [{ who: '微信', note: '通过', version: 2 }],
    })
    expect(await publishable(ID)).toBe(true)
    expect(await runSafetyChecks(parts)).toBe(0)
  })

  it.each(['review', 'risky'] as const)('waits for a person when WeChat says “%s”', async (suggest) => {
    parts.wechat.verdicts.push(suggest)
    await openText()
    await runSafetyChecks(parts)
    const check = await theCheck()
    expect([check.state, check.suggestion?.suggest, check.rank]).toEqual(['held', suggest, 0])
    expect(check.reason).toContain('违法犯罪')
    expect(await publishable(ID)).toBe(false)
  })

  it('waits for a person when its author has no WeChat, or there is no mini-program', async () => {
    const stranger = await givenPerson(author.orgId, ['handler'])
    await inTransaction((tx) => checkText(subject, '你好你好', { authorId: stranger.id, at }, tx))
    await runSafetyChecks(parts)
    expect(await theCheck()).toMatchObject({ state: 'held', reason: '作者没有微信身份，待人工复核' })
    await CheckModel.deleteMany({})
    parts.wechat.accounts.delete('mini')
    await openText()
    await runSafetyChecks(parts)
    expect(await theCheck()).toMatchObject({ state: 'held', reason: '没有配置小程序，微信不能检查' })
  })

  it('waits for a person when its author has not been seen for two hours', async () => {
    parts.wechat.failing.checkText = [new WechatError('config', 61_010, 'code is expired')]
    await openText()
    await runSafetyChecks(parts)
    expect(await theCheck()).toMatchObject({
      state: 'held',
      reason: '作者两小时内没有用过小程序，微信不受理检查',
    })
  })

  it('is asked about again while WeChat is down, and passes when it is back', async () => {
    parts.wechat.failing.checkText = [new WechatError('retry', -1, 'system error')]
    await openText()
    await runSafetyChecks(parts)
    expect(await theCheck()).toMatchObject({ state: 'checking', tries: 1 })
    expect(await runSafetyChecks(parts)).toBe(0)
    await elapse(5000)
    await runSafetyChecks(parts)
    expect(await theCheck()).toMatchObject({ state: 'passed', tries: 2 })
  })

  it('goes to a person when WeChat is down for half an hour', async () => {
    await openText()
    for (let turn = 0; turn < 40 && (await theCheck()).state === 'checking'; turn += 1) {
      parts.wechat.failing.checkText = [new WechatError('retry', null, 'connect ECONNREFUSED')]
      await runSafetyChecks(parts)
      await elapse(5 * 60_000)
    }
    expect(await theCheck()).toMatchObject({ state: 'held', reason: '微信没有回应', suggestion: null })
  })

  it('of two workers one asks', async () => {
    await openText()
    const done = await Promise.all([runSafetyChecks(parts), runSafetyChecks(parts)])
    expect(done.sort()).toEqual([0, 1])
  })

  it('is taken up again when a worker died with it', async () => {
    await openText()
    await CheckModel.updateMany({}, { $set: { nextAt: new Date(Date.now() + 60_000), tries: 1 } })
    expect(await runSafetyChecks(parts)).toBe(0)
    await elapse(60_000)
    await runSafetyChecks(parts)
    expect((await theCheck()).state).toBe('passed')
  })
})

describe('a picture', () => {
  it('is handed to WeChat by an address that opens without a session, and passes by WeChat’s event', async () => {
    const fileId = await openPicture()
    await runSafetyChecks(parts)
    const { pathname } = new URL(parts.wechat.checkedPictures[0] ?? '')
    expect(pathname).toContain(fileId)
    const picture = await fetch(app.url + pathname)
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    expect((await theCheck()).state).toBe('checking')
    expect(await pictureChecked('picture-1', { suggest: 'pass', label: 100 })).toBe(true)
    expect((await theCheck()).state).toBe('passed')
  })

  it('has one end, however often and in whatever order the event comes', async () => {
    await openPicture()
    const risky = { suggest: 'risky', label: 20_002 } as const
    expect(await pictureChecked('picture-1', risky)).toBe(false)
    await runSafetyChecks(parts)
    for (let i = 0; i < 5; i += 1) expect(await pictureChecked('picture-1', risky)).toBe(true)
    const check = await theCheck()
    expect([check.state, check.history.length, check.version]).toEqual(['held', 1, 2])
  })

  it('waits for a person without a verdict in time, and a late one still counts', async () => {
    await openPicture()
    await runSafetyChecks(parts)
    await elapse(PICTURE_WAIT_MS)
    await runSafetyChecks(parts)
    expect(await theCheck()).toMatchObject({ state: 'held', reason: '微信没有给出图片的检查结果' })
    await pictureChecked('picture-1', { suggest: 'pass', label: 100 })
    expect((await theCheck()).state).toBe('passed')
  })
})

it('a subject is as good as its worst part', async () => {
  await openText()
  await runSafetyChecks(parts)
  await openPicture()
  expect((await safetyOf([ID, 'b'.repeat(24)])).get(ID)).toBe('checking')
  expect(await publishable('b'.repeat(24))).toBe(false)
})
