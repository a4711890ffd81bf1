import { CASE_ACTS, type CaseAct } from '@mingdu/shared/cases/cases.states'
import { actMenu, actName, nextText, paperText, type CaseActName } from './act-words'

const ACTS = (Object.keys(CASE_ACTS) as CaseAct[]).flatMap((act): CaseActName[] =>
  act === 'submit' ? [] : [act],
)
const base = { allowedActs: [] as CaseAct[], mayTake: false, reviewer: null, materials: [] }
const someone = { id: 'a'.repeat(24), name: '审查二' }
const owed = {
  ...{ key: 'test', name: '检测报告', needed: true, given: 'deferred' as const },
  ...{ owedBy: '2026-12-10', fileIds: [] },
}

it.each([...ACTS, 'take', 'supply'] as const)('says what comes after %s, and its name', (act) => {
  expect(nextText(act)).toMatch(/。$/)
  expect(actName(act, { reviewer: null })).not.toBe('')
})

it('names every paper that will get a number, the one of 容缺 as well', () => {
  expect(paperText('accept', false)).toBe('生成并编号：《受理通知书》')
  expect(paperText('accept', true)).toBe('生成并编号：《受理通知书》《容缺受理告知书》')
  expect(paperText('sendUp', false)).toBe('')
})

it('has one main button, what is used next beside it, and what ends a case last', () => {
  const menu = actMenu({ ...base, allowedActs: ['accept', 'askCorrection', 'refuse', 'withdraw'] }, true)
  expect(menu).toEqual({ main: 'accept', beside: ['askCorrection', 'refuse'], more: ['withdraw'] })
})

it('begins the examination rather than taking it first, and takes over from another by a button beside', () => {
  const fresh = actMenu({ ...base, allowedActs: ['startReview', 'transfer'], mayTake: true }, false)
  expect([fresh.main, fresh.beside, fresh.more]).toEqual(['startReview', [], ['transfer']])
  const held = actMenu({ ...base, mayTake: true, reviewer: someone }, false)
  expect([held.main, held.beside]).toEqual([null, ['take']])
  expect([actName('take', { reviewer: someone }), actName('take', { reviewer: null })]).toEqual([
    '接手审查',
    '认领',
  ])
})

it('offers to supply what is owed only to who receives', () => {
  const one = { ...base, materials: [owed] }
  expect([actMenu(one, true).beside, actMenu(one, false).beside]).toEqual([['supply'], []])
})
