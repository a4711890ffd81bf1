import type { GuideContent, GuideMaterial, Scenario } from './guides.schema'

type Question = Scenario['questions'][number]
type Option = Question['options'][number]
type Asked = Pick<GuideContent, 'materials' | 'scenario'>

/** What the answers given so far come to. */
export interface Selection {
  /** Materials needed, in the guide's order: those of every case and those that an answer asked for. */
  materials: GuideMaterial[]
  /** Questions answered on the way, in order. */
  trail: { question: Question; option: Option }[]
  /** The question still to ask; null when there is none, or the way has ended. */
  ask: Question | null
  /** Why this cannot be applied for here, and what to do instead; '' when it can. */
  stop: string
}

/**
 * Follows the answers (question key → option key) from the first question. Answers off the way, or that the guide
 * does not know, count for nothing: the question is asked again.
 */
export function materialsFor(content: Asked, answers: Readonly<Record<string, string>>): Selection {
  const questions = new Map(content.scenario.questions.map((question) => [question.key, question]))
  const trail: Selection['trail'] = []
  const selected = new Set<string>()
  let next = content.scenario.first
  let stop = ''
  while (next !== null && trail.length <= questions.size) {
    const question = questions.get(next)
    const option = question?.options.find((one) => one.key === answers[question.key])
    if (!question || !option) break
    trail.push({ question, option })
    for (const key of option.materials) selected.add(key)
    stop = option.stop
    next = stop === '' ? option.next : null
  }
  const materials = content.materials.filter((material) => material.always || selected.has(material.key))
  return { materials, trail, stop, ask: next === null ? null : (questions.get(next) ?? null) }
}

/** Why the questions lead nowhere, in plain words; null when every answer leads to a next question or to an end. */
export function scenarioProblem(content: Asked & Partial<Pick<GuideContent, 'noMaterials'>>): string | null {
  for (const check of CHECKS) {
    const problem = check(content)
    if (problem) return problem
  }
  return null
}

type Check = (content: Parameters<typeof scenarioProblem>[0]) => string | null

const CHECKS: readonly Check[] = [
  ({ scenario }) => repeatedKeys(scenario),
  ({ scenario }) => firstProblem(scenario),
  (content) => firstOf(content.scenario, (question, option) => optionProblem(content, question, option)),
  ({ scenario }) => circle(scenario),
  ({ scenario }) => unreached(scenario),
  deadMaterial,
  emptyEnd,
]

function repeatedKeys({ questions }: Scenario): string | null {
  const keys = questions.map((question) => question.key)
  const twice = questions.find((question, i) => keys.indexOf(question.key) !== i)
  if (twice) return `问题“${twice.text}”的编号与别的问题重复`
  for (const { text, options } of questions) {
    const [own, labels] = [options.map((one) => one.key), options.map((one) => one.label)]
    const same = options.find((one, i) => own.indexOf(one.key) !== i || labels.indexOf(one.label) !== i)
    if (same) return `问题“${text}”的答案“${same.label}”重复`
  }
  return null
}

function firstProblem({ first, questions }: Scenario): string | null {
  if (questions.length === 0) return first === null ? null : '第一个问题不存在'
  if (first === null) return '没有指定从哪个问题开始'
  return questions.some((question) => question.key === first) ? null : '第一个问题不存在'
}

function optionProblem({ scenario, materials }: Asked, question: Question, option: Option): string | null {
  const where = `问题“${question.text}”的答案“${option.label}”`
  if (option.next !== null && option.stop !== '') return `${where}既写了不能办理，又指向下一个问题`
  if (option.next !== null && !scenario.questions.some((one) => one.key === option.next))
    return `${where}指向的下一个问题不存在`
  const lost = option.materials.find((key) => !materials.some((material) => material.key === key))
  return lost === undefined ? null : `${where}选的材料“${lost}”不存在`
}

/** A question that its own answers lead back to. */
function circle({ questions }: Scenario): string | null {
  const byKey = new Map(questions.map((question) => [question.key, question]))
  const done = new Set<string>()
  const visit = (question: Question, way: readonly string[]): string | null => {
    if (way.includes(question.key)) return `问题“${question.text}”会问回到自己，没有尽头`
    if (done.has(question.key)) return null
    for (const { next } of question.options) {
      const after = next === null ? undefined : byKey.get(next)
      const problem = after ? visit(after, [...way, question.key]) : null
      if (problem) return problem
    }
    done.add(question.key)
    return null
  }
  return questions.map((question) => visit(question, [])).find((problem) => problem !== null) ?? null
}

function unreached(scenario: Scenario): string | null {
  const reached = reachedQuestions(scenario)
  const lost = scenario.questions.find((question) => !reached.includes(question))
  return lost ? `没有答案通向问题“${lost.text}”` : null
}

/** A material that nobody is ever asked for; without questions nothing selects. */
function deadMaterial({ scenario, materials }: Asked): string | null {
  const selected = new Set(
    scenario.questions.flatMap((one) => one.options.flatMap((option) => option.materials)),
  )
  const dead = materials.find((material) => !material.always && !selected.has(material.key))
  return dead ? `材料“${dead.name}”不是都要交，也没有答案选中它` : null
}

/** A way to an end that may go on but asks for nothing at all, where the guide does not say that nothing is needed. */
function emptyEnd({ scenario, materials, noMaterials = false }: Parameters<Check>[0]): string | null {
  if (noMaterials || materials.length === 0 || materials.some((material) => material.always)) return null
  const byKey = new Map(scenario.questions.map((question) => [question.key, question]))
  const empty = new Map<string, Option | null>()
  const endOf = (question: Question): Option | null => {
    const known = empty.get(question.key)
    if (known !== undefined) return known
    const found = question.options.filter((one) => one.materials.length === 0 && one.stop === '')
    const ends = found.map((option) => {
      const after = option.next === null ? undefined : byKey.get(option.next)
      return after ? endOf(after) : option
    })
    const end = ends.find((option) => option !== null) ?? null
    empty.set(question.key, end)
    return end
  }
  const first = scenario.first === null ? undefined : byKey.get(scenario.first)
  const end = first ? endOf(first) : null
  return end ? `选到答案“${end.label}”为止没有选中任何材料` : null
}

function reachedQuestions({ first, questions }: Scenario): Question[] {
  const reached: Question[] = []
  const waiting = [first]
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const question = questions.find((one) => one.key === key)
    if (!question || reached.includes(question)) continue
    reached.push(question)
    waiting.push(...question.options.map((option) => option.next))
  }
  return reached
}

function firstOf(
  { questions }: Scenario,
  check: (question: Question, option: Option) => string | null,
): string | null {
  for (const question of questions) {
    for (const option of question.options) {
      const problem = check(question, option)
      if (problem) return problem
    }
  }
  return null
}
