import type { Host } from '../host'
import { getPath } from '../page/data-path'
import type { PageHost } from '../page/page-host'
import type { Instance } from '../page/view'
import type { RenderedElement } from '../wxml/tree'
import { SCREEN } from '../wx/system'
import { listParam, textParam, textsParam, type Params } from './params'

export type PageMethod = (params: Params, page: PageHost, host: Host) => unknown

export const pageMethods: Readonly<Record<string, PageMethod>> = {
  'Page.getElement': (params, page) => ({
    ...describe(page, first(page.queryAll(textParam(params, 'selector')))),
  }),
  'Page.getElements': (params, page) => describeAll(page, page.queryAll(textParam(params, 'selector'))),
  'Page.getElementByXpath': refuseXpath,
  'Page.getElementsByXpath': refuseXpath,
  'Page.getData': (params, page) => readData(page.instance, params),
  'Page.setData': (params, page, host) => writeData(page.instance, params, host),
  'Page.callMethod': (params, page, host) => callMethod(page.instance, params, host),
  'Page.getWindowProperties': (params, page) => ({
    properties: textsParam(params, 'names').map((name) => windowProperty(page, name)),
  }),
}

/** How the client knows an element; a nodeId makes it a custom component there. */
export function describe(page: PageHost, element: RenderedElement) {
  const elementId = page.tree.idOf(element)
  return { elementId, tagName: element.tag, ...(element.component ? { nodeId: elementId } : {}) }
}

export function describeAll(page: PageHost, elements: RenderedElement[]) {
  return { elements: elements.map((element) => describe(page, element)) }
}

export function first(elements: RenderedElement[]): RenderedElement {
  const [found] = elements
  if (!found) throw new Error('no such element')
  return found
}

export function readData(instance: Instance, { path }: Params) {
  return { data: getPath(instance.data, typeof path === 'string' ? path : '') }
}

export async function writeData(instance: Instance, { data }: Params, host: Host) {
  if (typeof instance.setData === 'function') Reflect.apply(instance.setData, instance, [data])
  await host.settle()
}

/** Throws when there is no such method, and what the method throws. */
export async function callMethod(instance: Instance, params: Params, host: Host) {
  const name = textParam(params, 'method')
  const method = instance[name]
  if (typeof method !== 'function') throw new Error(`method ${name} not exists`)
  const args = listParam(params, 'args').map((arg) => host.realm.adopt(arg))
  const result: unknown = await Reflect.apply(method, instance, args)
  await host.settle()
  return { result }
}

function windowProperty(page: PageHost, name: string): number {
  if (name.endsWith('scrollTop')) return name.startsWith('document.body') ? 0 : page.scrollTop
  if (name.endsWith('Width')) return SCREEN.windowWidth
  return name.endsWith('Height') ? SCREEN.windowHeight : 0
}

function refuseXpath() {
  throw new Error('xpath is not supported by the headless host')
}
