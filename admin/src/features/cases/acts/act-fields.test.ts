import { CASE_ACTS, type CaseAct } from '@mingdu/shared/cases/cases.states'
import type { Case } from '@mingdu/shared/cases/cases.schema'
import { actBody, actFields, actProblems } from './act-fields'
import type { CaseActName } from './act-words'
import { isNewDemand } from './demands'

type Known = Pick<Case, 'power' | 'reviewer' | 'materials' | 'openSteps'>
type Material = Case['materials'][number]

const material = (key: string, given: Material['given'], needed = true): Material => ({
  ...{ key, name: `材料${key}`, needed, given, owedBy: null, fileIds: [] },
})
const one: Known = {
  power: { id: 'b'.repeat(24), code: 'P-1', name: '排水许可', type: '01' },
  reviewer: null,
  openSteps: 0,
  materials: [material('form', 'paper'), material('test', 'missing'), material('photo', 'missing', false)],
}
const problems = (act: CaseActName, values: Record<string, unknown>, of: Known = one) =>
  actProblems(actFields(act, of), values, of)
const ACTS = (Object.keys(CASE_ACTS) as CaseAct[]).flatMap((act): CaseActName[] =>
  act === 'submit' ? [] : [act],
)

it.each(ACTS)('asks %s for nothing twice, and says what is missing by field', (act) => {
  const names = actFields(act, one).map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(names).toEqual(expect.arrayContaining(Object.keys(problems(act, {}))))
})

it('asks for nothing where everything is there', () => {
  const whole = { ...one, materials: [material('form', 'paper')] }
  expect([actFields('accept', whole), actFields('startReview', whole), actFields('take', whole)]).toEqual([
    [],
    [],
    [],
  ])
})

it('accepts without a necessary material only when it is 容缺, and needs no word on the others', () => {
  expect(problems('accept', { deferred: [] })['deferred']).toContain('“材料test”')
  expect(problems('accept', { deferred: ['test'] })).toEqual({})
})

it('needs a reason to take over from somebody, and none to take what nobody has', () => {
  const held = { ...one, reviewer: { id: 'c'.repeat(24), name: '审查二' } }
  expect(problems('take', {}, held)).toEqual({ reason: '请写接手原因，至少 2 个字' })
  expect(problems('take', { reason: '休假交接' }, held)).toEqual({})
})

it('asks why it does not wait where 联办 are open', () => {
  const sent = { propose: 'grant', opinion: '符合条件' }
  expect(problems('sendUp', sent)).toEqual({})
  expect(Object.keys(problems('sendUp', sent, { ...one, openSteps: 1 }))).toEqual(['jointReason'])
})

it('knows how long a limit may be extended under the law of the item', () => {
  const days = actFields('extend', one).find(({ name }) => name === 'days')
  expect(days).toMatchObject({ kind: 'number', max: 15, help: expect.stringContaining('本行政机关负责人') })
})

it('demands words for every demand, and a file for every material that came as one', () => {
  expect(problems('askCorrection', { demands: [] })['demands']).toContain('请勾选')
  expect(problems('askCorrection', { demands: [{ materialKey: null, text: ' ' }] })['demands']).toContain(
    '至少 2 个字',
  )
  const files = [{ key: 'test', given: 'files', files: [] }]
  expect(problems('correct', { materials: files })['materials']).toContain('还没有上传')
})

it('sends texts trimmed and materials with the ids of their files, and nothing that was not asked for', () => {
  const body = actBody(actFields('refuse', one), { ground: 'notOurs', reason: ' 不归本局管 ', other: 1 })
  expect(body).toEqual({ ground: 'notOurs', reason: '不归本局管' })
  const file = { id: 'd'.repeat(24) }
  const materials = [
    { key: 'test', given: 'files', files: [file] },
    { key: 'form', given: 'paper', files: [file] },
  ]
  expect(actBody(actFields('correct', one), { materials })).toEqual({
    materials: [
      { key: 'test', given: 'files', fileIds: [file.id] },
      { key: 'form', given: 'paper', fileIds: [] },
    ],
  })
})

it('warns of what will be 二次补正: outside the guide, or first said after the one notice', () => {
  const demand = (materialKey: string | null, text = '补') => ({ materialKey, text })
  const notice = {
    ...{ on: '2026-11-20', no: '水补〔2026〕1号' },
    demands: [{ ...demand('test'), outside: false, second: false }],
  }
  expect(isNewDemand({ ...one, notices: [] }, demand('test'))).toBe(false)
  expect(isNewDemand({ ...one, notices: [] }, demand(null, '村委会意见'))).toBe(true)
  expect(isNewDemand({ ...one, notices: [notice] }, demand('form'))).toBe(true)
  expect(isNewDemand({ ...one, notices: [notice] }, demand('test'))).toBe(false)
})
