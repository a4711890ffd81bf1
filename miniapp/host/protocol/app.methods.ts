import type { Host } from '../host'
import type { PageHost } from '../page/page-host'
import type { ModalAnswer } from '../phone'
import { hasCallbacks, optionsOf } from '../wx/define'
import { SDK_VERSION } from '../wx/system'
import { listParam, textParam, type Params } from './params'

/** The connection a message came from. */
export interface Session {
  host: Host
  /** Sends an event to the client. */
  notify(method: string, params: object): void
  /** Whether the client asked for console lines. */
  logs: boolean
  /** Ends the whole server. */
  shutDown(): void
}

export type AppMethod = (params: Params, session: Session) => unknown

/** Network calls give a task and answer by callback only. */
const TASKS = new Set(['request', 'uploadFile', 'downloadFile'])

export const appMethods: Readonly<Record<string, AppMethod>> = {
  'Tool.getInfo': () => ({ SDKVersion: SDK_VERSION }),
  'Tool.close': (_params, session) => session.shutDown(),
  'Tool.native': actOnPhone,
  'App.exit': exit,
  'App.enableLog': (_params, session) => void (session.logs = true),
  'App.getPageStack': (_params, { host }) => ({ pageStack: host.router.stack.map(describePage) }),
  'App.getCurrentPage': (_params, { host }) => describePage(host.router.current),
  'App.callWxMethod': callWxMethod,
  'App.mockWxMethod': mockWxMethod,
  'App.callFunction': callFunction,
  'App.addBinding': addBinding,
}

function describePage({ id, path, query }: PageHost) {
  return { pageId: id, path, query }
}

async function callWxMethod(params: Params, { host }: Session) {
  refusePlugin(params)
  const method = textParam(params, 'method')
  const run = host.wx[method]
  if (typeof run !== 'function') throw new Error(`wx.${method} not exists`)
  const args = listParam(params, 'args').map((arg) => host.realm.adopt(arg))
  const result: unknown = TASKS.has(method)
    ? await byCallback(run, args)
    : await Reflect.apply(run, host.wx, args)
  await host.settle()
  return { result }
}

function byCallback(run: unknown, [argument]: unknown[]): Promise<unknown> {
  const options = optionsOf(argument)
  if (hasCallbacks(options)) throw new Error('functions cannot cross the wire')
  return new Promise((resolve, reject) => {
    if (typeof run === 'function')
      Reflect.apply(run, undefined, [{ ...options, success: resolve, fail: reject }])
  })
}

function mockWxMethod(params: Params, { host }: Session) {
  refusePlugin(params)
  const { functionDeclaration, result } = params
  host.mocks.set(textParam(params, 'method'), {
    ...(typeof functionDeclaration === 'string' ? { functionDeclaration } : {}),
    args: listParam(params, 'args'),
    result,
    hasResult: 'result' in params,
  })
}

async function callFunction(params: Params, { host }: Session) {
  const result: unknown = await host.evaluate(
    textParam(params, 'functionDeclaration'),
    listParam(params, 'args'),
  )
  await host.settle()
  return { result }
}

function addBinding(params: Params, { host, notify }: Session) {
  const name = textParam(params, 'name')
  host.expose(name, (...args: unknown[]) => notify('App.bindingCalled', { name, args }))
}

function exit(_params: Params, { host }: Session) {
  host.router.current.hide()
  host.callApp('onHide', {})
}

/** `miniProgram.native()`: what lies outside of the pages. */
async function actOnPhone(params: Params, { host }: Session) {
  const method = textParam(params, 'method')
  const answers: Readonly<Record<string, ModalAnswer>> = {
    confirmModal: { confirm: true },
    cancelModal: { confirm: false },
  }
  const answer = answers[method]
  if (answer) host.modals.answer(answer)
  else if (method === 'navigateLeft') host.router.navigateBack()
  else if (method === 'goHome') host.router.reLaunch(`/${host.package.firstPage}`)
  else if (method === 'switchTab') tapTab(host, String(optionsOf(params.data).url))
  else throw new Error(`native().${method} is not supported by the headless host`)
  await host.settle()
}

function tapTab(host: Host, url: string) {
  host.router.switchTab(url)
  const page = host.router.current
  const index = host.package.tabs.indexOf(page.path)
  page.call('onTabItemTap', host.realm.adopt({ index: String(index), pagePath: page.path }))
}

function refusePlugin({ pluginId }: Params) {
  if (pluginId !== undefined) throw new Error('plugins are not supported by the headless host')
}
