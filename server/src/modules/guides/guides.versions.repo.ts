import type { GuideContent } from '@mingdu/shared/guides/guides.schema'
import type { Tx } from '../../db/connection'
import {
  guides,
  guideVersions,
  newId,
  paperNumbers,
  papers,
  toId,
  type GuideDoc,
  type GuideVersionDoc,
  type PaperDoc,
} from './guides.model'

export { paperNumbers, type GuideVersionDoc, type PaperDoc }

/** What a list of versions says of each. */
export type VersionLine = Omit<GuideVersionDoc, 'content'>

/** Newest first. */
export function versionLines(guideId: string, tx?: Tx): Promise<VersionLine[]> {
  return guideVersions
    .find({ guideId }, { projection: { content: 0 }, ...inTx(tx) })
    .sort({ no: -1, _id: -1 })
    .limit(500)
    .toArray()
}

export function findVersion(guideId: string, no: number, tx?: Tx): Promise<GuideVersionDoc | null> {
  return guideVersions.findOne({ guideId, no }, inTx(tx))
}

/** Where one applies and asks, as a version says; none of a version that is not there. */
export async function versionPlaces(guideId: string, no: number): Promise<GuideContent['places']> {
  const version = await guideVersions.findOne({ guideId, no }, { projection: { 'content.places': 1 } })
  return version?.content.places ?? []
}

export async function insertVersion(version: Omit<GuideVersionDoc, '_id'>, tx: Tx): Promise<void> {
  await guideVersions.insertOne({ _id: newId(), ...version }, { session: tx })
}

/** The newest version of each of these guides, those taken down left out. */
export async function shownVersions(
  ids: readonly string[],
): Promise<{ guide: GuideDoc; content: GuideDoc['content'] }[]> {
  const heads = await guides
    .find({ _id: { $in: ids.map(toId) }, state: 'published' }, { projection: { content: 0, history: 0 } })
    .sort({ _id: 1 })
    .toArray()
  const wanted = heads.map((head) => ({ guideId: String(head._id), no: head.no }))
  if (wanted.length === 0) return []
  const found = await guideVersions.find({ $or: wanted }).sort({ guideId: 1, no: 1, _id: 1 }).toArray()
  const contents = new Map(found.map(({ guideId, content }) => [guideId, content]))
  return heads.flatMap((guide) => {
    const content = contents.get(String(guide._id))
    return content ? [{ guide, content }] : []
  })
}

/** Ids of every published guide in order, after `last`. */
export async function shownIds(last: string | null, limit: number): Promise<string[]> {
  const after = last === null ? {} : { _id: { $gt: toId(last) } }
  const rows = await guides
    .find({ state: 'published', ...after }, { projection: { _id: 1 } })
    .sort({ _id: 1 })
    .limit(limit)
    .toArray()
  return rows.map(({ _id }) => String(_id))
}

export async function insertPaper(paper: Omit<PaperDoc, '_id'>, tx: Tx): Promise<PaperDoc> {
  const doc = { _id: newId(), ...paper }
  await papers.insertOne(doc, { session: tx })
  return doc
}

export function findPaper(id: string): Promise<PaperDoc | null> {
  return papers.findOne({ _id: toId(id) })
}

function inTx(tx?: Tx) {
  return tx ? { session: tx } : {}
}
