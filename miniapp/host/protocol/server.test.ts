import { drive, type Driven } from '../testing/driven'

let app: Driven
beforeEach(async () => {
  app = await drive('tasks')
})
afterEach(() => app.close())

interface Logged {
  type: string
  args: unknown[]
}

describe('the automator client', () => {
  it('evaluates functions in the app', async () => {
    expect(await app.mini.evaluate('function (a, b) { return a + b + getCurrentPages().length }', 1, 2)).toBe(
      4,
    )
    expect(await app.mini.evaluate('() => Promise.resolve([1].concat(2))')).toEqual([1, 2])
  })

  it('reads the system', async () => {
    expect(await app.mini.systemInfo()).toMatchObject({ windowWidth: 375, SDKVersion: '3.7.12' })
    expect(await (await app.page()).size()).toEqual({ width: 375, height: 667 })
  })

  it('mocks a wx function by a result or a function, and restores it', async () => {
    await app.mini.mockWxMethod('getStorageSync', '假')
    expect(await app.mini.callWxMethod('getStorageSync', 'k')).toBe('假')
    await app.mini.restoreWxMethod('getStorageSync')
    await app.mini.callWxMethod('setStorageSync', 'k', { a: [1] })
    expect(await app.mini.callWxMethod('getStorageSync', 'k')).toEqual({ a: [1] })
    await app.mini.mockWxMethod(
      'login',
      'function (options, code) { return { code, asked: options.timeout } }',
      'c',
    )
    expect(await app.mini.callWxMethod('login', { timeout: 5 })).toMatchObject({ code: 'c', asked: 5 })
    await app.mini.mockWxMethod('login', { errMsg: 'login:fail refused' })
    await expect(app.mini.callWxMethod('login', {})).rejects.toThrow('login:fail refused')
    await expect(app.mini.mockWxMethod('noSuch', {})).rejects.toThrow('not there to be mocked')
  })

  it('hands the real function to a mock', async () => {
    await app.mini.mockWxMethod('getNetworkType', 'function () { return this.origin() }')
    expect(await app.mini.callWxMethod('getNetworkType')).toMatchObject({ networkType: 'wifi' })
  })

  it('is called by the app through a binding', async () => {
    const heard = new Promise((resolve) => {
      void app.mini.exposeFunction('tellTest', resolve)
    })
    await app.mini.evaluate('() => { tellTest({ a: 1 }) }')
    expect(await heard).toEqual({ a: 1 })
  })

  it('hears console lines and exceptions', async () => {
    const line = new Promise<Logged>((resolve) => app.mini.on('console', resolve))
    const exception = new Promise<{ message: string }>((resolve) => app.mini.on('exception', resolve))
    await app.mini.evaluate('() => { console.info("你好", { a: 1 }) }')
    expect(await line).toEqual({ type: 'info', args: ['你好', { a: 1 }] })
    await (await app.page()).callMethod('fail')
    expect(await exception).toMatchObject({ message: '页面出错' })
  })

  it('reads an element', async () => {
    const inner = await app.$('.inner')
    expect(inner.tagName).toBe('button')
    expect(await inner.attribute('class')).toBe('inner')
    expect(await inner.attribute('data-name')).toBe('inner')
    expect(await inner.outerWxml()).toBe('<button class="inner">点</button>')
    expect(await inner.wxml()).toBe('点')
    expect(await (await app.$('.off')).property('disabled')).toBe(true)
    await expect(inner.property('disabled')).rejects.toThrow('button.disabled not exists')
  })

  it('works on a custom component', async () => {
    const counter = (await app.$('.counter')) as unknown as {
      data(path?: string): Promise<unknown>
      setData(data: object): Promise<void>
      callMethod(name: string): Promise<unknown>
      text(): Promise<string>
    }
    await counter.setData({ added: 5 })
    expect(await counter.data('added')).toBe(5)
    await counter.callMethod('more')
    expect(await counter.text()).toBe('8')
  })

  it('sends events with a detail', async () => {
    await app.mini.callWxMethod('navigateTo', { url: '/pages/form/index' })
    await (await app.$('.light')).trigger('change', { value: 'red' })
    expect(await (await app.page()).data('light')).toBe('red')
  })

  it('is told what is not supported', async () => {
    await expect(app.mini.screenshot()).rejects.toThrow(
      'App.captureScreenshot is not supported by the headless host',
    )
  })

  it('is told when an element or page is gone', async () => {
    const few = await app.$('.few')
    await (await app.page()).setData({ tasks: [] })
    await expect(few.text()).rejects.toThrow('is no longer on pages/home/index')
    const page = await app.page()
    await app.mini.callWxMethod('reLaunch', { url: '/pages/form/index' })
    await expect(page.data()).rejects.toThrow('is not open')
  })

  it('acts on what lies outside of the page', async () => {
    await app.mini.native().switchTab({ url: '/pages/mine/index' })
    expect(await (await app.page()).data('tab')).toEqual({ index: '1', pagePath: 'pages/mine/index' })
    const answered = app.mini.callWxMethod('showModal', { title: '删除？' }) as Promise<unknown>
    await app.mini.native().confirmModal()
    expect(await answered).toMatchObject({ confirm: true, cancel: false })
    await expect(app.mini.native().cancelModal()).rejects.toThrow('no modal is open')
  })
})
