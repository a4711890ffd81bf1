import type { Id } from '@mingdu/shared/kernel/ids'
import { inTransaction } from '../../server/src/db/connection'
import { addOrg, allOrgs, forgetOrgs, subtreeIds } from '../../server/src/modules/orgs/orgs.service'
import { powersByCode, writePowerRows, type PowerWrite } from '../../server/src/modules/powers/bulk.service'
import { systemTime } from '../../server/src/time'
import { cityPowers, realItems, type CityPower, type RealItem } from './items'
import { POWERS_TOTAL } from './templates'

const PORTION = 500
const BASIS = '演示数据：城市规模的权责清单'
const BY = '演示数据'

/** Writes the powers that are not there yet, portion by portion; each is published with its duties. */
export async function seedPowers(tell: (line: string) => void): Promise<void> {
  const started = Date.now()
  const regionId = await regionOfDemonstration()
  const items = await realItems()
  const orgs = await departments(regionId, items)
  const counts = { done: 0, created: 0, duties: 0 }
  for (const portion of portions(items)) {
    const created = await writePortion(portion, regionId, orgs)
    counts.done += portion.length
    counts.created += created.length
    counts.duties += created.reduce((sum, { duties }) => sum + duties.length, 0)
    if (counts.done % 5000 < PORTION) tell(`权力事项 ${counts.done} / ${POWERS_TOTAL}`)
  }
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  tell(
    `新增权力事项 ${counts.created} 项、责任事项 ${counts.duties} 条，原有 ${counts.done - counts.created} 项，用时 ${seconds} 秒`,
  )
}

/** The first region of the tree, as the demonstration or the first setup has left it. */
async function regionOfDemonstration(): Promise<Id> {
  const region = (await allOrgs()).find(({ kind }) => kind === 'region')
  if (!region) throw new Error('数据库里还没有单位。请先运行 npm start，再运行这个命令')
  return region.id
}

/** Departments by name; those the demonstration does not have are made. */
async function departments(regionId: Id, items: readonly RealItem[]): Promise<Map<string, Id>> {
  const below = new Set(await subtreeIds(regionId))
  const orgs = new Map((await allOrgs()).filter(({ id }) => below.has(id)).map(({ name, id }) => [name, id]))
  const wanted = new Set(items.map(({ department }) => department))
  const by = { name: BY, at: new Date(systemTime.now()) }
  for (const name of wanted) {
    if (orgs.has(name)) continue
    orgs.set(name, (await addOrg({ name, kind: 'department', parentId: regionId }, by, null)).id)
  }
  forgetOrgs()
  return orgs
}

async function writePortion(
  portion: CityPower[],
  regionId: Id,
  orgs: ReadonlyMap<string, Id>,
): Promise<CityPower[]> {
  const known = await powersByCode(
    regionId,
    portion.map(({ code }) => code),
  )
  const missing = portion.filter(({ code }) => !known.has(code))
  if (missing.length === 0) return []
  const today = systemTime.today()
  const by = { name: BY, at: new Date(systemTime.now()), today }
  const stamp = { regionId, from: today, basis: BASIS, by, kind: null, codesFree: true }
  await inTransaction(async (tx) => {
    const results = await writePowerRows(
      missing.map((power) => writeOf(power, orgs)),
      stamp,
      tx,
    )
    const refused = results.find(({ refusal }) => refusal !== null)
    if (refused) throw new Error(`一项没有写成：${refused.refusal?.code ?? ''}`)
  })
  return missing
}

function writeOf(power: CityPower, orgs: ReadonlyMap<string, Id>): PowerWrite {
  const { department, duties, ...texts } = power
  const content: PowerWrite['content'] = {
    ...texts,
    orgId: orgs.get(department) ?? '',
    duties,
    ...{ baseCode: '', itemCode: '', subItems: [], office: '', level: '4', source: '1' },
    bases: [{ law: '演示：设定依据以公布的清单为准', article: '', text: '' }],
    ...{ legalDays: null, promisedDays: null, accountabilities: [], penalties: [], norms: '', materials: [] },
    ...{ outerFlow: null, innerFlow: null, supervision: '', remedies: '', extra: {} },
  }
  return { content }
}

function* portions(items: readonly RealItem[]): Generator<CityPower[]> {
  let portion: CityPower[] = []
  for (const power of cityPowers(items)) {
    portion.push(power)
    if (portion.length < PORTION) continue
    yield portion
    portion = []
  }
  if (portion.length > 0) yield portion
}
