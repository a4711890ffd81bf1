import type { Host } from '../host'
import { flipSwitch } from '../page/controls'
import type { Gestures } from '../page/gestures'
import type { PageHost } from '../page/page-host'
import type { RenderedElement } from '../wxml/tree'
import { describe, describeAll, callMethod, first, readData, writeData } from './page.methods'
import { elementReads } from './element.reads'
import { listParam, textParam, type Params } from './params'

/** Where an element message acts. */
export interface ElementTarget {
  host: Host
  page: PageHost
  element: RenderedElement
  gestures: Gestures
}

export type ElementMethod = (params: Params, target: ElementTarget) => unknown

export const elementMethods: Readonly<Record<string, ElementMethod>> = {
  ...elementReads,
  'Element.getElement': (params, { page, element }) =>
    describe(page, first(page.queryAll(textParam(params, 'selector'), element))),
  'Element.getElements': (params, { page, element }) =>
    describeAll(page, page.queryAll(textParam(params, 'selector'), element)),
  'Element.tap': (_params, { gestures, element }) => gestures.tap(element),
  'Element.touchstart': (params, { gestures, element }) => gestures.touchStart(element, touchesOf(params)),
  'Element.touchmove': (params, { gestures, element }) =>
    gestures.send(element, { type: 'touchmove', ...touchesOf(params) }),
  'Element.touchend': (params, { gestures, element }) => gestures.touchEnd(element, touchesOf(params)),
  'Element.triggerEvent': (params, { gestures, element }) =>
    gestures.send(element, { type: textParam(params, 'type'), detail: params.detail }),
  'Element.dispatchEvent': (params, { gestures, element }) =>
    gestures.send(element, {
      type: textParam(params, 'eventName'),
      detail: params.detail,
      ...touchesOf(params),
    }),
  'Element.callFunction': callFunction,
  'Element.getData': (params, target) => readData(instanceOf(target), params),
  'Element.setData': (params, target) => writeData(instanceOf(target), params, target.host),
  'Element.callMethod': (params, target) => callMethod(instanceOf(target), params, target.host),
}

/** The client's own functions of form controls and scrolling boxes: `input.input`, `switch.tap` … */
async function callFunction(params: Params, target: ElementTarget) {
  const name = textParam(params, 'functionName')
  const [one, two] = listParam(params, 'args')
  const { gestures, element } = target
  if (name === 'input.input' || name === 'textarea.input') await gestures.type(element, String(one))
  else if (name === 'switch.tap') await tapSwitch(target)
  else if (name === 'slider.slideTo') await change(target, { value: one })
  else if (name === 'swiper.swipeTo') await change(target, { current: one, source: 'touch' })
  else if (name === 'scroll-view.scrollTo')
    await gestures.send(element, { type: 'scroll', detail: { scrollLeft: one, scrollTop: two } })
  else throw new Error(`${name} is not supported by the headless host`)
  return { result: null }
}

async function tapSwitch({ host, page, element }: ElementTarget) {
  if (!element.attrs.disabled) flipSwitch(host, page, element)
  await host.settle()
}

async function change({ page, element, gestures }: ElementTarget, detail: Record<string, unknown>) {
  if ('value' in detail) page.hold(element, detail.value)
  await gestures.send(element, { type: 'change', detail })
}

function instanceOf({ element }: ElementTarget) {
  if (!element.component) throw new Error(`${element.tag} is not a custom component`)
  return element.component.instance
}

/** The client spells the second list `changeTouches`. */
function touchesOf({ touches, changedTouches, changeTouches }: Params) {
  return { touches, changedTouches: changedTouches ?? changeTouches }
}
