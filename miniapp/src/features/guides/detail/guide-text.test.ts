import { materialsFor } from '@mingdu/shared/guides/scenario.rules'
import type { GuideMaterial, Scenario } from '@mingdu/shared/guides/guides.schema'
import { questionsInAll } from '../../../components/scenario/questions'
import { leniencies, listText, materialLine } from './guide-text'

const MATERIAL: GuideMaterial = {
  key: 'a',
  name: '申请表',
  necessity: 'required',
  source: 'applicant',
  copies: 2,
  form: 'original',
  spec: '',
  notes: '盖公章',
  basis: '',
  blankFormId: null,
  sampleId: null,
  deferDays: null,
  promiseDays: null,
  always: true,
}

it('says form, copies, source and necessity of a material, and what it may be late for', () => {
  expect(materialLine(MATERIAL)).toBe('原件 2 份 · 申请人自备 · 必要')
  expect(materialLine({ ...MATERIAL, form: 'exempt', source: 'government' })).toBe(
    '免提交 · 政府部门核发 · 必要',
  )
  expect(leniencies(MATERIAL)).toEqual([])
  expect(leniencies({ ...MATERIAL, deferDays: 10, promiseDays: 30 })).toEqual([
    '可容缺：先受理，10 个工作日内补交',
    '可告知承诺：先写承诺书，30 个工作日内兑现',
  ])
})

it('writes the list as text, and says so when nothing is needed', () => {
  const guide = { title: '排水许可', org: '区水务局', no: 3 }
  expect(listText(guide, [MATERIAL])).toBe(
    '排水许可（区水务局，第 3 版）要带的材料：\n1. 申请表（原件 2 份 · 申请人自备 · 必要；盖公章）',
  )
  expect(listText(guide, [])).toContain('不用交材料')
})

const option = (key: string, next: string | null) => ({ key, label: key, materials: [], next, stop: '' })
const SCENARIO: Scenario = {
  first: 'q1',
  questions: [
    { key: 'q1', text: '第一问', options: [option('short', 'q3'), option('long', 'q2')] },
    { key: 'q2', text: '第二问', options: [option('a', 'q3'), option('b', null)] },
    { key: 'q3', text: '第三问', options: [option('a', null), option('b', null)] },
  ],
}

it.each([
  [{}, 1, 3],
  [{ q1: 'long' }, 2, 3],
  [{ q1: 'short' }, 2, 2],
  [{ q1: 'short', q3: 'a' }, null, 2],
])('counts the questions of the way taken with %j', (answers, at, all) => {
  const selection = materialsFor({ materials: [], scenario: SCENARIO }, answers)
  expect(selection.ask ? selection.trail.length + 1 : null).toBe(at)
  expect(questionsInAll(SCENARIO, selection)).toBe(all)
})
