import { content, material } from '../testing'
import { flowProblem } from '@mingdu/shared/flow/flow.rules'
import { scenarioProblem } from '@mingdu/shared/guides/guides.rules'
import { pointsMissing, sectionOf } from '../guide-sections'
import { completeness } from '@mingdu/shared/guides/guides.rules'
import { lead, selectMaterials, withoutQuestion, withQuestion } from '../scenario/scenario-edit'
import { scenarioChart } from '../scenario/scenario-chart'
import { copied, pastedNames, withoutMaterial } from './materials'
import { divergence, merged } from './merge'
import { guideProblems } from './problems'
import { flowOfStages } from './section-flow'
import { tidied } from './tidy'

it('takes pasted names without their numbers, and says why others are not taken', () => {
  const text = '1. 营业执照\n（二）法定代表人身份证明\t原件\n3、其他材料\n\n• 排水许可申请表\n营业执照'
  expect(pastedNames(text, content.materials)).toEqual([
    { name: '营业执照', refused: null },
    { name: '法定代表人身份证明', refused: null },
    { name: '其他材料', refused: '兜底说法，请写明具体材料' },
    { name: '排水许可申请表', refused: '已经有了' },
    { name: '营业执照', refused: '已经有了' },
  ])
})

it('takes no more names than a guide holds', () => {
  const full = Array.from({ length: 59 }, (_, i) => material(`m${i}`, `材料甲${i}`))
  expect(pastedNames('营业执照\n身份证', full).map((n) => n.refused)).toEqual([null, '最多 60 项'])
})

it('gives a copied material a key of its own', () => {
  const keys = copied(content.materials, 0).map((m) => m.key)
  expect(new Set(keys).size).toBe(3)
})

it('takes a removed material out of the answers that asked for it', () => {
  const left = withoutMaterial(content, 1)
  expect(left.scenario.questions[0]?.options[0]?.materials).toEqual([])
})

it('ends answers that led to a removed question', () => {
  const [grown, key] = withQuestion(content.scenario)
  const led = lead(grown, 0, 0, { to: 'question', key })
  expect(withoutQuestion(led, key)).toEqual(content.scenario)
})

it('leads an answer to a new question, or to a refusal with a reason', () => {
  const led = lead(content.scenario, 0, 0, { to: 'new' })
  expect(led.questions).toHaveLength(2)
  expect(led.questions[0]?.options[0]?.next).toBe(led.questions[1]?.key)
  expect(lead(led, 0, 0, { to: 'stop' }).questions[0]?.options[0]).toMatchObject({
    next: null,
    stop: '不符合办理条件。',
  })
})

it('asks a selected material no longer of everyone', () => {
  const { materials } = selectMaterials(content, 0, 0, ['m1', 'm2'])
  expect(materials.map((m) => m.always)).toEqual([false, false])
  expect(scenarioProblem(content)).toBeNull()
})

it('draws the questions with both of their ends', () => {
  expect(scenarioChart(content.scenario).nodes.map((n) => n.text)).toEqual([
    '您是哪一类排水户',
    '材料选定',
    '不予办理',
  ])
})

it('makes a complete flow chart of the four stages', () => {
  const flow = flowOfStages(content.stages)
  expect(flow.nodes.map((n) => n.text)).toEqual(['申请', '提交申请', '受理', '审查决定', '送达', '办结'])
  expect(flowProblem(flow)).toBeNull()
})

it('finds every kind of problem where it stands', () => {
  const paths = guideProblems({
    ...content,
    title: '',
    conditions: ['一', ''],
    materials: [material('m1', '相关材料'), material('m2', '', { basis: '有依据' })],
    legalDays: 5,
    free: false,
    fees: [{ name: '工本费', standard: '', basis: '' }],
    faq: [{ q: '要多久', a: '' }],
  }).map((p) => p.path)
  expect(paths).toEqual(
    [
      'title',
      'conditions.0',
      'materials.0.name',
      'materials.1.name',
      'scenario.questions.0',
      'promisedDays',
      'fees.0.standard',
      'faq.0.a',
    ].filter((p) => p !== 'scenario.questions.0'),
  )
})

it('leaves out rows that were never filled', () => {
  const kept = tidied({ ...content, conditions: ['', '依法取得营业执照'], faq: [{ q: ' ', a: '' }] })
  expect(kept.conditions).toEqual(['依法取得营业执照'])
  expect(kept.faq).toEqual([])
})

it('knows the section of every part of the score', () => {
  const { missing } = completeness({
    ...content,
    title: '',
    conditions: [],
    materials: [],
    phone: '',
    flow: null,
  })
  expect(missing.every(({ field }) => sectionOf(field) !== null)).toBe(true)
  const points = pointsMissing(missing)
  expect(points.conditions).toBe(10)
  expect(points.scenario).toBeNull()
  expect(points.stages).toBe(0)
})

it('keeps what each of two people changed, and asks only where both did', () => {
  const theirs = { ...content, phone: '1', complaint: '甲' }
  const mine = { ...content, phone: '2', free: false }
  const apart = divergence(content, theirs, mine)
  expect(apart).toEqual({ both: ['phone'], theirs: ['complaint'], mine: ['free'] })
  expect(merged(theirs, mine, apart, new Set())).toEqual({
    ...content,
    phone: '1',
    complaint: '甲',
    free: false,
  })
  expect(merged(theirs, mine, apart, new Set(['phone'])).phone).toBe('2')
})
