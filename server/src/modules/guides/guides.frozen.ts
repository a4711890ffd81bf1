import { completeness } from '@mingdu/shared/guides/guides.rules'
import type { GuideContent } from '@mingdu/shared/guides/guides.schema'
import type { Id } from '@mingdu/shared/kernel/ids'
import type { Tx } from '../../db/connection'
import { countByTheme, findShown, orgsWithShown, shownOfPower } from './guides.repo'
import { findVersion, shownVersions } from './guides.versions.repo'

/** What a case that begins now is bound to for ever. */
export interface FrozenGuide {
  id: Id
  no: number
  powerId: Id
  orgId: Id
}

/** null when the guide is not published. */
export async function frozenGuide(guideId: Id, tx?: Tx): Promise<FrozenGuide | null> {
  const guide = await findShown(guideId, tx)
  if (guide?.state !== 'published') return null
  return { id: guideId, no: guide.no, powerId: guide.powerId, orgId: guide.orgId }
}

/** What a version says, whether or not the guide has gone on or was taken down since; null when there is none. */
export async function guideVersion(id: Id, no: number, tx?: Tx): Promise<GuideContent | null> {
  return (await findVersion(id, no, tx))?.content ?? null
}

/** A guide that everybody may read, as other modules see it; null when it was never published. */
export async function publicGuideRef(id: Id): Promise<{ name: string; orgId: Id } | null> {
  const doc = await findShown(id)
  return doc && { name: doc.shown?.title ?? doc.title, orgId: doc.orgId }
}

/** The published guides of a power, by title. */
export async function guidesOfPower(powerId: Id): Promise<{ id: Id; title: string }[]> {
  const docs = await shownOfPower(powerId)
  return docs.map(({ _id, shown, title }) => ({ id: String(_id), title: shown?.title ?? title }))
}

/** The same with how complete each is as published; the score of the record is the draft's. */
export async function scoredGuidesOfPower(powerId: Id): Promise<{ id: Id; title: string; score: number }[]> {
  const listed = await guidesOfPower(powerId)
  const published = await shownVersions(listed.map(({ id }) => id))
  const contents = new Map(published.map(({ guide, content }) => [String(guide._id), content]))
  return listed.flatMap((one) => {
    const content = contents.get(one.id)
    return content ? [{ ...one, score: completeness(content).score }] : []
  })
}

/** How many guides are published in each theme. */
export function guidesByTheme(): Promise<Map<string, number>> {
  return countByTheme()
}

/** The units that have published guides. */
export function orgsWithGuides(): Promise<Id[]> {
  return orgsWithShown()
}
