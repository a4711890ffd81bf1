import { flowProblem } from '@mingdu/shared/flow/flow.rules'
import { isCatchAll, limitsRefusal, scenarioProblem, stepsRefusal } from '@mingdu/shared/guides/guides.rules'
import type { GuideContent } from '@mingdu/shared/guides/guides.schema'
import { GUIDE_STAGES, type GuideStage } from '@mingdu/shared/guides/guides.states'
import { refusalText } from '@mingdu/shared/kernel/refusals'
import { blank, tidied } from './tidy'

/** Something that keeps a content from being saved. */
export interface Problem {
  /** Where it stands: `materials.3.name`. */
  path: string
  text: string
  /** Simply not filled yet: told when saving was tried, not while typing. */
  late: boolean
}

/** By the server's own rules, at the field they are about, in the order of the page. */
export function guideProblems(content: GuideContent): Problem[] {
  return [
    ...short('title', content.title, 2, '请写指南名称'),
    ...rows(content.conditions, blank.condition, (text, i) => short(`conditions.${i}`, text, 2, '写得太短')),
    ...(Object.keys(GUIDE_STAGES) as GuideStage[]).flatMap((stage) =>
      rows(content.stages[stage], blank.step, ({ name }, i) =>
        short(`stages.${stage}.${i}.name`, name, 1, '请写步骤'),
      ),
    ),
    ...rows(content.materials, blank.material, materialProblems),
    ...scenarioProblems(content),
    ...limitProblems(content),
    ...feeProblems(content),
    ...rows(content.places, blank.place, ({ name }, i) => short(`places.${i}.name`, name, 2, '请写办理地点')),
    ...rows(content.results, blank.result, ({ name }, i) =>
      short(`results.${i}.name`, name, 2, '请写结果名称'),
    ),
    ...rows(content.faq, blank.faq, ({ q, a }, i) => [
      ...short(`faq.${i}.q`, q, 2, '请写问题'),
      ...short(`faq.${i}.a`, a, 2, '请写回答'),
    ]),
    ...flowProblems(content),
  ]
}

/** 行政许可法第三十二条: every material is named at once; a catch-all is refused as soon as it is written. */
function materialProblems({ name }: GuideContent['materials'][number], i: number): Problem[] {
  const path = `materials.${i}.name`
  if (name.trim() !== '' && isCatchAll(name))
    return [{ path, text: refusalText('guide.catch-all', { name }), late: false }]
  return short(path, name, 2, '请写材料名称')
}

function limitProblems(content: GuideContent): Problem[] {
  const limits = limitsRefusal(content)
  const steps = stepsRefusal(content)
  return [
    ...(limits
      ? [{ path: 'promisedDays', text: refusalText(limits.code, limits.details), late: false }]
      : []),
    ...(steps ? [{ path: 'limits.steps', text: refusalText(steps.code, steps.details), late: false }] : []),
    ...rows(content.specials, blank.special, ({ name }, i) =>
      short(`specials.${i}.name`, name, 2, '请写特别程序'),
    ),
  ]
}

function feeProblems({ free, fees }: GuideContent): Problem[] {
  if (free) return []
  return rows(fees, blank.fee, (fee, i) => [
    ...short(`fees.${i}.name`, fee.name, 2, '请写收费项目'),
    ...short(`fees.${i}.standard`, fee.standard, 1, '请写收费标准'),
  ])
}

function scenarioProblems(content: GuideContent): Problem[] {
  const empty = content.scenario.questions.flatMap(({ text, options }, q) => [
    ...short(`scenario.questions.${q}.text`, text, 2, '请写问题'),
    ...options.flatMap(({ label, stop }, o) => [
      ...short(`scenario.questions.${q}.options.${o}.label`, label, 1, '请写答案'),
      ...(stop === '' ? [] : short(`scenario.questions.${q}.options.${o}.stop`, stop, 1, '请写为什么不能办')),
    ]),
    ...(options.length < 2
      ? [{ path: `scenario.questions.${q}.options`, text: '每个问题至少两个答案', late: false }]
      : []),
  ])
  if (empty.length > 0) return empty
  const text = scenarioProblem(tidied(content))
  return text === null ? [] : [{ path: scenarioPath(content, text), text, late: false }]
}

/** The question or material a problem speaks of, by its text in quotes; else the section. */
function scenarioPath({ scenario }: GuideContent, problem: string): string {
  const says = (text: string) => problem.includes(`“${text}”`)
  const asked = scenario.questions.findIndex(({ text }) => says(text))
  const answered = scenario.questions.findIndex(({ options }) => options.some(({ label }) => says(label)))
  const at = asked >= 0 ? asked : answered
  return at >= 0 ? `scenario.questions.${at}` : 'scenario'
}

function flowProblems({ flow }: GuideContent): Problem[] {
  if (flow === null || flow.nodes.length === 0) return []
  const unnamed = flow.nodes.some((node) => node.text.trim() === '') ? '有一个环节没有写名称' : null
  const problem = unnamed ?? flowProblem(flow)
  return problem === null ? [] : [{ path: 'flow', text: refusalText('guide.flow', { problem }), late: false }]
}

function rows<T>(
  list: readonly T[],
  isBlank: (row: T) => boolean,
  of: (row: T, i: number) => Problem[],
): Problem[] {
  return list.flatMap((row, i) => (isBlank(row) ? [] : of(row, i)))
}

function short(path: string, value: string, least: number, text: string): Problem[] {
  return value.trim().length >= least ? [] : [{ path, text, late: true }]
}
