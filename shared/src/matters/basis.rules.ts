import { BASIS_KINDS, type BasisKind } from './matters.states'

/** Kinds of 立项依据 whose word holds the text: `会议` means 会议纪要. */
export function basisKindsNamed(text: string): BasisKind[] {
  return (Object.keys(BASIS_KINDS) as BasisKind[]).filter((kind) => BASIS_KINDS[kind].includes(text))
}
