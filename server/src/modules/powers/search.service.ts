import { nameOfCode, POWER_TYPES } from '@mingdu/shared/powers/powers.states'
import type { SearchEntry, SearchSource } from '../search/search.service'
import { dutiesAt, dutiesById, standsIn } from './duties.repo'
import { headsById, versionsAt } from './powers.bulk.repo'
import { toId, type DutyDoc, type PowerDoc, type VersionDoc } from './powers.model'
import { headsAfter } from './powers.repo'

const PORTION = 500

/** Powers in force, by name, code, main item, sub-items, office and the laws they rest on. */
export const powerSearch: SearchSource = {
  kind: 'power',
  async *readAll() {
    for await (const heads of portions()) yield powerEntries(heads)
  },
  async readSome(ids) {
    return powerEntries((await headsById(ids)).filter(inForce))
  },
}

/** Duties of powers in force, by their text and the name of the power. */
export const dutySearch: SearchSource = {
  kind: 'duty',
  async *readAll() {
    for await (const heads of portions()) yield dutyEntries(heads)
  },
  async readSome(ids) {
    const duties = await dutiesById(ids.map(toId))
    const heads = await headsById([...new Set(duties.map(({ powerId }) => powerId))])
    const byId = new Map(heads.filter(inForce).map((head) => [String(head._id), head]))
    return duties.flatMap((duty) => {
      const head = byId.get(duty.powerId)
      return head && standsIn(duty, head.no) ? [dutyEntry(duty, head)] : []
    })
  },
}

async function* portions(): AsyncGenerator<PowerDoc[]> {
  let after: string | null = null
  for (;;) {
    const heads: PowerDoc[] = await headsAfter(after, PORTION)
    if (heads.length > 0) yield heads.filter(inForce)
    const last = heads.at(-1)
    if (!last || heads.length < PORTION) return
    after = String(last._id)
  }
}

async function powerEntries(heads: readonly PowerDoc[]): Promise<SearchEntry[]> {
  const versions = await versionsAt(heads.map(({ _id, no }) => ({ powerId: String(_id), no })))
  const byPower = new Map(versions.map((doc) => [doc.powerId, doc]))
  return heads.map((head) => ({
    kind: 'power',
    id: String(head._id),
    openId: String(head._id),
    title: head.name,
    ...{
      code: head.code,
      type: nameOfCode(POWER_TYPES, head.type),
      regionId: head.regionId,
      orgId: head.orgId,
    },
    text: textOf(head, byPower.get(String(head._id))),
  }))
}

async function dutyEntries(heads: readonly PowerDoc[]): Promise<SearchEntry[]> {
  const duties = await dutiesAt(heads.map(({ _id, no }) => ({ powerId: String(_id), no })))
  return heads.flatMap((head) => (duties.get(String(head._id)) ?? []).map((duty) => dutyEntry(duty, head)))
}

function dutyEntry(duty: DutyDoc, head: PowerDoc): SearchEntry {
  return {
    kind: 'duty',
    id: String(duty._id),
    openId: duty.powerId,
    title: `${head.name}　${duty.stage}`,
    code: '',
    text: duty.basis === '' ? duty.content : `${duty.content} ${duty.basis}`,
    ...{ type: nameOfCode(POWER_TYPES, head.type), regionId: head.regionId, orgId: head.orgId },
  }
}

function textOf(head: PowerDoc, version: VersionDoc | undefined): string {
  const content = version?.content
  const laws = content?.bases.map(({ law, article }) => `${law}${article}`) ?? []
  return [head.mainName, ...(content?.subItems ?? []), head.office, ...laws]
    .filter((part) => part !== '')
    .join(' ')
}

function inForce({ state }: PowerDoc): boolean {
  return state === 'inForce'
}
