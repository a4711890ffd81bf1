import type { FieldLines } from '../kernel/diff'
import type { GuideContent } from './guides.schema'
import {
  AUDIENCES,
  CASE_TYPES,
  GUIDE_STAGES,
  HANDLING_FORMS,
  MATERIAL_FORMS,
  MATERIAL_SOURCES,
  NECESSITIES,
  type GuideStage,
} from './guides.states'

type Material = GuideContent['materials'][number]
type Names = Readonly<Record<string, string>>

/** A guide field by field as readable text, in the order people read it: what two versions are compared by. */
export function guideFields(content: GuideContent): FieldLines[] {
  return [
    ...FIELDS.map(({ field, name, lines }) => ({ field, name, lines: lines(content) })),
    ...(Object.keys(GUIDE_STAGES) as GuideStage[]).map((stage) => ({
      field: `stages.${stage}`,
      name: `办理步骤　${GUIDE_STAGES[stage]}`,
      lines: content.stages[stage].map((step) =>
        joined(step.name, step.who, step.days === null ? '' : `${step.days} 个工作日`, step.note),
      ),
    })),
  ]
}

interface Field {
  field: string
  name: string
  lines(content: GuideContent): string[]
}

const FIELDS: readonly Field[] = [
  { field: 'title', name: '指南名称', lines: ({ title }) => [title] },
  { field: 'audience', name: '办理对象', lines: ({ audience }) => [AUDIENCES[audience]] },
  { field: 'themes', name: '主题', lines: ({ themes }) => [...themes] },
  {
    field: 'caseType',
    name: '办件类型',
    lines: ({ caseType }) => [(CASE_TYPES as Names)[caseType] ?? caseType],
  },
  {
    field: 'forms',
    name: '办理形式',
    lines: ({ forms }) => forms.map((one) => (HANDLING_FORMS as Names)[one] ?? one),
  },
  { field: 'conditions', name: '受理条件', lines: ({ conditions }) => [...conditions] },
  { field: 'materials', name: '申请材料', lines: ({ materials }) => materials.map(materialLine) },
  {
    field: 'noMaterials',
    name: '无需材料',
    lines: ({ noMaterials }) => (noMaterials ? ['不需要提交材料'] : []),
  },
  { field: 'scenario', name: '情形引导', lines: scenarioLines },
  { field: 'legalDays', name: '法定时限', lines: ({ legalDays }) => daysLine(legalDays) },
  { field: 'promisedDays', name: '承诺时限', lines: ({ promisedDays }) => daysLine(promisedDays) },
  { field: 'limitBasis', name: '时限依据', lines: ({ limitBasis }) => textLine(limitBasis) },
  {
    field: 'specials',
    name: '特别程序',
    lines: ({ specials }) => specials.map((one) => joined(one.name, `${one.days} 个工作日`, one.basis)),
  },
  {
    field: 'fees',
    name: '收费',
    lines: ({ free, fees }) =>
      free ? ['不收费'] : fees.map((fee) => joined(fee.name, fee.standard, fee.basis)),
  },
  {
    field: 'places',
    name: '办理地点',
    lines: ({ places }) =>
      places.map((place) =>
        joined(place.name, place.address, place.window, place.hours, place.phone, pointOf(place)),
      ),
  },
  { field: 'phone', name: '咨询电话', lines: ({ phone }) => textLine(phone) },
  { field: 'complaint', name: '监督投诉', lines: ({ complaint }) => textLine(complaint) },
  {
    field: 'results',
    name: '办理结果',
    lines: ({ results }) => results.map((one) => joined(one.name, fileWord('样本', one.sampleId))),
  },
  { field: 'faq', name: '常见问题', lines: ({ faq }) => faq.map(({ q, a }) => `问：${q} 答：${a}`) },
  { field: 'flow', name: '流程图', lines: flowLines },
]

function materialLine(material: Material): string {
  const { name, necessity, copies, form, source, spec, notes, basis, deferDays, promiseDays, always } =
    material
  return joined(
    name,
    NECESSITIES[necessity],
    `${copies} 份`,
    MATERIAL_FORMS[form],
    MATERIAL_SOURCES[source],
    always ? '' : '按情形提交',
    deferDays === null ? '' : `可容缺，${deferDays} 个工作日内补齐`,
    promiseDays === null ? '' : `可告知承诺，${promiseDays} 个工作日内兑现`,
    ...[spec, notes, basis, fileWord('空白表格', material.blankFormId), fileWord('样表', material.sampleId)],
  )
}

/** Each answer with what it asks for and where it leads. */
function scenarioLines({ scenario, materials }: GuideContent): string[] {
  const names = new Map(materials.map((material) => [material.key, material.name]))
  const texts = new Map(scenario.questions.map((question) => [question.key, question.text]))
  return scenario.questions.flatMap(({ text, options }) =>
    options.map((option) => {
      const wanted = option.materials.map((key) => names.get(key) ?? key).join('、')
      const next = option.next === null ? '结束' : `接着问：${texts.get(option.next) ?? option.next}`
      const then = option.stop === '' ? next : `不能办理：${option.stop}`
      return joined(`${text} → ${option.label}`, wanted === '' ? '' : `材料：${wanted}`, then)
    }),
  )
}

function flowLines({ flow }: GuideContent): string[] {
  if (!flow) return []
  const texts = new Map(flow.nodes.map((node) => [node.id, node.text]))
  const nodes = flow.nodes.map((node) =>
    joined(node.text, node.who, node.days === null ? '' : `${node.days} 个工作日`),
  )
  const edges = flow.edges.map(
    ({ from, to, label }) => `${texts.get(from) ?? from} →${label} ${texts.get(to) ?? to}`,
  )
  return [...nodes, ...edges]
}

function daysLine(days: number | null): string[] {
  return days === null ? [] : [`${days} 个工作日`]
}

function textLine(text: string): string[] {
  return text === '' ? [] : [text]
}

/** A file is named by its id alone: a changed file has another. */
function fileWord(name: string, id: string | null): string {
  return id === null ? '' : `附${name}（文件 ${id.slice(-6)}）`
}

function pointOf({ lat, lng }: { lat: number | null; lng: number | null }): string {
  return lat === null || lng === null ? '' : `${lat}, ${lng}`
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('　')
}
