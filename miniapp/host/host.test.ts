import { drive, type Driven } from './testing/driven'

let app: Driven
beforeEach(async () => {
  app = await drive('tasks')
})
afterEach(() => app.close())

const shown = () => app.host.evaluate('() => getApp().globalData.shown.slice()', [])
const data = async (path: string): Promise<unknown> => (await app.page()).data(path)

describe('what a page shows', () => {
  it('comes from templates, wxs, loops and conditions', async () => {
    const rows = (await (await app.page()).$$('.list .row')) as { text(): Promise<string> }[]
    expect(await Promise.all(rows.map((row) => row.text()))).toEqual(['1. 道路维修…', '2. 河道'])
    expect(await app.text('.few')).toBe('共 2 件')
    expect(await (await app.page()).$('.empty')).toBeNull()
  })

  it('follows setData by paths', async () => {
    await (await app.page()).setData({ tasks: [] })
    expect(await app.text('.empty')).toBe('暂无任务')
    await (
      await app.page()
    ).setData({
      'tasks[0].title': '新',
      'tasks[1]': { id: 'x', title: '旧' },
      'tasks[2]': { id: 'y', title: '更旧' },
    })
    expect(await app.text('.many')).toBe('任务较多')
  })

  it('keeps an element the same while others come and go', async () => {
    const pressed = await app.$('.pressed')
    await (await app.page()).callMethod('add', '丙')
    expect(await pressed.text()).toBe('长按')
  })

  it('is measured as it crosses to the view', async () => {
    const before = app.host.setDataLog.length
    await (await app.page()).setData({ title: '字' })
    expect(app.host.setDataLog.slice(before)).toEqual([
      { page: 'pages/home/index', bytes: 15, paths: ['title'] },
    ])
  })

  it('lacks only the value whose wxs throws, which is a problem', async () => {
    await (await app.page()).setData({ tasks: [{ id: 'x' }] })
    expect(await app.text('.few')).toBe('共 1 件')
    expect(app.host.problems).toEqual([expect.stringMatching(/^exception: .*undefined/)])
  })
})

describe('an event', () => {
  it('is captured from outside and climbs until a catch', async () => {
    await (await app.$('.inner')).tap()
    expect(await data('noted')).toEqual(['tap:outer<inner', 'tap:inner<inner', 'tap:middle<inner'])
  })

  it('carries the dataset of the element it was bound on', async () => {
    await (await app.$('.row')).tap()
    expect(await data('opened')).toBe('a')
    expect(await app.text('.row')).toBe('1. 已读')
    expect(await data('noted')).toEqual(['tap:list<undefined'])
  })

  it('does not come from a disabled button', async () => {
    await (await app.$('.off')).tap()
    expect(await data('noted')).toEqual([])
  })

  it('is a longpress when the finger stays', async () => {
    await (await app.$('.pressed')).longpress()
    expect(await data('noted')).toEqual(['longpress:pressed<pressed'])
  })
})

describe('a custom component', () => {
  it('has data, properties and methods of its own', async () => {
    const counter = await app.$('.counter')
    expect(await counter.text()).toBe('2')
    const [inside] = (await counter.$$('.count')) as { tap(): Promise<void> }[]
    await inside?.tap()
    expect(await counter.text()).toBe('3')
    await (await app.page()).callMethod('add', '丙')
    expect(await counter.text()).toBe('4')
  })

  it('is not searched from the page', async () => {
    expect(await (await app.page()).$('.count')).toBeNull()
  })

  it('is attached with the page and detached with it', async () => {
    expect(await shown()).toContain('counter attached')
    await app.mini.callWxMethod('reLaunch', { url: '/pages/form/index' })
    expect(await shown()).toContain('counter detached')
  })
})

describe('the page stack', () => {
  it('keeps tab pages alive and refuses them to navigateTo', async () => {
    await app.mini.callWxMethod('switchTab', { url: '/pages/mine/index' })
    await app.mini.callWxMethod('switchTab', { url: '/pages/home/index' })
    await app.mini.callWxMethod('switchTab', { url: '/pages/mine/index' })
    expect(await app.text('.loads')).toBe('1')
    await expect(app.mini.callWxMethod('navigateTo', { url: '/pages/home/index' })).rejects.toThrow(
      'tabbar page',
    )
    expect(await shown()).toEqual([
      'home',
      'counter attached',
      'home hidden',
      'mine',
      'home',
      'home hidden',
      'mine',
    ])
  })

  it('opens and leaves pages, relative addresses included', async () => {
    await app.mini.callWxMethod('navigateTo', { url: '../form/index?a=1&b=%E7%94%B2' })
    expect(await app.page()).toMatchObject({ path: 'pages/form/index', query: { a: '1', b: '%E7%94%B2' } })
    expect(await app.mini.pageStack()).toHaveLength(2)
    await app.mini.callWxMethod('navigateBack')
    expect((await app.page()).path).toBe('pages/home/index')
    await expect(app.mini.callWxMethod('navigateBack')).rejects.toThrow('cannot navigate back at first page')
  })

  it('refuses an unknown page and an eleventh one', async () => {
    await expect(app.mini.callWxMethod('navigateTo', { url: '/nowhere' })).rejects.toThrow(
      'page "nowhere" is not found',
    )
    for (let depth = 1; depth < 10; depth += 1) app.host.router.navigateTo('/pages/form/index')
    await expect(app.mini.callWxMethod('navigateTo', { url: '/pages/form/index' })).rejects.toThrow(
      'limit exceeded',
    )
  })

  it('loads a subpackage only when one of its pages opens', async () => {
    expect(await shown()).not.toContain('sub loaded')
    const opened = app.host.evaluate(
      `() => new Promise((resolve) => wx.navigateTo({ url: '/sub/pages/detail/index?id=7', events: { opened: resolve } }))`,
      [],
    )
    expect(await opened).toBe('7')
    expect(await app.text('.label')).toBe('任务7')
    expect(await shown()).toContain('sub loaded')
  })
})

describe('a form', () => {
  beforeEach(() => app.mini.callWxMethod('navigateTo', { url: '/pages/form/index' }))

  it('takes text up to its length and gives the values of all fields', async () => {
    const name = (await app.$('.name')) as unknown as {
      input(text: string): Promise<void>
      value(): Promise<string>
    }
    await name.input('王小明同志')
    expect(await name.value()).toBe('王小明同')
    const note = (await app.$('.note')) as unknown as typeof name
    await note.input('已完成')
    await (await app.$('.urgent')).tap()
    await (await app.$('.l-red')).tap()
    await (await app.$('.c2')).tap()
    await (await app.$('.submit')).tap()
    expect(await data('')).toMatchObject({
      urgent: true,
      light: 'red',
      left: true,
      sent: { name: '王小明同', note: '已完成', urgent: true, light: 'red', units: ['2'] },
    })
  })

  it('follows a navigator', async () => {
    await (await app.$('.link')).tap()
    expect((await app.page()).path).toBe('sub/pages/detail/index')
  })
})

describe('problems', () => {
  it('are none after a clean run', () => {
    expect(app.host.problems).toEqual([])
  })

  it('name exceptions of the app', async () => {
    await (await app.page()).callMethod('fail')
    expect(app.host.problems).toEqual(['exception: 页面出错'])
  })

  it('name console errors and unknown wx functions', async () => {
    await app.mini.evaluate('() => { console.error("坏", 1); return typeof wx.flyToMoon }')
    expect(app.host.problems).toEqual([
      'console.error: 坏 1',
      'host: wx.flyToMoon is not known to the headless host',
    ])
  })

  it('name functions of WeChat that are not here, and those fail', async () => {
    await expect(app.mini.callWxMethod('scanCode', {})).rejects.toThrow('scanCode:fail not supported')
    expect(app.host.warnings).toEqual(['wx.scanCode is not supported by the headless host'])
  })
})

it('gives the app no DOM, no Node and no eval', async () => {
  const types = app.host.evaluate(
    '() => [typeof window, typeof document, typeof process, typeof fetch, typeof URL]',
    [],
  )
  expect(types).toEqual(['undefined', 'undefined', 'undefined', 'undefined', 'undefined'])
  expect(() => app.host.evaluate('() => eval("1")', [])).toThrow('Code generation from strings disallowed')
})

it('pulls down a page that allows it', async () => {
  app.host.pullDown()
  await app.host.settle()
  expect(await data('pulls')).toBe(1)
  await app.mini.callWxMethod('navigateTo', { url: '/pages/form/index' })
  expect(() => app.host.pullDown()).toThrow('does not enable pull-down refresh')
})
