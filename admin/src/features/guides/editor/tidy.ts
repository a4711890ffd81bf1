import type { GuideContent } from '@mingdu/shared/guides/guides.schema'

type Row<K extends keyof GuideContent> = GuideContent[K] extends readonly (infer R)[] ? R : never

/** Whether a row was added and never filled: nothing is wrong with it, and it is not kept. */
export const blank = {
  condition: (text: string) => none(text),
  step: (s: GuideContent['stages']['apply'][number]) => none(s.name, s.who, s.note) && s.days === null,
  material: (m: Row<'materials'>) => none(m.name, m.basis, m.notes, m.spec) && m.blankFormId === null,
  special: (s: Row<'specials'>) => none(s.name, s.basis),
  fee: (f: Row<'fees'>) => none(f.name, f.standard, f.basis),
  place: (p: Row<'places'>) => none(p.name, p.address, p.hours, p.phone, p.window),
  result: (r: Row<'results'>) => none(r.name) && r.sampleId === null,
  faq: (f: Row<'faq'>) => none(f.q, f.a),
}

/** The content as it is saved. */
export function tidied(content: GuideContent): GuideContent {
  const { apply, accept, review, deliver } = content.stages
  const steps = (list: typeof apply) => list.filter((s) => !blank.step(s))
  return {
    ...content,
    conditions: content.conditions.filter((one) => !blank.condition(one)),
    stages: { apply: steps(apply), accept: steps(accept), review: steps(review), deliver: steps(deliver) },
    materials: content.materials.filter((m) => !blank.material(m)),
    specials: content.specials.filter((s) => !blank.special(s)),
    fees: content.free ? [] : content.fees.filter((f) => !blank.fee(f)),
    places: content.places.filter((p) => !blank.place(p)),
    results: content.results.filter((r) => !blank.result(r)),
    faq: content.faq.filter((f) => !blank.faq(f)),
  }
}

function none(...texts: readonly string[]): boolean {
  return texts.every((text) => text.trim() === '')
}
