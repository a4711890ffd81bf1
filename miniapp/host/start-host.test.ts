import { HostPhone } from './phone'
import { startHost } from './start-host'
import { drive } from './testing/driven'

it('opens the page it is told to, with its query', async () => {
  const app = await drive('tasks', { launch: { path: 'sub/pages/detail/index', query: { id: '9' } } })
  expect(await app.text('.label')).toBe('任务9')
  expect(app.host.evaluate('() => getApp().globalData.launch', [])).toMatchObject({
    path: 'sub/pages/detail/index',
    query: { id: '9' },
  })
  await app.close()
})

it('refuses a folder without app.json', async () => {
  await expect(startHost({ dist: __dirname, port: 0 })).rejects.toThrow('app.json')
})

it('gives the code of the phone to a getPhoneNumber button', async () => {
  const phone = new HostPhone({ phoneCode: () => Promise.resolve('code-1') })
  const app = await drive('tasks', { phone })
  await (await app.$('.phone')).tap()
  expect(await (await app.page()).data('phone')).toMatchObject({
    code: 'code-1',
    errMsg: 'getPhoneNumber:ok',
  })
  phone.phoneCode = undefined
  await (await app.$('.phone')).tap()
  expect(await (await app.page()).data('phone')).toEqual({ errMsg: 'getPhoneNumber:fail user deny' })
  await app.close()
})
