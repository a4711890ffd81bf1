import { FOR_EVER } from '@mingdu/shared/powers/versions.rules'
import type { Tx } from '../../db/connection'
import { duties, powers, toId, versions, type DutyDoc, type PowerDoc, type VersionDoc } from './powers.model'
import type { VersionRow } from './powers.build'

/** Heads are read whole: to leave their few lines of history out costs an engine more than to send them. */
export function headsById(ids: readonly string[], tx?: Tx): Promise<PowerDoc[]> {
  if (ids.length === 0) return Promise.resolve([])
  return powers
    .find({ _id: { $in: ids.map(toId) } }, inTx(tx))
    .sort({ _id: 1 })
    .toArray()
}

export function headsByCode(regionId: string, codes: readonly string[], tx?: Tx): Promise<PowerDoc[]> {
  if (codes.length === 0) return Promise.resolve([])
  return powers
    .find({ regionId, code: { $in: [...codes] } }, inTx(tx))
    .sort({ code: 1, _id: 1 })
    .toArray()
}

/** Every version of these powers without its content, oldest first. */
export function versionRows(
  powerIds: readonly string[],
  tx?: Tx,
): Promise<(VersionRow & Pick<VersionDoc, '_id'>)[]> {
  if (powerIds.length === 0) return Promise.resolve([])
  return versions
    .find({ powerId: { $in: [...powerIds] } }, { projection: { content: 0 }, ...inTx(tx) })
    .sort({ powerId: 1, no: 1, _id: 1 })
    .toArray() as Promise<(VersionRow & Pick<VersionDoc, '_id'>)[]>
}

/** Whole versions by power and number. */
export function versionsAt(
  pairs: readonly { powerId: string; no: number }[],
  tx?: Tx,
): Promise<VersionDoc[]> {
  if (pairs.length === 0) return Promise.resolve([])
  const wanted = new Set(pairs.map(({ powerId, no }) => `${powerId} ${no}`))
  return versions
    .find({ powerId: { $in: pairs.map(({ powerId }) => powerId) } }, inTx(tx))
    .sort({ powerId: 1, no: 1, _id: 1 })
    .toArray()
    .then((docs) => docs.filter(({ powerId, no }) => wanted.has(`${powerId} ${no}`)))
}

/** Duties of the newest version of each of these powers, in their order. */
export function openDuties(powerIds: readonly string[], tx?: Tx): Promise<DutyDoc[]> {
  if (powerIds.length === 0) return Promise.resolve([])
  return duties
    .find({ powerId: { $in: [...powerIds] }, untilNo: null }, inTx(tx))
    .sort({ powerId: 1, order: 1, _id: 1 })
    .toArray()
}

export interface BulkWrite {
  newHeads: PowerDoc[]
  changedHeads: { id: string; version: number; set: Partial<PowerDoc>; line: PowerDoc['history'][number] }[]
  newVersions: VersionDoc[]
  closedVersions: { powerId: string; no: number; until: string }[]
  newDuties: DutyDoc[]
  closedDuties: { ids: DutyDoc['_id'][]; untilNo: number }[]
}

/** Writes a portion in a handful of commands. @throws when a head was changed by somebody else meanwhile */
export async function writeBulk(bulk: BulkWrite, tx: Tx): Promise<void> {
  const session = { session: tx }
  if (bulk.newHeads.length > 0) await powers.insertMany(bulk.newHeads, session)
  if (bulk.newVersions.length > 0) await versions.insertMany(bulk.newVersions, session)
  if (bulk.newDuties.length > 0) await duties.insertMany(bulk.newDuties, session)
  await changeHeads(bulk.changedHeads, tx)
  if (bulk.closedVersions.length > 0) {
    await versions.bulkWrite(
      bulk.closedVersions.map(({ powerId, no, until }) => ({
        updateOne: { filter: { powerId, no }, update: { $set: { until, ended: true } } },
      })),
      session,
    )
  }
  if (bulk.closedDuties.length > 0) {
    await duties.bulkWrite(
      bulk.closedDuties.map(({ ids, untilNo }) => ({
        updateMany: { filter: { _id: { $in: ids } }, update: { $set: { untilNo } } },
      })),
      session,
    )
  }
}

export async function changeHeads(heads: BulkWrite['changedHeads'], tx: Tx): Promise<void> {
  if (heads.length === 0) return
  const done = await powers.bulkWrite(
    heads.map(({ id, version, set, line }) => ({
      updateOne: {
        filter: { _id: toId(id), version },
        update: {
          $set: { ...set, version: version + 1 },
          $push: { history: { ...line, version: version + 1 } },
        },
      },
    })),
    { session: tx },
  )
  if (done.matchedCount !== heads.length) throw new Error('a power was changed while it was written')
}

/** Takes powers away that an import had brought, with all that belongs to them. @returns ids of their duties */
export async function deletePowers(ids: readonly string[], tx: Tx): Promise<string[]> {
  if (ids.length === 0) return []
  const session = { session: tx }
  const gone = await duties
    .find({ powerId: { $in: [...ids] } }, { projection: { _id: 1 }, ...session })
    .sort({ powerId: 1, _id: 1 })
    .toArray()
  await duties.deleteMany({ powerId: { $in: [...ids] } }, session)
  await versions.deleteMany({ powerId: { $in: [...ids] } }, session)
  await powers.deleteMany({ _id: { $in: ids.map(toId) } }, session)
  return gone.map(({ _id }) => String(_id))
}

/** Takes the newest version of powers back; the one before holds for ever again. @returns ids of duties touched */
export async function dropVersions(
  dropped: readonly { powerId: string; no: number }[],
  tx: Tx,
): Promise<string[]> {
  if (dropped.length === 0) return []
  const session = { session: tx }
  await versions.bulkWrite(
    dropped.flatMap(({ powerId, no }) => [
      { deleteOne: { filter: { powerId, no } } },
      { updateOne: { filter: { powerId, no: no - 1 }, update: { $set: { until: FOR_EVER, ended: false } } } },
    ]),
    session,
  )
  const noOf = new Map(dropped.map(({ powerId, no }) => [powerId, no]))
  const ofPowers = await duties
    .find(
      { powerId: { $in: dropped.map(({ powerId }) => powerId) } },
      { projection: { sinceNo: 1, untilNo: 1, powerId: 1 }, ...session },
    )
    .sort({ powerId: 1, order: 1, _id: 1 })
    .toArray()
  const touched = ofPowers.filter(({ powerId, sinceNo, untilNo }) => {
    const no = noOf.get(powerId)
    return sinceNo === no || untilNo === no
  })
  const added = touched.filter((duty) => duty.sinceNo === noOf.get(duty.powerId)).map(({ _id }) => _id)
  const closed = touched.filter((duty) => duty.sinceNo !== noOf.get(duty.powerId)).map(({ _id }) => _id)
  if (added.length > 0) await duties.deleteMany({ _id: { $in: added } }, session)
  if (closed.length > 0)
    await duties.updateMany({ _id: { $in: closed } }, { $set: { untilNo: null } }, session)
  return touched.map(({ _id }) => String(_id))
}

function inTx(tx?: Tx) {
  return tx ? { session: tx } : {}
}
