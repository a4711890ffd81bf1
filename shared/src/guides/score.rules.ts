import type { GuideContent, Missing } from './guides.schema'

interface Part {
  /** What an editor is told when it is missing. */
  text: string
  points: number
  has(content: GuideContent): boolean
}

/**
 * What makes a guide complete, with the points of each part; together 100. What a person must know before coming
 * weighs most: materials, limit, place.
 */
export const SCORE_PARTS = {
  conditions: { text: '受理条件', points: 10, has: (guide) => guide.conditions.length > 0 },
  'stages.apply': { text: '申请阶段的步骤', points: 3, has: (guide) => guide.stages.apply.length > 0 },
  'stages.accept': { text: '受理阶段的步骤', points: 3, has: (guide) => guide.stages.accept.length > 0 },
  'stages.review': { text: '审批阶段的步骤', points: 3, has: (guide) => guide.stages.review.length > 0 },
  'stages.deliver': { text: '送达阶段的步骤', points: 3, has: (guide) => guide.stages.deliver.length > 0 },
  'stages.who': { text: '每个步骤由谁办理', points: 3, has: everyStepHasWho },
  materials: {
    text: '申请材料',
    points: 20,
    has: (guide) => guide.noMaterials || guide.materials.length > 0,
  },
  'materials.basis': {
    text: '每份材料的依据',
    points: 5,
    has: (guide) => everyMaterial(guide, (m) => m.basis !== ''),
  },
  'materials.blankForm': { text: '自备材料的空白表格或样表', points: 5, has: hasForms },
  limits: {
    text: '法定时限和承诺时限',
    points: 10,
    has: (guide) => guide.legalDays !== null && guide.promisedDays !== null,
  },
  limitBasis: { text: '时限的依据', points: 4, has: (guide) => guide.limitBasis !== '' },
  fees: { text: '收费标准', points: 4, has: (guide) => guide.free || guide.fees.length > 0 },
  places: {
    text: '办理地点、地址和时间',
    points: 8,
    has: (guide) => guide.places.some((p) => p.address !== '' && p.hours !== ''),
  },
  'places.map': {
    text: '办理地点的地图位置',
    points: 2,
    has: (guide) => guide.places.some((p) => p.lat !== null && p.lng !== null),
  },
  phone: {
    text: '咨询电话',
    points: 4,
    has: (guide) => guide.phone !== '' || guide.places.some((p) => p.phone !== ''),
  },
  complaint: { text: '监督投诉方式', points: 4, has: (guide) => guide.complaint !== '' },
  results: { text: '办理结果', points: 3, has: (guide) => guide.results.length > 0 },
  faq: { text: '常见问题', points: 2, has: (guide) => guide.faq.length > 0 },
  flow: { text: '流程图', points: 3, has: (guide) => guide.flow !== null && guide.flow.nodes.length > 0 },
  themes: { text: '所属主题', points: 1, has: (guide) => guide.themes.length > 0 },
} as const satisfies Record<string, Part>

/** How complete a guide is, 0–100, and what it lacks, the most points first. */
export function completeness(content: GuideContent): { score: number; missing: Missing[] } {
  const parts = Object.entries(SCORE_PARTS) as [string, Part][]
  const missing = parts
    .filter(([, part]) => !part.has(content))
    .map(([field, { text, points }]) => ({ field, text, points }))
    .sort((a, b) => b.points - a.points)
  return { score: 100 - missing.reduce((sum, one) => sum + one.points, 0), missing }
}

function everyStepHasWho({ stages }: GuideContent): boolean {
  const steps = Object.values(stages).flat()
  return steps.length > 0 && steps.every((step) => step.who !== '')
}

/** Nothing is asked for what the guide says is not needed. */
function everyMaterial(
  guide: GuideContent,
  has: (material: GuideContent['materials'][number]) => boolean,
): boolean {
  return guide.materials.length === 0 ? guide.noMaterials : guide.materials.every(has)
}

/** At least one paper that applicants write themselves has a form or a sample; none is missed where nothing is written. */
function hasForms(guide: GuideContent): boolean {
  const own = guide.materials.filter((m) => m.source === 'applicant' && m.form !== 'exempt')
  if (own.length === 0) return guide.noMaterials || guide.materials.length > 0
  return own.some((m) => m.blankFormId !== null || m.sampleId !== null)
}
