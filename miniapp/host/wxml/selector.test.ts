import { queryAll } from './selector'
import { newElement, type RenderedElement } from './tree'

const root = newElement('page', '', null)
const list = add(root, 'view', { class: 'list wide', id: 'top' })
const row = add(list, 'view', { class: 'row' })
const link = add(row, 'text', { class: 'link', 'data-x': '1' })
const other = add(root, 'text', { class: 'link', type: 'a' })

function add(parent: RenderedElement, tag: string, attrs: Record<string, unknown>) {
  const element = { ...newElement(tag, `${parent.key}.${parent.children.length}`, parent), attrs }
  parent.children.push(element)
  return element
}

describe('queryAll', () => {
  it.each([
    ['.link', [link, other]],
    ['text.link', [link, other]],
    ['.list .link', [link]],
    ['.list > .link', []],
    ['.row>.link', [link]],
    ['#top', [list]],
    ['.list.wide', [list]],
    ['[type=a]', [other]],
    ['[type="b"]', []],
    ['[type]', [other]],
    ['.row, [type]', [row, other]],
    ['* > text', [link, other]],
  ])('%s', (selector, expected) => {
    expect(queryAll(root, selector).map(({ key }) => key)).toEqual(expected.map(({ key }) => key))
  })

  it('searches below an element without itself', () => {
    expect(queryAll(list, '.list')).toEqual([])
    expect(queryAll(list, '.list .link')).toHaveLength(1)
  })

  it('refuses what it does not understand', () => {
    expect(() => queryAll(root, 'view:first-child')).toThrow('unsupported selector')
  })
})
