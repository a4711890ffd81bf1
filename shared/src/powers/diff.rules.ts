import { SYSTEM_ELEMENTS } from '../catalog/catalog.table'
import { diffFields, type FieldChange, type FieldLines } from '../kernel/diff'
import { POWER_LEVELS, POWER_SOURCES, POWER_TYPES, nameOfCode } from './powers.states'
import type { PowerContent } from './powers.schema'

/** Names that a content only holds the id or key of. */
export interface DiffNames {
  org(id: string): string
  /** An element of the place's own. */
  element(key: string): string
}

/** Compares two contents field by field, duties by their stage; `was` null for a power that is new. */
export function diffPowers(was: PowerContent | null, is: PowerContent, names: DiffNames): FieldChange[] {
  return diffFields(was ? powerLines(was, names) : [], powerLines(is, names))
}

/** A content as readable lines, field by field, in the order of the element set. */
export function powerLines(content: PowerContent, names: DiffNames): FieldLines[] {
  const listed = (Object.keys(LINES) as (keyof typeof LINES)[]).map((field) => ({
    field,
    name: SYSTEM_ELEMENTS[field],
    lines: LINES[field](content, names).filter((line) => line !== ''),
  }))
  const [before, after] = [listed.slice(0, DUTIES_AT), listed.slice(DUTIES_AT)]
  return [...before, ...dutyLines(content), ...after, ...extraLines(content, names)]
}

type Lines = (content: PowerContent, names: DiffNames) => string[]

const LINES = {
  code: (c) => [c.code],
  name: (c) => [c.name],
  orgId: (c, names) => [names.org(c.orgId)],
  type: (c) => [nameOfCode(POWER_TYPES, c.type)],
  mainName: (c) => [c.mainName],
  subItems: (c) => c.subItems,
  baseCode: (c) => [c.baseCode],
  itemCode: (c) => [c.itemCode],
  orgCode: (c) => [c.orgCode],
  regionCode: (c) => [c.regionCode],
  office: (c) => [c.office],
  level: (c) => [nameOfCode(POWER_LEVELS, c.level)],
  source: (c) => [nameOfCode(POWER_SOURCES, c.source)],
  bases: (c) =>
    c.bases.map(({ law, article, text }) => joined(`《${law.replace(/[《》]/g, '')}》${article}`, text)),
  legalDays: (c) => days(c.legalDays),
  promisedDays: (c) => days(c.promisedDays),
  accountabilities: (c) => c.accountabilities.map((a) => joined(a.situation, a.basis, a.organ)),
  penalties: (c) => c.penalties.map((p) => joined(p.circumstance, p.grade, p.standard, p.basis)),
  norms: (c) => c.norms.split('\n'),
  // another template under the same name is a change, too
  materials: (c) =>
    c.materials.map(({ name, note, templateId }) =>
      joined(name, note, templateId === null ? '' : `模板 ${templateId.slice(-6)}`),
    ),
  outerFlow: (c) => flowLines(c.outerFlow),
  innerFlow: (c) => flowLines(c.innerFlow),
  supervision: (c) => c.supervision.split('\n'),
  remedies: (c) => c.remedies.split('\n'),
} as const satisfies Record<Exclude<keyof typeof SYSTEM_ELEMENTS, 'duties'>, Lines>

const DUTIES_AT = Object.keys(SYSTEM_ELEMENTS).indexOf('duties')

/** 责任事项 审查阶段: a field for each stage, in the order in which the stages come up. */
function dutyLines({ duties }: PowerContent): FieldLines[] {
  const stages = new Map<string, string[]>()
  for (const { stage, content, basis } of duties) {
    stages.set(stage, [...(stages.get(stage) ?? []), basis === '' ? content : `${content}（依据：${basis}）`])
  }
  return [...stages].map(([stage, lines]) => ({
    field: `duties.${stage}`,
    name: `${SYSTEM_ELEMENTS.duties}　${stage}${stage.endsWith('阶段') ? '' : '阶段'}`,
    lines,
  }))
}

function extraLines({ extra }: PowerContent, names: DiffNames): FieldLines[] {
  return Object.keys(extra)
    .sort()
    .map((key) => ({
      field: `extra.${key}`,
      name: names.element(key),
      lines: (extra[key] ?? '').split('\n').filter((line) => line !== ''),
    }))
}

function flowLines(flow: PowerContent['outerFlow']): string[] {
  if (!flow) return []
  const texts = new Map(flow.nodes.map(({ id, text }) => [id, text]))
  const nodes = flow.nodes.map(({ text, who, days: d }) =>
    joined(text, who, d === null ? '' : `${d} 个工作日`),
  )
  const edges = flow.edges.map(
    ({ from, to, label }) =>
      `${texts.get(from) ?? ''} → ${texts.get(to) ?? ''}${label === '' ? '' : `（${label}）`}`,
  )
  return [...nodes, ...edges]
}

function days(n: number | null): string[] {
  return n === null ? [] : [`${n} 个工作日`]
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('；')
}
