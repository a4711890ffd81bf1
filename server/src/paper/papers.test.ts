import { layoutFlow } from '@mingdu/shared/flow/flow.drawing'
import sharp from 'sharp'
import type { PaperDocument } from './document'
import { flowPicture } from './flow-picture'
import { holdLately } from './held'
import { paperPdf } from './pdf'
import { pdfPages, pdfText } from './pdf.text.factory'
import { paperWord } from './word'
import { unzipped } from './word.factory'

const node = (id: string, kind: 'start' | 'step' | 'end', text: string) => ({
  id,
  kind,
  text,
  who: '',
  days: null,
})
const chart = layoutFlow(
  [node('a', 'start', '申请'), node('b', 'step', '审查'), node('c', 'end', '办结')],
  [
    { id: 'ab', from: 'a', to: 'b', label: '' },
    { id: 'bc', from: 'b', to: 'c', label: '通过' },
  ],
)
const paper = (more: Partial<PaperDocument> = {}): PaperDocument => ({
  ...{
    title: '督查通知',
    subject: '关于排水许可的督查通知',
    facts: [['编号', '演督〔2026〕1号']],
    qr: null,
    foot: '演督〔2026〕1号',
  },
  sections: [{ title: '内容', blocks: [{ kind: 'text', text: '请于十日内报送。' }] }],
  stub: null,
  ...more,
})
const rows = (count: number, name: string) =>
  paper({
    qr: { url: 'http://127.0.0.1:3000/#/x', caption: '扫码' },
    sections: [
      {
        title: '材料',
        blocks: [
          {
            kind: 'table',
            columns: [
              { title: '序号', width: 10 },
              { title: '名称', width: 90 },
            ],
            rows: Array.from({ length: count }, (_, i) => [
              `${i + 1}`,
              { text: `${name}第${i + 1}项`, notes: ['加盖公章'] },
            ]),
          },
        ],
      },
      { title: '流程图', blocks: [{ kind: 'flow', chart }] },
    ],
    stub: { title: '存根', facts: [['编号', '1']], blanks: ['签字', '日期'] },
  })

describe('paperPdf', () => {
  it('keeps every one of 60 rows with long names, over pages with a repeated head and numbered feet', async () => {
    const pdf = await paperPdf(rows(60, '排水户内部排水管网和污水排放口位置'.repeat(8)))
    const text = pdfText(pdf)
    const flat = text.replace(/\n/g, '')
    for (let i = 1; i <= 60; i++) expect(flat).toContain(`第${i}项`)
    const pages = pdfPages(pdf)
    expect(pages).toBeGreaterThan(3)
    expect(text).toContain(`演督〔2026〕1号　第 ${pages} 页，共 ${pages} 页`)
    expect(text.split('\n').filter((line) => line === '名称').length).toBeGreaterThan(2)
  })

  it('goes on with a row that is longer than a page', async () => {
    const flat = pdfText(await paperPdf(rows(1, '长'.repeat(3000)))).replace(/\n/g, '')
    expect([...flat].filter((char) => char === '长').length).toBe(3000)
  })

  it('draws the words of a chart as text, and does without code, stub and sections', async () => {
    expect(pdfText(await paperPdf(rows(1, '表')))).toMatch(/申请[\s\S]*审查[\s\S]*通过/)
    const bare = await paperPdf(paper({ subject: '', facts: [], sections: [] }))
    expect([pdfPages(bare), pdfText(bare)]).toEqual([1, expect.stringContaining('督查通知')])
  })

  it('is the same when it is not compressed', async () => {
    expect(pdfText(await paperPdf(paper(), false))).toBe(pdfText(await paperPdf(paper())))
  })
})

it('writes the same paper as a Word file, with its chart and code as pictures', async () => {
  const word = await paperWord(rows(2, '营业执照'))
  const xml = await unzipped(word, 'word/document.xml')
  const text = xml.replace(/<[^>]+>/g, '')
  for (const part of ['督查通知', '一、材料', '营业执照第2项', '加盖公章', '存根', '签字：'])
    expect(text).toContain(part)
  expect(xml.match(/<pic:pic/g)).toHaveLength(2)
  expect(xml).toContain('<w:tblHeader/>')
})

describe('flowPicture', () => {
  it('has dark ink where the words are, on white', async () => {
    const picture = await flowPicture(chart)
    const { width = 0, height = 0 } = await sharp(picture).metadata()
    expect([width > 300, height > 400]).toEqual([true, true])
    const { data } = await sharp(picture).greyscale().raw().toBuffer({ resolveWithObject: true })
    const dark = data.filter((value) => value < 90).length / data.length
    expect(dark).toBeGreaterThan(0.005)
    expect(data.filter((value) => value > 250).length / data.length).toBeGreaterThan(0.6)
  })

  it('draws a chart of 60 nodes no larger than a phone can show', async () => {
    const ids = Array.from({ length: 60 }, (_, i) => `n${i}`)
    const nodes = ids.map((id, i) => node(id, i === 0 ? 'start' : i === 59 ? 'end' : 'step', `环节${i}`))
    const edges = ids.slice(1).map((to, i) => ({ id: to, from: ids[i] ?? '', to, label: '' }))
    const { width = 0, height = 0 } = await sharp(await flowPicture(layoutFlow(nodes, edges))).metadata()
    expect(Math.max(width, height)).toBeLessThanOrEqual(4010)
  })
})

describe('holdLately', () => {
  it('makes a value once for all who ask, again when it failed, and forgets the one asked for longest ago', async () => {
    let made = 0
    const held = holdLately<number>(2, 60_000)
    const get = (key: string) => held.get(key, () => Promise.resolve((made += 1)))
    expect(await Promise.all([get('a'), get('a'), get('b'), get('a')])).toEqual([1, 1, 2, 1])
    await get('c')
    expect([await get('a'), await get('b')]).toEqual([1, 4])
    await expect(held.get('x', () => Promise.reject(new Error('down')))).rejects.toThrow('down')
    expect(await held.get('x', () => Promise.resolve(9))).toBe(9)
  })
})
