import { guideContentSchema, type GuideContent } from '@mingdu/shared/guides/guides.schema'
import type { Actor } from '../../server/src/http/actor'
import { inTransaction } from '../../server/src/db/connection'
import { DEMO_GUIDES } from '../../server/src/modules/demo/demo.guides'
import {
  createGuide,
  guideVersion,
  publishGuide,
  saveGuide,
} from '../../server/src/modules/guides/guides.service'
import { listShown } from '../../server/src/modules/guides/guides.repo'
import { powers } from '../../server/src/modules/powers/powers.model'
import { powerRefs, type PowerRef } from '../../server/src/modules/powers/powers.service'
import { systemTime } from '../../server/src/time'

/** Items that cases are of: enough that every department has some. */
const ITEMS = 120
const NOBODY = '0'.repeat(24)

export interface CaseItem {
  power: PowerRef
  guide: { id: string; no: number }
  content: GuideContent
}

/** The published guides with their powers; those that lack are written after the guides of the demonstration. */
export async function caseItems(regionId: string): Promise<CaseItem[]> {
  const there = await publishedItems(regionId)
  const missing = ITEMS - there.length
  if (missing <= 0) return there
  await writeGuides(regionId, missing, new Set(there.map(({ power }) => power.id)))
  return publishedItems(regionId)
}

async function publishedItems(regionId: string): Promise<CaseItem[]> {
  const { items } = await listShown({ limit: 1000 })
  const refs = await powerRefs(items.map(({ powerId }) => powerId))
  const found: CaseItem[] = []
  for (const { _id, no, powerId } of items) {
    const power = refs.get(powerId)
    const content = await guideVersion(String(_id), no)
    if (power?.regionId === regionId && power.state === 'inForce' && content)
      found.push({ power, guide: { id: String(_id), no }, content })
  }
  return found.sort((a, b) => (a.power.code < b.power.code ? -1 : 1))
}

/** Spread over the whole list, so that every department gets some. */
async function writeGuides(regionId: string, count: number, taken: ReadonlySet<string>): Promise<void> {
  const free = await powers
    .find({ regionId, state: 'inForce' }, { projection: { name: 1 } })
    .sort({ code: 1 })
    .limit(1000)
    .toArray()
  const all = free.filter(({ _id }) => !taken.has(String(_id)))
  const every = Math.max(1, Math.floor(all.length / count))
  for (let i = 0; i < count; i += 1) {
    const power = all[i * every]
    const model = DEMO_GUIDES[i % DEMO_GUIDES.length]
    if (!power || !model) return
    const content = guideContentSchema.parse({ ...model.content, title: power.name.slice(0, 100) })
    await writeGuide(String(power._id), content, regionId)
  }
}

async function writeGuide(powerId: string, content: GuideContent, regionId: string): Promise<void> {
  const by = { scope: { kind: 'all' } as const, actor: demoActor(regionId), time: systemTime }
  await inTransaction(async (tx) => {
    const made = await createGuide({ powerId, title: '' }, by, tx)
    const act = (version: number) => ({ ...by, id: String(made._id), version })
    const saved = await saveGuide(content, act(made.version), tx)
    await publishGuide('演示数据', act(saved.version), tx)
  })
}

function demoActor(regionId: string): Actor {
  return {
    ...{ id: NOBODY, name: '演示数据', orgId: regionId, orgName: '演示区', orgPath: [regionId], subtree: [] },
    ...{
      regionId,
      roles: [],
      permissions: new Set(),
      sessionId: NOBODY,
      channel: 'console',
      side: 'official',
      reader: { accountIds: [NOBODY], orgIds: [regionId] },
    },
  }
}
