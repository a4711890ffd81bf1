import { diffPowers, type DiffNames } from '@mingdu/shared/powers/diff.rules'
import type { FieldDiff, PowerContent, PowerRow, PowerVersion } from '@mingdu/shared/powers/powers.schema'
import { FOR_EVER } from '@mingdu/shared/powers/versions.rules'
import { catalogSettings } from '../catalog/catalog.service'
import { allOrgs, orgsById } from '../orgs/orgs.service'
import type { DutyDoc, VersionDoc } from './powers.model'
import type { ListedPower } from './powers.repo'

/** Rows of a list with the names of their orgs as they are today. */
export async function rowViews(rows: readonly ListedPower[]): Promise<PowerRow[]> {
  const orgs = await orgsById(rows.map(({ orgId }) => orgId))
  return rows.map((row) => rowView(row, orgs.get(row.orgId)?.name ?? ''))
}

export function rowView(row: ListedPower, orgName: string): PowerRow {
  const { id, version, code, mainName, name, type, office, level, source } = row
  const { state, kind, no, from, dutyCount, openProposal, guide } = row
  return {
    ...{ id, version, code, mainName, name, type, office, level, source, state, kind, no, from, dutyCount },
    org: { id: row.orgId, name: orgName },
    openProposal: openProposal && { id: openProposal.id, kind: openProposal.kind },
    guide: guide && { id: guide.id, score: guide.score },
  }
}

export function versionView(doc: Omit<VersionDoc, 'content'>): PowerVersion {
  const { no, kind, from, until, basis, publishedAt, publishedBy } = doc
  return {
    ...{ no, kind, from, basis, publishedBy },
    until: until === FOR_EVER ? null : until,
    publishedAt: publishedAt.toISOString(),
  }
}

/** The whole content of a version: what it stores, and its duties in their order. */
export function contentOf(
  { content }: Pick<VersionDoc, 'content'>,
  duties: readonly DutyDoc[],
): PowerContent {
  return {
    ...content,
    duties: duties.map(({ stage, content: text, basis }) => ({ stage, content: text, basis })),
  }
}

/** Compares contents with the names of today's orgs and elements. */
export async function diffContents(was: PowerContent | null, is: PowerContent): Promise<FieldDiff[]> {
  return diffPowers(was, is, await diffNames())
}

async function diffNames(): Promise<DiffNames> {
  const [orgs, { elements }] = await Promise.all([allOrgs(), catalogSettings()])
  const [orgNames, elementNames] = [
    new Map(orgs.map(({ id, name }) => [id, name])),
    new Map(elements.map(({ key, name }) => [key, name])),
  ]
  return { org: (id) => orgNames.get(id) ?? id, element: (key) => elementNames.get(key) ?? key }
}
