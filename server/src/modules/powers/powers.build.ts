import { ownChecks } from '@mingdu/shared/powers/checks.rules'
import type { PowerContent } from '@mingdu/shared/powers/powers.schema'
import type { ChangeKind } from '@mingdu/shared/powers/powers.states'
import { stateOn, upcomingAfter, versionOn } from '@mingdu/shared/powers/versions.rules'
import { digestOf } from '../../seal-box'
import type { ListFields, PowerDoc, StoredContent, VersionDoc } from './powers.model'

/** A content whose duties may be left out: they then stay as they are. */
export type RowContent = StoredContent & Partial<Pick<PowerContent, 'duties'>>

/** The content without its duties, and the duties. */
export function splitContent({ duties, ...content }: RowContent) {
  return { content: content as StoredContent, duties: duties ?? null }
}

/** Equal contents have equal digests, whatever the duties. */
export function contentDigest(content: RowContent): string {
  return digestOf(splitContent(content).content)
}

export function dutiesDigest(duties: PowerContent['duties']): string {
  return duties.length === 0 ? NO_DUTIES : digestOf(duties)
}

const NO_DUTIES = digestOf([])

type DutyFigures = Pick<ListFields, 'dutyCount' | 'dutiesWithoutBasis' | 'dutyDigest'>

export function dutyFigures(duties: PowerContent['duties']): DutyFigures {
  return {
    dutyCount: duties.length,
    dutiesWithoutBasis: duties.filter(({ basis }) => basis === '').length,
    dutyDigest: dutiesDigest(duties),
  }
}

/** What lists show of a version. */
export function listFieldsOf(
  content: StoredContent,
  figures: DutyFigures,
  at: { regionId: string; kind: ChangeKind; no: number; from: string },
): ListFields {
  // written out, here and below: an import makes three of them for every row
  return {
    regionId: at.regionId,
    orgId: content.orgId,
    code: content.code,
    baseCode: content.baseCode,
    name: content.name,
    mainName: content.mainName,
    type: content.type,
    office: content.office,
    level: content.level,
    source: content.source,
    kind: at.kind,
    no: at.no,
    from: at.from,
    dutyCount: figures.dutyCount,
    dutiesWithoutBasis: figures.dutiesWithoutBasis,
    basisCount: content.bases.length,
    digest: digestOf(content),
    dutyDigest: figures.dutyDigest,
  }
}

/** The list fields alone, of a version or of a power. */
export function pickListFields(doc: ListFields): ListFields {
  return {
    regionId: doc.regionId,
    orgId: doc.orgId,
    code: doc.code,
    baseCode: doc.baseCode,
    name: doc.name,
    mainName: doc.mainName,
    type: doc.type,
    office: doc.office,
    level: doc.level,
    source: doc.source,
    kind: doc.kind,
    no: doc.no,
    from: doc.from,
    dutyCount: doc.dutyCount,
    dutiesWithoutBasis: doc.dutiesWithoutBasis,
    basisCount: doc.basisCount,
    digest: doc.digest,
    dutyDigest: doc.dutyDigest,
  }
}

export type VersionRow = Omit<VersionDoc, '_id' | 'content'>
type HeadState = Omit<
  PowerDoc,
  '_id' | 'version' | 'guide' | 'openProposal' | 'changedAt' | 'history' | 'lastNo' | 'lastFrom'
>

/** What a power is on a day, by its versions: the one in force, or the first while none is yet. */
export function headOn(
  rows: readonly VersionRow[],
  day: string,
  guide: PowerDoc['guide'],
): HeadState & Pick<PowerDoc, 'lastNo' | 'lastFrom'> {
  const ordered = [...rows].sort((a, b) => a.no - b.no)
  const last = ordered.at(-1)
  const current = versionOn(ordered, day) ?? ordered[0]
  if (!current || !last) throw new Error('a power has at least one version')
  const next = upcomingAfter(ordered, day)
  const state = stateOn(current, day)
  const { dutyCount, dutiesWithoutBasis, basisCount } = current
  return {
    ...pickListFields(current),
    state,
    checks: ownChecks({ state, dutyCount, dutiesWithoutBasis, basisCount, hasGuide: guide !== null }),
    upcoming: next && { no: next.no, from: next.from, kind: next.kind },
    lastNo: last.no,
    lastFrom: last.from,
  }
}
