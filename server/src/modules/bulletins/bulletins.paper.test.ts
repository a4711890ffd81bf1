import type { BulletinFigures } from '@mingdu/shared/bulletins/bulletins.schema'
import { plainDate as day } from '@mingdu/shared/kernel/plain-date'
import { Types } from 'mongoose'
import { bulletinPaper } from './bulletins.paper'
import type { BulletinDoc } from './bulletins.repo'

const water = { id: 'b'.repeat(24), name: '区水务局' }
const none = { part: 0, n: 0, value: null }
const counts = {
  ...{ inHand: 4, lights: { red: 1, yellow: 0, recovered: 0, green: 3, grey: 0 }, due: 2 },
  ...{
    onTime: { part: 1, n: 2, value: 500 },
    onTimeCommon: none,
    onTimeBefore: { part: 2, n: 2, value: 1000 },
  },
  ...{
    overdue: 1,
    overdueBefore: 0,
    onSchedule: { part: 3, n: 4, value: 750 },
    closed: none,
    relapsed: none,
  },
}
const figures: BulletinFigures = {
  ...{ asOf: '2026-11-23T01:00:00.000Z', asOn: '2026-11-23', total: counts, moreReds: 3 },
  period: { from: '2026-11-16', through: '2026-11-22' },
  before: { from: '2026-11-09', through: '2026-11-15' },
  units: [{ org: water, counts, verdict: 'worse' }],
  reds: [
    {
      ...{
        id: 'd'.repeat(24),
        no: '演督〔2026〕1号-1',
        title: '超期未办的任务',
        org: water,
        due: '2026-11-20',
      },
      matter: { id: 'e'.repeat(24), no: '演督〔2026〕1号', title: '河道整改' },
      ...{ lateWorkdays: 1, reason: '已超期 1 个工作日' },
    },
  ],
  steps: [{ step: 'toSign', n: 4, median: 65, longest: 9, top: [{ org: water, n: 4 }] }],
  matterSteps: [],
  unissued: { n: 0, overdue: 0, rows: [] },
  definitions: [{ name: '在办任务', definition: '起草时已派单、尚未办结的任务。' }],
}
const doc = (more: Partial<BulletinDoc> = {}): BulletinDoc => ({
  ...{
    _id: new Types.ObjectId('c'.repeat(24)),
    version: 1,
    no: null,
    regionId: 'a'.repeat(24),
    kind: 'weekly',
  },
  ...{ state: 'draft', title: '督查周通报（2026年11月16日至11月22日）', figures, autoKey: '' },
  period: { from: day('2026-11-16'), through: day('2026-11-22') },
  about: { category: null, matters: [] },
  texts: { lead: '第一段。\n\n第二段。', good: '', problems: '水务局进度慢。', next: ' ' },
  ...{ draftedBy: null, issuedBy: null, issuedOn: null, issuer: '', withdrawal: null },
  ...{ createdAt: new Date('2026-11-23T01:00:00.000Z'), history: [] },
  ...more,
})
const URL = 'https://mingdu.example/admin/bulletins?open=1'
const issued = {
  no: '演督周〔2026〕3号',
  state: 'issued',
  issuedOn: '2026-11-23',
  issuer: '区督查室',
} as const

it('says that a draft is one, and gives it neither number, code nor seal', () => {
  const paper = bulletinPaper(doc(), '演示区', URL)
  expect([paper.subject, paper.qr, paper.seal, paper.facts[0]]).toEqual([
    '（拟稿）',
    null,
    undefined,
    ['编号', '拟稿，没有印发'],
  ])
})

it('is issued with number, day and code', () => {
  const paper = bulletinPaper(doc(issued), '演示区', URL)
  expect(paper).toMatchObject({
    ...{ subject: '', foot: '演督周〔2026〕3号', qr: { url: URL } },
    seal: { org: '区督查室', date: '2026年11月23日' },
  })
  expect(paper.facts).toContainEqual(['期间', '11月16日至11月22日'])
  expect(paper.facts).toContainEqual(['数字截至', '2026年11月23日'])
})

it('prints what was written and what there is, and no empty part', () => {
  const { sections } = bulletinPaper(doc(issued), '演示区', URL)
  expect(sections.map(({ title }) => title)).toEqual([
    ...['总体情况', '各单位情况', '超期任务', '与上期相比', '项目瓶颈', '存在的问题', '指标口径'],
  ])
  expect(sections[0]?.blocks.map((block) => (block.kind === 'text' ? block.text : ''))).toEqual([
    '第一段。',
    '第二段。',
  ])
  const [table] = sections[1]?.blocks ?? []
  expect(table?.kind === 'table' && table.rows.map((cells) => cells[0])).toEqual(['区水务局', '合计'])
  expect(table?.kind === 'table' && table.rows[0]?.[3]).toEqual({ text: '50.0%', notes: ['n=2'] })
  expect(JSON.stringify(sections[2])).toContain('另有 3 项没有列出')
  expect(JSON.stringify(sections[3])).toContain(
    '区水务局变差：期末超期 0 → 1 项，按时办结率 100.0%（n=2） → 50.0%（n=2）',
  )
})

it('says of one taken back that it was, when and why', () => {
  const withdrawal = { by: { id: 'f'.repeat(24), name: '主任' }, on: '2026-11-25', reason: '数字有误' }
  const paper = bulletinPaper(doc({ ...issued, state: 'withdrawn', withdrawal }), '演示区', URL)
  expect([paper.subject, paper.facts.at(-1)]).toEqual(['（已撤回）', ['撤回', '2026年11月25日　数字有误']])
})
