import { nameLikeness } from '../powers/resemble.rules'

/** 政府督查工作条例 第十五条: 避免重复督查、多头督查、越权督查. */
export const OVERLAP_KINDS = {
  repeated: '重复',
  scattered: '多头',
  beyond: '越权',
} as const satisfies Record<string, string>
export type OverlapKind = keyof typeof OVERLAP_KINDS

/** From here on two matters are taken for the same thing; resting on the same paper, a little less suffices. */
const SAME_MATTER = 0.6
const SAME_MATTER_AND_BASIS = 0.3

export interface AskingMatter {
  title: string
  basis: string
  leadOrgId: string
  /** The office that asks: of whoever set it up. */
  officeId: string
}

/** An org as the tree of units has it: ids from the region down to what lies above it. */
export interface AskedOrg {
  id: string
  path: readonly string[]
}

/**
 * What it means that the same org is asked both: 重复 when the same is asked again, 多头 when the same is asked by
 * another office or under another lead; null when they are about different things.
 */
export function overlapOf(matter: AskingMatter, other: AskingMatter): 'repeated' | 'scattered' | null {
  const likeness = nameLikeness(matter.title, other.title)
  const sameBasis = plain(matter.basis) === plain(other.basis)
  const same = likeness >= SAME_MATTER || (sameBasis && likeness >= SAME_MATTER_AND_BASIS)
  if (!same) return null
  return matter.officeId === other.officeId && matter.leadOrgId === other.leadOrgId ? 'repeated' : 'scattered'
}

/** 越权: the org lies outside the region of the office that asks, or stands above that office. */
export function isBeyond(office: AskedOrg & { regionId: string }, org: AskedOrg): boolean {
  return office.path.includes(org.id) || !org.path.includes(office.regionId)
}

/** Papers are compared without spaces, signs and widths of brackets. */
function plain(basis: string): string {
  return basis.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')
}
