import { TEMPLATES, TEMPLATE_KEYS } from '@mingdu/shared/templates/templates.table'
import { fieldFault } from '../../wechat/fields'
import { previewCard } from './preview.service'

const sample = {
  no: '演督〔2026〕37号-2.1',
  title: '清水河段“四乱”问题整改清零',
  sender: '演示区督查室',
}

it.each(TEMPLATE_KEYS)('fills every field of %s within the rules, whatever the texts are', (key) => {
  for (const texts of [
    sample,
    { no: '', title: '', sender: '' },
    { no: '№', title: '😀\n'.repeat(60), sender: '汉'.repeat(60) },
  ]) {
    const rows = previewCard(key, texts)
    expect(rows.map((row) => row.key)).toEqual(TEMPLATES[key].fields.map((field) => field.key))
    expect(fieldFault(rows)).toBeNull()
  }
})

it('marks what was cut, and nothing else', () => {
  const clipped = (change: Partial<typeof sample>) =>
    previewCard('assigned', { ...sample, ...change })
      .filter((row) => row.clipped)
      .map((row) => row.key)
  expect(clipped({})).toEqual([])
  expect(clipped({ title: '汉'.repeat(21) })).toEqual(['thing2'])
  expect(clipped({ title: `${'汉'.repeat(19)}…` })).toEqual([])
  expect(clipped({ no: '9'.repeat(40), sender: '汉'.repeat(30) })).toEqual(['character_string1', 'thing5'])
})
