import type { GuideContent, GuideMaterial } from '@mingdu/shared/guides/guides.schema'
import {
  HANDLING_FORMS,
  MATERIAL_FORMS,
  MATERIAL_SOURCES,
  NECESSITIES,
} from '@mingdu/shared/guides/guides.states'
import { nameOfCode } from '@mingdu/shared/powers/powers.states'

/** `原件 1 份 · 申请人自备 · 必要`. */
export function materialLine({ form, copies, source, necessity }: GuideMaterial): string {
  const what = form === 'exempt' ? MATERIAL_FORMS.exempt : `${MATERIAL_FORMS[form]} ${copies} 份`
  return [what, MATERIAL_SOURCES[source], NECESSITIES[necessity]].join(' · ')
}

/** What a material may be late for, or be promised instead of: 可容缺, 可告知承诺, with their terms. */
export function leniencies({ deferDays, promiseDays }: GuideMaterial): string[] {
  return [
    ...(deferDays === null ? [] : [`可容缺：先受理，${deferDays} 个工作日内补交`]),
    ...(promiseDays === null ? [] : [`可告知承诺：先写承诺书，${promiseDays} 个工作日内兑现`]),
  ]
}

/** 法定 or 承诺 as a figure: number and unit. */
export function daysFigure(days: number | null): string {
  if (days === null) return '没有规定'
  return days === 0 ? '当场办结' : `${days} 个工作日`
}

/** The whole list as text, to be sent on or printed. */
export function listText(
  guide: { title: string; org: string; no: number },
  materials: readonly GuideMaterial[],
): string {
  const lines = materials.map((one, at) => {
    const more = [materialLine(one), ...leniencies(one), one.notes].filter(Boolean).join('；')
    return `${at + 1}. ${one.name}（${more}）`
  })
  const none = lines.length === 0 ? ['不用交材料。'] : lines
  return [`${guide.title}（${guide.org}，第 ${guide.no} 版）要带的材料：`, ...none].join('\n')
}

/** Where one applies: 窗口、电脑端. */
export function formsText(forms: GuideContent['forms']): string {
  return forms.map((form) => nameOfCode(HANDLING_FORMS, form)).join('、')
}
