import type { Refusal } from '../kernel/refusals'
import type { DutyListContent } from './duty-lists.api'

/** What an org has before anything is written. */
export function emptyDutyList(): DutyListContent {
  return { duties: [], boundaries: [], oversight: [], services: [] }
}

/** null when the draft may be published, else why not. */
export function publishDutyListRefusal(draft: DutyListContent | null): Refusal | null {
  if (draft === null) return { code: 'dutyList.draft' }
  const entries =
    draft.duties.length + draft.boundaries.length + draft.oversight.length + draft.services.length
  return entries === 0 ? { code: 'dutyList.empty' } : null
}

/** Boundaries on which the orgs do not agree yet. */
export function disputedBoundaries({ boundaries }: DutyListContent): number {
  return boundaries.filter(({ disputed }) => disputed).length
}

/** The version that held on a day: the newest that began by then; null before the first. */
export function versionOn<V extends { no: number; from: string }>(
  versions: readonly V[],
  day: string,
): V | null {
  const begun = versions.filter(({ from }) => from <= day)
  return begun.reduce<V | null>((newest, one) => (newest === null || one.no > newest.no ? one : newest), null)
}

/** Every org that the boundaries speak of, each once. */
export function orgsOfBoundaries({ boundaries }: DutyListContent): string[] {
  return [...new Set(boundaries.flatMap(({ shares }) => shares.map(({ orgId }) => orgId)))]
}

/** Every power that the public services name, each once. */
export function powersOfServices({ services }: DutyListContent): string[] {
  return [...new Set(services.flatMap(({ powerId }) => powerId ?? []))]
}

/** The public services, by their place, that name a power which is not one of these. */
export function strayServices(
  { services }: DutyListContent,
  isOpen: (powerId: string) => boolean,
): { at: number; title: string }[] {
  return services.flatMap(({ title, powerId }, at) =>
    powerId === null || isOpen(powerId) ? [] : [{ at, title }],
  )
}

/** 单位并入: the content of one org with that of another that goes up in it; boundaries between the two are none any more. */
export function joinContents(
  own: DutyListContent | null,
  left: DutyListContent,
  fromId: string,
  toId: string,
): DutyListContent {
  const base = own ?? emptyDutyList()
  const boundaries = [...base.boundaries, ...left.boundaries].map((boundary) => ({
    ...boundary,
    shares: boundary.shares.map((share) => (share.orgId === fromId ? { ...share, orgId: toId } : share)),
  }))
  return {
    duties: [...base.duties, ...left.duties],
    boundaries: boundaries.filter(({ shares }) => shares.some(({ orgId }) => orgId !== toId)),
    oversight: [...base.oversight, ...left.oversight],
    services: [...base.services, ...left.services],
  }
}
