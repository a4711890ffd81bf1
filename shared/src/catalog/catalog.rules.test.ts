import { blankContent } from '../testing/powers'
import { codeRefusal, elementRefusal, numberedCode, seriesOf, settingsRefusal } from './catalog.rules'
import { ALWAYS_REQUIRED, firstSettings, SYSTEM_ELEMENTS } from './catalog.table'

const first = firstSettings()
const withElement = (key: string, change: object) => ({
  ...first,
  elements: first.elements.map((one) => (one.key === key ? { ...one, ...change } : one)),
})

it('takes the settings a place starts with', () => {
  expect(settingsRefusal(first)).toBeNull()
})

it.each(Object.keys(SYSTEM_ELEMENTS))('does not let the element “%s” be taken out', (key) => {
  const without = { ...first, elements: first.elements.filter((one) => one.key !== key) }
  expect(settingsRefusal(without)?.code).toBe('catalog.elements')
})

it.each(ALWAYS_REQUIRED)('asks for “%s” always', (key) => {
  expect(settingsRefusal(withElement(key, { required: false }))?.code).toBe('catalog.always')
  expect(settingsRefusal(withElement(key, { shown: false }))?.code).toBe('catalog.always')
})

it('hides what may be hidden, but not what is asked for', () => {
  expect(settingsRefusal(withElement('norms', { shown: false }))).toBeNull()
  expect(settingsRefusal(withElement('norms', { shown: false, required: true }))?.code).toBe('catalog.hidden')
})

it('refuses a key twice', () => {
  const own = { key: 'risk', name: '风险点', own: true, shown: true, required: false }
  expect(settingsRefusal({ ...first, elements: [...first.elements, own] })).toBeNull()
  expect(settingsRefusal({ ...first, elements: [...first.elements, own, own] })?.code).toBe('catalog.twice')
  const [theme] = first.themes
  expect(settingsRefusal({ ...first, themes: [...first.themes, theme!] })?.code).toBe('catalog.twice')
})

it.each(['[', '(a+)+', 'a**', '(\\d+){3,}'])('refuses the pattern %s', (codePattern) => {
  expect(settingsRefusal({ ...first, codePattern })?.code).toBe('catalog.pattern')
})

it('refuses a numbering that would give every power the same number', () => {
  expect(settingsRefusal({ ...first, numbering: '{type}{year}' })?.code).toBe('catalog.numbering')
})

it('holds a code against the whole pattern', () => {
  const settings = { codePattern: '\\d{4}[A-Z]' }
  expect(codeRefusal('1234A', settings)).toBeNull()
  expect(codeRefusal('x1234A', settings)?.details).toEqual({ code: 'x1234A', pattern: '\\d{4}[A-Z]' })
  expect(codeRefusal('随便', { codePattern: '' })).toBeNull()
})

it('numbers by the rule, each series for itself', () => {
  const parts = { region: '511602', type: '01', year: 2026 }
  expect(numberedCode('演{region}-{type}{year}{seq:5}', { ...parts, seq: 12 })).toBe('演511602-01202600012')
  expect(numberedCode('{seq}', { ...parts, seq: 123_456 })).toBe('123456')
  expect(seriesOf('{type}{seq:3}', parts)).not.toBe(seriesOf('{type}{seq:3}', { ...parts, type: '02' }))
})

it('names the element that a power lacks, and the one the set does not have', () => {
  const content = blankContent()
  expect(elementRefusal(content, first)).toBeNull()
  expect(elementRefusal(content, withElement('bases', { required: true }))?.details).toEqual({
    element: '设定依据',
  })
  expect(elementRefusal({ ...content, extra: { risk: '高' } }, first)?.code).toBe('power.element')
})
