import { isRecused, isShut } from '@mingdu/shared/clues/recusal.rules'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import fc from 'fast-check'
import { inTransaction } from '../../db/connection'
import type { Reader, Scope } from '../../http/actor'
import { testParts } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenOrg } from '../accounts/accounts.factory'
import { OrgModel } from '../orgs/orgs.model'
import { allOrgs, forgetOrgs, withMerged, type OrgNode } from '../orgs/orgs.service'
import { idsFound } from '../search/search.ids'
import { SearchIndex } from '../search/search.index'
import { clueFigures } from './clues.figures'
import { CLUE_TEXT, PIN } from './clues.factory'
import { takeClue } from './clues.intake'
import { ClueModel } from './clues.model'
import { listClues } from './lists.repo'
import { cluesIn, idsKeptFrom, readClue, type ClueDoc, type ClueScope } from './clues.repo'
import { clueSearch } from './search.service'

const parts = testParts('2026-11-25T06:32:00.000Z')
useDatabase()

/** A unit of a random tree: under one that came before it, perhaps merged into one that comes after it. */
interface Planned {
  under: number
  kind: 'department' | 'street' | 'office'
  into: number | null
}
const trees = fc.record({
  units: fc.array(
    fc.record({
      under: fc.nat(),
      kind: fc.constantFrom('department' as const, 'street' as const, 'office' as const),
      into: fc.option(fc.nat(), { freq: 3 }),
    }),
    { minLength: 3, maxLength: 9 },
  ),
  about: fc.nat(),
})

async function built(units: readonly Planned[], run: number): Promise<readonly OrgNode[]> {
  await OrgModel.deleteMany({})
  forgetOrgs()
  const nodes = [await givenOrg({ name: `区${run}`, kind: 'region' })]
  for (const [i, { under, kind }] of units.entries()) {
    const parent = nodes[under % nodes.length]
    nodes.push(await givenOrg({ name: `单位${run}之${i}`, kind, parentId: parent?.id ?? '' }))
  }
  for (const [i, { into }] of units.entries()) {
    const later = nodes.slice(i + 2)
    const heir = into === null ? undefined : later[into % Math.max(1, later.length)]
    const successor = heir && {
      id: heir.id,
      name: heir.name,
      on: '2026-11-01',
      documentNo: '演编〔2026〕3号',
    }
    if (successor) await OrgModel.updateOne({ _id: nodes[i + 1]?.id }, { $set: { successor } })
  }
  forgetOrgs()
  return allOrgs()
}

/** A complaint about one unit, as the public sends it. */
function complain(unit: OrgNode): Promise<ClueDoc> {
  const content = {
    ...{ kind: 'conduct' as const, text: CLUE_TEXT, place: null, concernedOrgIds: [unit.id] },
    ...{ concernedText: '', fileTickets: [] },
  }
  return inTransaction((tx) => takeClue(content, { identity: 'anonymous', pin: PIN }, parts, tx))
}

const whole = ({ path, id }: Pick<OrgNode, 'path' | 'id'>) => [...path, id]
const readerIn = async (org: OrgNode, accountId = 'f'.repeat(24)): Promise<Reader> => ({
  accountIds: [accountId],
  orgIds: await withMerged(whole(org)),
})

/** Every read of the offices, each saying how many clues it tells of. */
async function readsOf(reader: Reader, doc: ClueDoc, index: SearchIndex): Promise<Record<string, number>> {
  const scope: Scope = { kind: 'all' }
  const who: ClueScope = { scope, ...reader }
  const id = String(doc._id)
  const days = { from: '2026-11-01', through: '2026-11-30' }
  const [page, one, waiting, figures, kept] = await Promise.all([
    listClues(who, { ids: [id] }, { limit: 10 }),
    readClue(who, id),
    cluesIn(who, ['received'], 10),
    clueFigures(who, days, plainDate('2026-11-25')),
    idsKeptFrom(reader),
  ])
  const viewer = new Map([
    ['clue' as const, { ...scope, kept: new Set([...reader.accountIds, ...reader.orgIds]) }],
  ])
  const found = idsFound(index.segments, '建筑垃圾', { kind: 'clue' }, { viewer, orgs: [] }, 10)
  return {
    ...{ list: page.items.length, total: page.total, one: one ? 1 : 0, desk: waiting.length },
    ...{ figures: figures.received, trail: kept.includes(id) ? 0 : 1, search: found.length },
  }
}

const ALL = { list: 1, total: 1, one: 1, desk: 1, figures: 1, trail: 1, search: 1 }
const NONE = Object.fromEntries(Object.keys(ALL).map((read) => [read, 0]))

/** The unit, and whatever it went up in, one after the other: told apart from the rule that is tested. */
function withHeirs(unit: OrgNode, orgs: readonly OrgNode[]): Set<string> {
  const found = new Set([unit.id])
  for (let grown = true; grown;) {
    const heirs = orgs.flatMap(({ id, successor }) => (found.has(id) && successor ? [successor.id] : []))
    grown = heirs.some((id) => !found.has(id))
    for (const id of heirs) found.add(id)
  }
  return found
}

it('no read of the offices tells anybody of a complaint about them, in any tree', async () => {
  let run = 0
  await fc.assert(
    fc.asyncProperty(trees, async ({ units, about }) => {
      run += 1
      const orgs = await built(units, run)
      const concerned = orgs.filter(({ kind }) => kind !== 'region')
      const unit = concerned[about % concerned.length] as OrgNode
      const doc = await complain(unit)
      const index = new SearchIndex()
      await index.load(clueSearch.readAll())
      const barred = withHeirs(unit, orgs)
      for (const org of orgs) {
        const told = await readsOf(await readerIn(org), doc, index)
        const mustNot = whole(org).some((id) => barred.has(id))
        if (mustNot) expect([org.name, told]).toEqual([org.name, NONE])
        // and exactly those the rule means are kept out, through every read alike
        const merged = await withMerged(whole(org))
        const shut = isRecused(doc.shut, { accountId: 'f'.repeat(24), orgPath: merged })
        expect([org.name, told]).toEqual([org.name, shut ? NONE : ALL])
      }
      const region = orgs.find(({ kind }) => kind === 'region') as OrgNode
      expect(isShut(doc.shut, [region.id])).toBe(false)
      await ClueModel.deleteMany({})
    }),
    { numRuns: 12 },
  )
})
