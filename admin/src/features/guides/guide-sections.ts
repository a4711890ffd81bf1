import type { GuideContent, Missing } from '@mingdu/shared/guides/guides.schema'
import { SCORE_PARTS } from '@mingdu/shared/guides/score.rules'

/** The parts of a guide as they are edited and read, in order, with the fields of the content each of them holds. */
export const SECTIONS = {
  basic: { name: '基本信息', fields: ['title', 'audience', 'themes', 'caseType', 'forms'] },
  conditions: { name: '受理条件', fields: ['conditions'] },
  stages: { name: '办理步骤', fields: ['stages'] },
  materials: { name: '申请材料', fields: ['materials', 'noMaterials'] },
  scenario: { name: '情形引导', fields: ['scenario'] },
  limits: { name: '办理时限', fields: ['legalDays', 'promisedDays', 'limitBasis', 'specials', 'limits'] },
  fees: { name: '收费', fields: ['free', 'fees'] },
  places: { name: '办理地点', fields: ['places'] },
  contact: { name: '咨询与监督投诉', fields: ['phone', 'complaint'] },
  results: { name: '办理结果', fields: ['results'] },
  faq: { name: '常见问题', fields: ['faq'] },
  flow: { name: '流程图', fields: ['flow'] },
} as const satisfies Record<string, { name: string; fields: readonly (keyof GuideContent | 'limits')[] }>

export type SectionKey = keyof typeof SECTIONS
export const SECTION_KEYS = Object.keys(SECTIONS) as SectionKey[]

/** The section of a path: of a field (`materials.3.name`), or of a part of the score (`stages.who`). */
export function sectionOf(path: string): SectionKey | null {
  const field = path.split('.')[0] ?? ''
  return SECTION_KEYS.find((key) => (SECTIONS[key].fields as readonly string[]).includes(field)) ?? null
}

/** Points that each section lacks; null for one that counts for nothing. */
export function pointsMissing(missing: readonly Missing[]): Record<SectionKey, number | null> {
  const counted = new Set(Object.keys(SCORE_PARTS).map(sectionOf))
  const lacking = (key: SectionKey) =>
    missing.filter(({ field }) => sectionOf(field) === key).reduce((sum, { points }) => sum + points, 0)
  return Object.fromEntries(
    SECTION_KEYS.map((key) => [key, counted.has(key) ? lacking(key) : null]),
  ) as Record<SectionKey, number | null>
}

/** Where a section begins on the page. */
export function sectionId(key: SectionKey): string {
  return `guide-${key}`
}

/** Scrolls to a section, or to the field a path names, and puts the cursor there. */
export function goTo(path: string): void {
  const fields = document.querySelectorAll<HTMLElement>('[data-path]')
  const field = [...fields].find((one) => one.dataset['path'] === path)
  const key = sectionOf(path) ?? (path as SectionKey)
  const target = field ?? document.getElementById(sectionId(key))
  target?.scrollIntoView({ block: field ? 'center' : 'start' })
  const input = target?.querySelector<HTMLElement>('input, textarea, button, [tabindex="0"]')
  input?.focus({ preventScroll: true })
}
