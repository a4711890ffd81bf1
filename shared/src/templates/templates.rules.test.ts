import { checkTemplate } from './templates.rules'
import { TEMPLATES, TEMPLATE_KEYS } from './templates.table'

const ID = 'T'.repeat(43)
const keysOf = (key: (typeof TEMPLATE_KEYS)[number]) => TEMPLATES[key].fields.map((field) => field.key)

it.each(TEMPLATE_KEYS)('accepts %s with the keys of the table, in any order', (key) => {
  expect(checkTemplate(key, ID, [{ id: ID, keys: keysOf(key).reverse() }]).state).toBe('ok')
})

it.each([
  ['one key less', (keys: string[]) => keys.slice(1), '缺少 character_string1'],
  ['one key more', (keys: string[]) => [...keys, 'thing9'], '多出 thing9'],
  ['another number', (keys: string[]) => ['character_string7', ...keys.slice(1)], '多出 character_string7'],
])('finds %s', (_, change, note) => {
  const found = checkTemplate('warning', ID, [{ id: ID, keys: change(keysOf('warning')) }])
  expect(found.state).toBe('mismatch')
  expect(found.note).toContain(note)
})

it('only warns of a template that is not listed, and leaves 订阅通知 to the eye', () => {
  const other = [{ id: 'x'.repeat(43), keys: keysOf('warning') }]
  expect(checkTemplate('warning', ID, other).state).toBe('missing')
  expect(checkTemplate('miniResult', ID, []).state).toBe('missing')
  expect(checkTemplate('bizReminder', ID, other).state).toBe('unknown')
})
