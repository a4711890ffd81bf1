import { powers, toId, versions, type PowerDoc } from './powers.model'

export type CheckedDoc = Pick<
  PowerDoc,
  '_id' | 'code' | 'baseCode' | 'name' | 'orgId' | 'from' | 'no' | 'dutiesWithoutBasis' | 'dutyCount'
>

const SHOWN = {
  code: 1,
  baseCode: 1,
  name: 1,
  orgId: 1,
  from: 1,
  no: 1,
  dutiesWithoutBasis: 1,
  dutyCount: 1,
} as const

/** What the checks show of these powers, in their order. */
export async function checkedById(ids: readonly string[]): Promise<CheckedDoc[]> {
  const docs = (await powers
    .find({ _id: { $in: ids.map(toId) } }, { projection: SHOWN })
    .sort({ _id: 1 })
    .toArray()) as CheckedDoc[]
  const byId = new Map(docs.map((doc) => [String(doc._id), doc]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Powers in force that hold one of these codes, basic codes or names. */
export function holdersOf(keys: {
  codes: string[]
  baseCodes: string[]
  names: string[]
}): Promise<CheckedDoc[]> {
  const same = [
    { code: { $in: keys.codes } },
    { baseCode: { $in: keys.baseCodes } },
    { name: { $in: keys.names } },
  ]
  return powers
    .find({ state: 'inForce', $or: same }, { projection: SHOWN })
    .sort({ code: 1, _id: 1 })
    .toArray() as Promise<CheckedDoc[]>
}

/** The laws and articles on which the newest versions of these powers rest. */
export async function basesOf(powerIds: readonly string[]): Promise<Map<string, string[]>> {
  const docs = await versions
    .find(
      { powerId: { $in: [...powerIds] } },
      { projection: { powerId: 1, no: 1, 'content.bases.law': 1, 'content.bases.article': 1 } },
    )
    .sort({ powerId: 1, no: 1, _id: 1 })
    .toArray()
  return new Map(
    docs.map(({ powerId, content }) => [powerId, content.bases.map((b) => `${b.law} ${b.article}`)]),
  )
}
