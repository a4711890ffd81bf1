import { ALIKE_BITS, bitsApart, probesOf } from '@mingdu/shared/evidence/evidence.rules'
import type { FileInfo } from '@mingdu/shared/files/files.api'
import type { Id } from '@mingdu/shared/kernel/ids'
import type { Tx } from '../../db/connection'
import { findFiles, picturesOfReports, type FileDoc } from './files.repo'
import { fileInfo } from './files.view'

/** A file with what it says as evidence. */
export interface EvidenceFile extends FileInfo {
  digest: string
  source: 'camera' | 'album'
  takenAt: Date | null
  place: NonNullable<FileDoc['picture']>['place']
}

/** A picture of another report that is the same as one of these, or nearly so. */
export interface Lookalike {
  photoId: Id
  otherId: Id
  /** Reports the other one belongs to. */
  reportIds: Id[]
  bits: number
  /** The very same bytes. */
  same: boolean
}

/** As `filesById`, with what each says as evidence. */
export async function evidenceById(ids: Iterable<Id>): Promise<Map<Id, EvidenceFile>> {
  const wanted = [...new Set(ids)]
  const files = wanted.length > 0 ? await findFiles(wanted) : []
  return new Map(files.map((file) => [String(file._id), evidenceOf(file)]))
}

/** Whoever has more look-alikes than this has found a picture that tells nothing. */
const MOST_CANDIDATES = 500

/**
 * For each of these pictures those of reports that are the same or nearly so, nearest first, through the index. The same
 * upload handed in with two reports is one of them.
 */
export async function lookalikesOf(photoIds: readonly Id[], tx: Tx): Promise<Lookalike[]> {
  if (photoIds.length === 0) return []
  const photos = await findFiles(photoIds, tx)
  const digests = photos.map(({ digest }) => digest)
  const probes = [...new Set(photos.flatMap(({ picture }) => (picture ? probesOf(picture.hash) : [])))]
  const others = await picturesOfReports({ digests, probes }, MOST_CANDIDATES, tx)
  return photos.flatMap((photo) =>
    others
      .flatMap((other) => comparedTo(photo, other))
      .sort((a, b) => Number(b.same) - Number(a.same) || a.bits - b.bits),
  )
}

function comparedTo(photo: FileDoc, other: FileDoc): Lookalike[] {
  const [photoId, otherId] = [String(photo._id), String(other._id)]
  const same = photo.digest === other.digest
  const bits = same ? 0 : bitsBetween(photo, other)
  if (bits > ALIKE_BITS) return []
  const reportIds = other.records.flatMap(({ kind, id }) => (kind === 'report' ? [id] : []))
  return [{ photoId, otherId, reportIds, bits, same }]
}

/** Pictures without a telling hash are not alike, however they look. */
function bitsBetween(a: FileDoc, b: FileDoc): number {
  const telling = a.picture && b.picture && a.picture.bands.length > 0 && b.picture.bands.length > 0
  return telling ? bitsApart(a.picture?.hash ?? '', b.picture?.hash ?? '') : Infinity
}

function evidenceOf(file: FileDoc): EvidenceFile {
  const { digest, picture } = file
  return {
    ...fileInfo(file),
    digest,
    source: picture?.source ?? 'album',
    takenAt: picture?.takenAt ?? null,
    place: picture?.place ?? null,
  }
}
