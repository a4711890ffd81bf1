import { HostPhone } from '../phone'
import { drive, type Driven } from '../testing/driven'

const phone = new HostPhone()
let app: Driven

beforeAll(async () => {
  app = await drive('consent', { phone })
})
beforeEach(() => {
  phone.subscribeAnswers.clear()
  phone.subscribe = undefined
  phone.remindersOff = false
})
afterAll(() => app.close())

async function ask(ids: string[], selector = '.asked') {
  const page = await app.page()
  await page.setData({ ids, told: null })
  await (await app.$(selector)).tap()
  return page.data('told') as Promise<Record<string, unknown>>
}

describe('wx.requestSubscribeMessage', () => {
  it('gives the person’s answer to each template, and no consent that was not set', async () => {
    phone.subscribeAnswers.set('once', 'accept')
    expect(await ask(['once', 'other'])).toEqual({
      kind: 'success',
      errMsg: 'requestSubscribeMessage:ok',
      once: 'accept',
      other: 'reject',
    })
    phone.subscribeAnswers.set('others', 'ban')
    expect(await ask(['other'])).toMatchObject({ other: 'ban' })
  })

  it('opens for a tap only: not once the app has waited for anything', async () => {
    expect(await ask(['once'], '.late')).toEqual({
      kind: 'fail',
      errMsg: 'requestSubscribeMessage:fail can only be invoked by user TAP gesture.',
    })
  })

  it('refuses no templates, more than three, and everything while the main switch is off', async () => {
    expect(await ask([])).toMatchObject({ kind: 'fail', errCode: 10001 })
    expect(await ask(['1', '2', '3', '4'])).toMatchObject({ kind: 'fail', errCode: 20003 })
    phone.remindersOff = true
    expect(await ask(['once'])).toMatchObject({ kind: 'fail', errCode: 20004 })
  })

  it('lets the far side have the last word', async () => {
    const seen: unknown[] = []
    phone.subscribeAnswers.set('once', 'accept')
    phone.subscribe = async (ids, answers) => {
      seen.push([ids, answers])
      return { once: 'filter', errMsg: 'requestSubscribeMessage:ok' }
    }
    expect(await ask(['once'])).toMatchObject({ kind: 'success', once: 'filter' })
    expect(seen).toEqual([[['once'], { once: 'accept' }]])
    const errMsg = 'requestSubscribeMessage:fail Templates type must be same'
    phone.subscribe = async () => ({ errCode: 20002, errMsg })
    expect(await ask(['once'])).toEqual({ kind: 'fail', errCode: 20002, errMsg })
  })
})

it('lets the person change the settings the app opens', async () => {
  phone.remindersOff = true
  phone.inSettings = () => void (phone.remindersOff = false)
  await (await app.$('.settings')).tap()
  const told = (await (await app.page()).data('told')) as object
  expect(told).toMatchObject({ subscriptionsSetting: { mainSwitch: true } })
  expect(phone.remindersOff).toBe(false)
})

it('wants the privacy notice agreed to by a button of WeChat’s', async () => {
  const asked = () =>
    app.host.evaluate(
      '() => new Promise((done) => wx.getPrivacySetting({ success: ({ needAuthorization }) => done(needAuthorization) }))',
      [],
    )
  phone.privacyAsked = true
  expect(await asked()).toBe(true)
  await (await app.$('.agree')).tap()
  expect(await (await app.page()).data('agreed')).toBe(true)
  expect(await asked()).toBe(false)
  expect(app.host.problems).toEqual([])
})
