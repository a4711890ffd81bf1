import { innerWxml, outerWxml, textOf, type RenderedElement } from '../wxml/tree'
import { camelCase } from '../wxml/render'
import type { PageHost } from '../page/page-host'
import type { ElementMethod } from './element.methods'
import { textsParam } from './params'

/** What the client reads of an element. Sizes are nominal: there is no layout. */
export const elementReads: Readonly<Record<string, ElementMethod>> = {
  'Element.getAttributes': (params, { element }) => ({
    attributes: textsParam(params, 'names').map((name) => attribute(element, name)),
  }),
  'Element.getProperties': (params, { page, element }) => ({
    properties: textsParam(params, 'names').map((name) => property(page, element, name)),
  }),
  'Element.getDOMProperties': (params, { element }) => ({
    properties: textsParam(params, 'names').map((name) => domProperty(element, name)),
  }),
  'Element.getStyles': (params, { element }) => ({
    styles: textsParam(params, 'names').map((name) => style(element, name)),
  }),
  'Element.getWXML': ({ type }, { element }) => ({
    wxml: type === 'outer' ? outerWxml(element) : innerWxml(element),
  }),
  'Element.getOffset': () => ({ left: 0, top: 0 }),
}

const NOMINAL: Readonly<Record<string, number>> = { offsetWidth: 100, offsetHeight: 20 }

function attribute({ attrs, dataset }: RenderedElement, name: string): string | null {
  const value = attrs[name] ?? (name.startsWith('data-') ? dataset[camelCase(name.slice(5))] : undefined)
  return value == null ? null : String(value)
}

function property(page: PageHost, element: RenderedElement, name: string): unknown {
  if (name === '__propPublic') return publicProperties(element)
  if (name === 'value' || name === 'checked') return page.valueOf(element, name) ?? ''
  return element.attrs[name] ?? element.attrs[name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)]
}

function publicProperties({ tag, attrs }: RenderedElement): Record<string, boolean> {
  const own = ['input', 'textarea'].includes(tag) ? ['value'] : tag === 'switch' ? ['checked'] : []
  return Object.fromEntries([...Object.keys(attrs).map(camelCase), ...own].map((name) => [name, true]))
}

function domProperty(element: RenderedElement, name: string): unknown {
  return name === 'innerText' ? textOf(element) : (NOMINAL[name] ?? null)
}

/** Only what stands in the style attribute: style sheets are not read. */
function style({ attrs }: RenderedElement, name: string): string {
  const rules = String(attrs.style ?? '').split(';')
  const rule = rules.find((text) => text.split(':')[0]?.trim() === name)
  return rule ? rule.slice(rule.indexOf(':') + 1).trim() : ''
}
