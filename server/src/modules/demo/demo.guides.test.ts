import { readFileSync } from 'node:fs'
import path from 'node:path'
import { DEMO_GUIDES } from './demo.guides'

const list = readFileSync(path.join(__dirname, '../../../data/powers-demo.csv'), 'utf8').split('\n')

it('cites 行政许可法 for licences alone', () => {
  const citing = DEMO_GUIDES.filter(({ content }) => JSON.stringify(content).includes('行政许可法'))
  expect(citing.length).toBeGreaterThan(2)
  for (const { code } of citing) expect(list.find((row) => row.includes(code))).toContain(',行政许可,')
})
