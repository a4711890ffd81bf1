import type { AddressInfo } from 'node:net'
import { WebSocketServer, type WebSocket } from 'ws'
import type { Host } from '../host'
import { Gestures } from '../page/gestures'
import type { PageHost } from '../page/page-host'
import { messageOf } from '../wx/define'
import { appMethods, type Session } from './app.methods'
import { elementMethods } from './element.methods'
import { pageMethods } from './page.methods'
import type { Params } from './params'

export interface AutomatorServer {
  wsEndpoint: string
  close(): Promise<void>
}

interface Message {
  id: string
  method: string
  params?: Params
}

/** Speaks miniprogram-automator's protocol on loopback. @param port 0 takes a free one. Rejects when it is taken. */
export async function startServer(
  host: Host,
  port: number,
  onShutDown: () => void,
): Promise<AutomatorServer> {
  const server = new WebSocketServer({ host: '127.0.0.1', port })
  await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject))
  const gestures = new WeakMap<PageHost, Gestures>()
  server.on('connection', (socket) => serve(socket, host, gestures, onShutDown))
  return {
    wsEndpoint: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => closeServer(server),
  }
}

function serve(socket: WebSocket, host: Host, gestures: WeakMap<PageHost, Gestures>, onShutDown: () => void) {
  const notify = (method: string, params: object) => socket.send(JSON.stringify({ method, params }))
  const session: Session = { host, notify, logs: false, shutDown: () => void setImmediate(onShutDown) }
  const onLog = (line: object) => session.logs && notify('App.logAdded', line)
  const onException = (exception: object) => notify('App.exceptionThrown', exception)
  host.on('log', onLog).on('exception', onException)
  socket.on('close', () => host.off('log', onLog).off('exception', onException))
  socket.on('message', (raw) => void answer(JSON.parse(String(raw)) as Message))

  async function answer({ id, method, params = {} }: Message) {
    try {
      const result = await run(session, gestures, method, params)
      reply({ id, result: result ?? {} })
    } catch (error) {
      reply({ id, error: { message: messageOf(error) } })
    }
  }

  function reply(message: object) {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message))
  }
}

async function run(
  session: Session,
  gestures: WeakMap<PageHost, Gestures>,
  method: string,
  params: Params,
): Promise<unknown> {
  const { host } = session
  const onApp = appMethods[method]
  if (onApp) return onApp(params, session)
  const onPage = pageMethods[method]
  const onElement = elementMethods[method]
  if (!onPage && !onElement) throw new Error(`${method} is not supported by the headless host`)
  const page = host.router.byId(Number(params.pageId))
  if (onPage) return onPage(params, page, host)
  const element = page.tree.byId(String(params.elementId))
  const hand = gestures.get(page) ?? new Gestures(host, page)
  gestures.set(page, hand)
  return onElement?.(params, { host, page, element, gestures: hand })
}

function closeServer(server: WebSocketServer): Promise<void> {
  for (const client of server.clients) client.terminate()
  return new Promise((resolve) => server.close(() => resolve()))
}
