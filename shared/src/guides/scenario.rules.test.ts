import fc from 'fast-check'
import type { GuideMaterial, Scenario } from './guides.schema'
import { materialsFor, scenarioProblem } from './scenario.rules'

type Option = Scenario['questions'][number]['options'][number]

const material = (key: string, always = false): GuideMaterial => ({
  key,
  name: `材料${key}`,
  necessity: 'required',
  source: 'applicant',
  form: 'original',
  ...{ copies: 1, spec: '', notes: '', basis: '', always },
  ...{ blankFormId: null, sampleId: null, deferDays: null, promiseDays: null },
})
const option = (key: string, more: Partial<Option> = {}): Option => ({
  ...{ key, label: `答${key}`, materials: [], next: null, stop: '' },
  ...more,
})
const question = (key: string, ...options: Option[]) => ({ key, text: `问${key}`, options })

const GUIDE = {
  materials: [material('form', true), material('shop'), material('site'), material('plan')],
  scenario: {
    first: 'who',
    questions: [
      question(
        'who',
        option('shop', { materials: ['shop'] }),
        option('site', { materials: ['site'], next: 'size' }),
      ),
      question(
        'size',
        option('big', { materials: ['plan'] }),
        option('home', { stop: '家庭排水不需要办理。' }),
      ),
    ],
  },
}
const keys = (answers: Record<string, string>) => materialsFor(GUIDE, answers).materials.map((one) => one.key)

describe('materialsFor', () => {
  it('selects by the answers, in the order of the guide', () => {
    expect(keys({})).toEqual(['form'])
    expect(keys({ who: 'shop' })).toEqual(['form', 'shop'])
    expect(keys({ who: 'site', size: 'big' })).toEqual(['form', 'site', 'plan'])
  })

  it('says which question is still to ask, and when the way ends', () => {
    expect(materialsFor(GUIDE, {}).ask?.key).toBe('who')
    expect(materialsFor(GUIDE, { who: 'site' }).ask?.key).toBe('size')
    expect(materialsFor(GUIDE, { who: 'shop' })).toMatchObject({ ask: null, stop: '' })
    expect(materialsFor(GUIDE, { who: 'site', size: 'home' })).toMatchObject({
      ask: null,
      stop: '家庭排水不需要办理。',
    })
  })

  it('counts no answer that is off the way or unknown', () => {
    expect(keys({ who: 'shop', size: 'big' })).toEqual(['form', 'shop'])
    expect(materialsFor(GUIDE, { who: 'nobody' }).ask?.key).toBe('who')
  })

  it('needs no questions', () => {
    const plain = { materials: [material('form', true)], scenario: { first: null, questions: [] } }
    expect(materialsFor(plain, {})).toMatchObject({ ask: null, stop: '', trail: [] })
  })
})

const change = (questions: Scenario['questions'], more: object = {}) => ({
  ...GUIDE,
  scenario: { first: 'who', questions },
  ...more,
})
const [who, size] = GUIDE.scenario.questions as [Scenario['questions'][number], Scenario['questions'][number]]

it.each([
  ['没有指定从哪个问题开始', { ...GUIDE, scenario: { ...GUIDE.scenario, first: null } }],
  ['第一个问题不存在', { ...GUIDE, scenario: { ...GUIDE.scenario, first: 'x' } }],
  ['问题“问who”的编号与别的问题重复', change([who, size, who])],
  ['问题“问who”的答案“答a”重复', change([question('who', option('a'), option('a'))])],
  [
    '问题“问who”的答案“答a”指向的下一个问题不存在',
    change([question('who', option('a', { next: 'x' }), option('b'))]),
  ],
  [
    '问题“问who”的答案“答a”选的材料“x”不存在',
    change([question('who', option('a', { materials: ['x'] }), option('b'))]),
  ],
  [
    '问题“问who”的答案“答a”既写了不能办理，又指向下一个问题',
    change([question('who', option('a', { stop: '不行', next: 'size' }), option('b')), size]),
  ],
  [
    '问题“问who”会问回到自己，没有尽头',
    change([who, question('size', option('a', { next: 'who' }), option('b', { materials: ['plan'] }))]),
  ],
  ['没有答案通向问题“问more”', change([who, size, question('more', option('a'), option('b'))])],
  [
    '材料“材料dead”不是都要交，也没有答案选中它',
    { ...GUIDE, materials: [...GUIDE.materials, material('dead')] },
  ],
  [
    '选到答案“答b”为止没有选中任何材料',
    change([question('who', option('a', { materials: ['shop'] }), option('b'))], {
      materials: [material('shop')],
    }),
  ],
])('says “%s”', (problem, guide) => {
  expect(scenarioProblem(guide)).toBe(problem)
})

it('finds nothing wrong with questions that all lead somewhere', () => {
  expect(scenarioProblem(GUIDE)).toBeNull()
})

/** Any graph of questions over a few keys: most are wrong in some way, many are right. */
const KEYS = ['q0', 'q1', 'q2', 'q3']
const anyOption = fc.record({
  materials: fc.subarray(['form', 'a', 'b']),
  next: fc.option(fc.constantFrom(...KEYS), { nil: null, freq: 2 }),
  stop: fc.constantFrom('', '', '', '不能办理'),
})
const anyScenario = fc
  .array(fc.array(anyOption, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 4 })
  .map((all) => ({
    first: 'q0',
    questions: all.map((options, i) => question(`q${i}`, ...options.map((one, j) => option(`o${j}`, one)))),
  }))

it('lets no answer of any scenario that passes lead nowhere', () => {
  let passed = 0
  fc.assert(
    fc.property(anyScenario, fc.array(fc.nat(2), { minLength: 8, maxLength: 8 }), (scenario, picks) => {
      const guide = { scenario, materials: [material('form'), material('a'), material('b')] }
      if (scenarioProblem(guide) !== null) return
      passed += 1
      const answers: Record<string, string> = {}
      for (const pick of picks) {
        const { ask } = materialsFor(guide, answers)
        if (!ask) break
        answers[ask.key] = ask.options[pick % ask.options.length]?.key ?? ''
      }
      const end = materialsFor(guide, answers)
      expect(end.ask).toBeNull()
      expect(end.stop !== '' || end.materials.length > 0).toBe(true)
    }),
    { numRuns: 5000, seed: 20261128 },
  )
  expect(passed).toBeGreaterThan(50)
})
