import type { GuideMaterial } from '@mingdu/shared/guides/guides.schema'
import { MATERIAL_FORMS, MATERIAL_SOURCES, NECESSITIES } from '@mingdu/shared/guides/guides.states'

/** `原件 1 份 · 申请人自备`; `免提交 · 政府部门核发`. */
export function materialLine(m: GuideMaterial): string {
  const wanted =
    m.form === 'exempt' || m.copies === 0
      ? MATERIAL_FORMS[m.form]
      : `${MATERIAL_FORMS[m.form]} ${m.copies} 份`
  const parts = [wanted, MATERIAL_SOURCES[m.source], ...(m.spec === '' ? [] : [m.spec])]
  return [...parts, ...(m.necessity === 'required' ? [] : [NECESSITIES[m.necessity]])].join(' · ')
}

/** What an applicant may do instead of handing it in now. */
export function materialTerms(m: GuideMaterial): string[] {
  return [
    ...(m.deferDays === null ? [] : [`可容缺受理，${m.deferDays} 个工作日内补齐`]),
    ...(m.promiseDays === null ? [] : [`可告知承诺，${m.promiseDays} 个工作日内兑现`]),
  ]
}
