import { completeness, guideActRefusal } from '@mingdu/shared/guides/guides.rules'
import type {
  Guide,
  GuideContent,
  GuideRow,
  PublicGuide,
  PublicGuideRow,
} from '@mingdu/shared/guides/guides.schema'
import type { Tx } from '../../db/connection'
import { scopeFor, type Actor } from '../../http/actor'
import { Refused } from '../../refused'
import { orgsById } from '../orgs/orgs.service'
import { powerRefs, type PowerRef } from '../powers/powers.service'
import { guideFiles } from './guides.files'
import type { GuideDoc, GuideRowDoc } from './guides.repo'
import { reaches } from './guides.service'
import { findVersion, versionLines, type VersionLine } from './guides.versions.repo'

/** Guides as lists show them. */
export async function rowViews(docs: readonly GuideRowDoc[], tx?: Tx): Promise<GuideRow[]> {
  const [powers, orgs] = await Promise.all([
    powerRefs(
      docs.map((doc) => doc.powerId),
      tx,
    ),
    orgsById(docs.map((doc) => doc.orgId)),
  ])
  return docs.map((doc) => ({
    id: String(doc._id),
    version: doc.version,
    title: doc.title,
    power: powerView(doc, powers.get(doc.powerId)),
    org: { id: doc.orgId, name: orgs.get(doc.orgId)?.name ?? '' },
    ...{ state: doc.state, no: doc.no, from: doc.from, dirty: doc.dirty, score: doc.score },
    changedAt: doc.changedAt.toISOString(),
  }))
}

/** A guide as those who write it see it; with `no`, what that version says. @throws Refused `guide.version` */
export async function guideView(doc: GuideDoc, actor: Actor, no?: number, tx?: Tx): Promise<Guide> {
  const id = String(doc._id)
  const [row] = await rowViews([doc], tx)
  if (!row) throw new Error('one guide gives one row')
  const [published, shown, versions] = await Promise.all([
    doc.no > 0 ? findVersion(id, doc.no, tx) : null,
    no === undefined ? null : findVersion(id, no, tx),
    versionLines(id, tx),
  ])
  if (no !== undefined && !shown) throw new Refused('guide.version')
  const content = shown?.content ?? doc.content
  const { score, missing } = completeness(content)
  return {
    ...row,
    ...{ content, score, missing },
    published: published?.content ?? null,
    files: await guideFiles(content, ...(published ? [published.content] : [])),
    versions: versions.map(versionView),
    history: doc.history.map(({ at, who, what, note }) => ({ at: at.toISOString(), who, what, note })),
    mayEdit: await may(actor, 'guide.write', doc),
    mayPublish: (await may(actor, 'guide.publish', doc)) && guideActRefusal(doc.state, 'publish') === null,
  }
}

/** A guide as everybody reads it, at any version ever published. @throws Refused `guide.version` */
export async function publicView(doc: GuideDoc, no?: number): Promise<PublicGuide> {
  const id = String(doc._id)
  const [version, versions, [row]] = await Promise.all([
    findVersion(id, no ?? doc.no),
    versionLines(id),
    rowViews([doc]),
  ])
  if (!version || !row) throw new Refused('guide.version')
  return {
    id,
    ...{ no: version.no, latestNo: doc.no, from: version.from, state: doc.state },
    ...{ power: row.power, org: row.org, content: version.content },
    files: await guideFiles(version.content),
    versions: versions.map(versionView).map(({ publishedBy: _by, ...line }) => line),
  }
}

/** Rows of what is published. */
export async function publicRows(docs: readonly GuideRowDoc[]): Promise<PublicGuideRow[]> {
  const orgs = await orgsById(docs.map((doc) => doc.orgId))
  return docs.flatMap(({ _id, powerId, orgId, type, shown }) => {
    if (!shown) return []
    const { title, audience, legalDays, promisedDays, caseType, free } = shown
    const org = { id: orgId, name: orgs.get(orgId)?.name ?? '' }
    return [{ id: String(_id), powerId, type, org, title, audience, legalDays, promisedDays, caseType, free }]
  })
}

export function versionView({ no, from, publishedAt, publishedBy, note }: VersionLine) {
  return { no, from, publishedAt: publishedAt.toISOString(), publishedBy, note }
}

/** The content of a version; of the draft for 0. @throws Refused `guide.version` */
export async function contentOf(doc: GuideDoc, no: number): Promise<GuideContent> {
  if (no === 0) return doc.content
  const version = await findVersion(String(doc._id), no)
  if (!version) throw new Refused('guide.version')
  return version.content
}

/** A guide never outlives its power; should it, it still has a name. */
function powerView({ powerId, title, type }: GuideRowDoc, power: PowerRef | undefined): GuideRow['power'] {
  if (!power) return { id: powerId, code: '', name: title, type, state: '' }
  const { id, code, name, state } = power
  return { id, code, name, type: power.type, state }
}

async function may(
  actor: Actor,
  permission: 'guide.write' | 'guide.publish',
  doc: GuideDoc,
): Promise<boolean> {
  return reaches(scopeFor(actor, permission), doc)
}
