import fc from 'fast-check'
import { drawFlow, flowSvg, layoutFlow, NODE_WIDTH, nodeHeight } from './flow.drawing'
import type { FlowNode } from './flow.schema'
import { textWidth, wrapText } from './flow.text'

const node = (id: string, kind: FlowNode['kind'], text: string, who = '', days: number | null = null) => ({
  id,
  kind,
  text,
  who,
  days,
})
const edge = (from: string, to: string, label = '') => ({ id: `${from}-${to}`, from, to, label })
const NODES = [
  node('s', 'start', '申请'),
  node('a', 'step', '收件并核对材料是否齐全、是否符合法定形式', '政务服务中心窗口', 1),
  node('d', 'decision', '材料齐全？'),
  node('b', 'step', '补正'),
  node('e', 'end', '办结'),
]
const EDGES = [
  edge('s', 'a'),
  edge('a', 'd'),
  edge('d', 'e', '是'),
  edge('d', 'b', '否'),
  edge('b', 'a', '补正后'),
]
const chart = layoutFlow(NODES, EDGES)
const texts = drawFlow(chart).primitives.filter((one) => one.kind === 'text')

it('wraps the name to the node and puts who and days below it', () => {
  expect(texts.map((one) => one.text)).toEqual(
    expect.arrayContaining(['收件并核对材料是否', '政务服务中心窗口', '1 个工作日', '补正后']),
  )
  for (const one of texts) expect(textWidth(one.text) * one.size).toBeLessThanOrEqual(NODE_WIDTH)
})

it('draws an arrow head for every line and a shape for every node', () => {
  const kinds = (kind: string) => drawFlow(chart).primitives.filter((one) => one.kind === kind).length
  expect([kinds('line'), kinds('polygon')]).toEqual([EDGES.length, EDGES.length + 1])
  expect(kinds('box')).toBe(4 + 3)
})

it('holds everything in its box', () => {
  const { x, y, width, height, primitives } = drawFlow(chart)
  for (const one of primitives) {
    const points = 'points' in one ? one.points : [one]
    for (const p of points) {
      expect(p.x).toBeGreaterThanOrEqual(x)
      expect(p.x).toBeLessThanOrEqual(x + width)
      expect(p.y).toBeGreaterThanOrEqual(y)
      expect(p.y).toBeLessThanOrEqual(y + height)
    }
  }
})

it('runs no line through a node it does not belong to', () => {
  const around = layoutFlow(NODES, [...EDGES, edge('s', 'e')])
  const lines = drawFlow(around).primitives.filter((one) => one.kind === 'line')
  const last = lines.at(-1)?.points ?? []
  for (const { x, y, id, ...rest } of around.nodes.filter(({ id: at }) => !['s', 'e'].includes(at))) {
    const [right, bottom] = [x + NODE_WIDTH, y + nodeHeight({ ...rest })]
    last.slice(1).forEach((b, i) => {
      const a = last[i] ?? b
      const apart =
        Math.max(a.x, b.x) <= x ||
        Math.min(a.x, b.x) >= right ||
        Math.max(a.y, b.y) <= y ||
        Math.min(a.y, b.y) >= bottom
      expect([id, apart]).toEqual([id, true])
    })
  }
})

it('places every node below what leads to it, but for lines back up, and none over another', () => {
  const y = Object.fromEntries(chart.nodes.map((one) => [one.id, one.y]))
  expect([y['s'], y['a'], y['d']]).toEqual([y['s'], y['a'], y['d']].sort((a, b) => Number(a) - Number(b)))
  expect(y['b']).toBe(y['e'])
  const places = chart.nodes.map((one) => `${one.x},${one.y}`)
  expect(new Set(places).size).toBe(NODES.length)
})

it('lays out any chart, circles and loose ends too', () => {
  const ids = ['s', 'a', 'd', 'b', 'e']
  const anyEdge = fc
    .tuple(fc.constantFrom(...ids), fc.constantFrom(...ids))
    .map(([from, to]) => edge(from, to))
  fc.assert(
    fc.property(fc.array(anyEdge, { maxLength: 12 }), (edges) => {
      const laid = layoutFlow(NODES, edges)
      expect(new Set(laid.nodes.map((one) => `${one.x},${one.y}`)).size).toBe(NODES.length)
      expect(drawFlow(laid).width).toBeGreaterThan(NODE_WIDTH)
    }),
  )
})

it('is an SVG of its size, with texts that cannot break out of it', () => {
  const nodes = [node('s', 'start', '<b>"&')].map((one) => ({ ...one, x: 0, y: 0 }))
  const svg = flowSvg({ nodes, edges: [] }, { ground: '#FFFFFF' })
  expect(svg).toMatch(/^<svg [^>]*width="192" height="88"/)
  expect(svg).toContain('&#60;b&#62;&#34;&#38;')
  expect(flowSvg({ nodes: [], edges: [] })).toContain('</svg>')
})

it('breaks lines between Chinese characters, keeps words and numbers whole and lets punctuation hang', () => {
  expect(wrapText('申请材料齐全，符合法定形式', 6)).toEqual(['申请材料齐全，', '符合法定形式'])
  expect(wrapText('编号 ABC-123 办理', 5)).toEqual(['编号', 'ABC-123', '办理'])
  expect(wrapText('ABCDEFGHIJ', 3)).toEqual(['ABCDE', 'FGHIJ'])
  expect(wrapText('', 5)).toEqual([])
})
