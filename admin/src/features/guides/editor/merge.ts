import { guideFields } from '@mingdu/shared/guides/guides.fields'
import type { GuideContent } from '@mingdu/shared/guides/guides.schema'
import { diffFields, type FieldChange } from '@mingdu/shared/kernel/diff'

type Field = keyof GuideContent

/** What two people made of the same content. */
export interface Divergence {
  /** Fields that both changed, each in their own way: someone must choose. */
  both: readonly Field[]
  /** Fields that only the newer version changed; they are taken over. */
  theirs: readonly Field[]
  mine: readonly Field[]
}

export function divergence(base: GuideContent, theirs: GuideContent, mine: GuideContent): Divergence {
  const fields = Object.keys(base) as Field[]
  const differs = (a: GuideContent, b: GuideContent) => (f: Field) =>
    JSON.stringify(a[f]) !== JSON.stringify(b[f])
  const [theyDid, iDid, apart] = [differs(base, theirs), differs(base, mine), differs(theirs, mine)]
  return {
    both: fields.filter((f) => theyDid(f) && iDid(f) && apart(f)),
    theirs: fields.filter((f) => theyDid(f) && !iDid(f)),
    mine: fields.filter((f) => iDid(f) && !theyDid(f)),
  }
}

/** The newer version with my changes on it; of what both changed, mine where it is named. */
export function merged(
  theirs: GuideContent,
  mine: GuideContent,
  { both, mine: own }: Divergence,
  keepMine: ReadonlySet<string>,
): GuideContent {
  const kept = [...own, ...both.filter((f) => keepMine.has(f))].map((f) => [f, mine[f]] as const)
  return { ...theirs, ...(Object.fromEntries(kept) as Partial<GuideContent>) }
}

/** How some fields of two contents differ, for reading. */
export function changesOf(was: GuideContent, is: GuideContent, fields: readonly string[]): FieldChange[] {
  return diffFields(guideFields(was), guideFields(is)).filter(
    ({ field, how }) => how !== 'same' && fields.includes(field.split('.')[0] ?? ''),
  )
}
