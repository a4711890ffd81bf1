import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { HostPhone } from '../phone'
import { drive, type Driven } from '../testing/driven'

interface Seen {
  method: string
  url: string
  headers: http.IncomingHttpHeaders
  body: string
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAYAAAC56t6BAAAAC0lEQVR4nGNgwAcAAB4AAeQ1Z2MAAAAASUVORK5CYII=',
  'base64',
)
const phone = new HostPhone()
const seen: Seen[] = []
const server = http.createServer(answer)
let app: Driven
let base = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  app = await drive('bare', { phone })
})
beforeEach(() => {
  seen.length = 0
})
afterAll(async () => {
  await app.close()
  await new Promise((resolve) => server.close(resolve))
})

/** Calls a wx function with callbacks, as an app does, and gives what it was told. */
function callWx(name: string, options: object): Promise<Record<string, unknown>> {
  const declaration = `(name, options) => new Promise((resolve) => wx[name](Object.assign(options, {
    success: (result) => resolve(Object.assign({ told: 'success' }, result)),
    fail: (result) => resolve(Object.assign({ told: 'fail' }, result)),
  })))`
  return app.host.evaluate(declaration, [name, options]) as Promise<Record<string, unknown>>
}

describe('wx.request', () => {
  it('really asks the server and parses JSON', async () => {
    const options = { url: `${base}/echo`, method: 'POST', data: { a: '甲' }, header: { 'X-Id': '1' } }
    const result = await callWx('request', options)
    expect(result).toMatchObject({ told: 'success', statusCode: 201, data: { ok: true }, cookies: ['s=1'] })
    expect(result.header).toMatchObject({ 'content-type': 'application/json' })
    expect(seen[0]).toMatchObject({ method: 'POST', url: '/echo', body: '{"a":"甲"}' })
    expect(seen[0]?.headers).toMatchObject({ 'x-id': '1', 'content-type': 'application/json' })
  })

  it('puts the data of a GET into the address and form data into the body', async () => {
    await callWx('request', { url: `${base}/list?p=1`, data: { q: '道路', page: 2 } })
    const header = { 'content-type': 'application/x-www-form-urlencoded' }
    await callWx('request', { url: base, method: 'PUT', data: { a: 1, b: '甲' }, header })
    expect(seen.map(({ url }) => url)).toEqual(['/list?p=1&q=%E9%81%93%E8%B7%AF&page=2', '/'])
    expect(seen[1]?.body).toBe('a=1&b=%E7%94%B2')
  })

  it('gives bytes when asked to', async () => {
    const result = await callWx('request', { url: `${base}/png`, responseType: 'arraybuffer' })
    expect(Buffer.from(result.data as ArrayBuffer)).toEqual(PNG)
  })

  it('fails when nobody answers, when aborted and when too slow', async () => {
    expect(await callWx('request', { url: 'http://127.0.0.1:1/' })).toMatchObject({
      told: 'fail',
      errno: 600001,
    })
    expect(await callWx('request', { url: `${base}/never`, timeout: 20 })).toMatchObject({
      errMsg: 'request:fail timeout',
    })
    const aborted = app.host.evaluate(
      '(url) => new Promise((fail) => { const task = wx.request({ url, fail }); task.abort() })',
      [`${base}/never`],
    )
    expect(await aborted).toMatchObject({ errMsg: 'request:fail abort' })
  })

  it('fails while the phone is offline, and the app hears of it', async () => {
    const heard = app.host.evaluate('() => new Promise((told) => wx.onNetworkStatusChange(told))', [])
    phone.offline = true
    expect(await heard).toEqual({ isConnected: false, networkType: 'none' })
    expect(await callWx('request', { url: base })).toMatchObject({
      told: 'fail',
      errMsg: 'request:fail net::ERR_INTERNET_DISCONNECTED',
    })
    expect(seen).toEqual([])
    phone.offline = false
  })
})

describe('pictures', () => {
  it('come from the phone, as many as asked for', async () => {
    phone.photos = [
      { name: '现场.png', bytes: PNG },
      { name: 'b.jpg', bytes: Buffer.from([1, 2]), size: 5_000_000 },
    ]
    const all = await callWx('chooseMedia', {})
    expect(all.tempFiles).toMatchObject([
      { size: PNG.length, fileType: 'image' },
      { size: 5_000_000, fileType: 'image' },
    ])
    expect((await callWx('chooseImage', { count: 1 })).tempFilePaths).toHaveLength(1)
    phone.photos = []
    expect(await callWx('chooseMedia', {})).toMatchObject({ told: 'fail', errMsg: 'chooseMedia:fail cancel' })
  })

  it('are uploaded as multipart with their fields', async () => {
    const filePath = app.host.files.addTemporary('a.png', PNG)
    const compressed = await callWx('compressImage', { src: filePath, quality: 80 })
    const result = await callWx('uploadFile', {
      url: `${base}/upload`,
      filePath: compressed.tempFilePath,
      name: 'file',
      formData: { purpose: 'report' },
      header: { Authorization: 'Bearer t', 'content-type': 'multipart/form-data' },
    })
    expect(result).toMatchObject({ told: 'success', statusCode: 201, data: '{"ok":true}' })
    expect(seen[0]?.headers.authorization).toBe('Bearer t')
    expect(seen[0]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/)
    expect(seen[0]?.body).toMatch(/name="purpose"\r\n\r\nreport/)
    expect(seen[0]?.body).toMatch(/name="file"; filename="tmp_\d+_a.png"\r\nContent-Type: image\/png/)
  })

  it('have a size', async () => {
    const src = app.host.files.addTemporary('a.png', PNG)
    expect(await callWx('getImageInfo', { src })).toMatchObject({ width: 2, height: 3, type: 'png' })
    const jpeg = Buffer.from('ffd8ffe000040000ffc0000b08000400050101110000', 'hex')
    const path = app.host.files.addTemporary('b.jpg', jpeg)
    expect(await callWx('getImageInfo', { src: path })).toMatchObject({ width: 5, height: 4, type: 'jpeg' })
  })
})

describe('files', () => {
  it('are downloaded, saved and read', async () => {
    const { tempFilePath } = await callWx('downloadFile', { url: `${base}/png` })
    const { savedFilePath } = await callWx('saveFile', { tempFilePath })
    expect(app.host.files.has(String(tempFilePath))).toBe(false)
    const read = app.host.evaluate(
      `(path) => { const manager = wx.getFileSystemManager()
        return [manager.readFileSync(path, 'base64'), manager.statSync(path).size, manager.readFileSync(path) instanceof ArrayBuffer] }`,
      [savedFilePath],
    )
    expect(read).toEqual([PNG.toString('base64'), PNG.length, true])
  })

  it('are written in the own folder of the app', () => {
    const read = app.host.evaluate(
      `() => { const manager = wx.getFileSystemManager(); const path = wx.env.USER_DATA_PATH + '/a.txt'
        manager.writeFileSync(path, '你好', 'utf8'); return manager.readFileSync(path, 'utf8') }`,
      [],
    )
    expect(read).toBe('你好')
  })

  it('fail by name when missing', async () => {
    expect(await callWx('getFileInfo', { filePath: 'wxfile://x' })).toMatchObject({
      errMsg: 'getFileInfo:fail no such file or directory, open wxfile://x',
    })
  })
})

describe('the person', () => {
  it('logs in with the code the test gives', async () => {
    expect(await callWx('login', {})).toMatchObject({ told: 'fail' })
    phone.loginCode = () => Promise.resolve('js-1')
    expect(await callWx('login', {})).toMatchObject({ code: 'js-1', errMsg: 'login:ok' })
  })

  it('answers modals and sheets', async () => {
    phone.modalAnswers = [{ confirm: false }, { confirm: true, content: '原因' }]
    phone.actionSheetAnswers = [1]
    expect(await callWx('showModal', { title: '一' })).toMatchObject({ confirm: false, cancel: true })
    expect(await callWx('showModal', { title: '二' })).toMatchObject({ confirm: true, content: '原因' })
    expect(await callWx('showActionSheet', { itemList: ['甲', '乙'] })).toMatchObject({ tapIndex: 1 })
    expect(await callWx('showActionSheet', { itemList: ['甲'] })).toMatchObject({
      errMsg: 'showActionSheet:fail cancel',
    })
  })

  it('sees toasts, which are recorded', async () => {
    await callWx('showToast', { title: '已提交' })
    expect(app.host.callsOf('showToast')[0]?.args[0]).toMatchObject({ title: '已提交' })
  })
})

it('keeps values in storage as copies', async () => {
  await callWx('setStorage', { key: 'k', data: { a: [1] } })
  expect(await callWx('getStorage', { key: 'k' })).toMatchObject({ data: { a: [1] } })
  expect(await callWx('getStorage', { key: 'other' })).toMatchObject({
    errMsg: 'getStorage:fail data not found',
  })
  expect(app.host.evaluate('() => { wx.clearStorageSync(); return wx.getStorageSync("k") }', [])).toBe('')
})

it('finds elements by a selector query', async () => {
  const declaration = `() => new Promise((resolve) => wx.createSelectorQuery()
    .select('.start').boundingClientRect().select('.none').boundingClientRect().selectViewport().scrollOffset().exec(resolve))`
  expect(await app.host.evaluate(declaration, [])).toMatchObject([{ width: 100 }, null, { scrollTop: 0 }])
})

it('knows what it can do', () => {
  expect(
    app.host.evaluate(
      '() => [wx.canIUse("request"), wx.canIUse("flyToMoon"), wx.canIUse("button.open-type")]',
      [],
    ),
  ).toEqual([true, false, true])
  expect(app.host.warnings).toEqual([])
})

function answer(request: http.IncomingMessage, response: http.ServerResponse) {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString()
    seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body })
    if (request.url === '/never') return
    if (request.url === '/png') return response.end(PNG)
    response.writeHead(201, { 'content-type': 'application/json', 'set-cookie': 's=1' })
    return response.end('{"ok":true}')
  })
}
