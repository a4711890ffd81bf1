import type { CatalogSettings } from '@mingdu/shared/catalog/catalog.api'
import { numberedCode, seriesOf, settingsRefusal } from '@mingdu/shared/catalog/catalog.rules'
import { firstSettings } from '@mingdu/shared/catalog/catalog.table'
import { numberYear } from '@mingdu/shared/matters/matters.numbers'
import { retryAfterRace, type Tx } from '../../db/connection'
import type { Actor } from '../../http/actor'
import { refuseIf, refuseStale } from '../../refused'
import type { BusinessTime } from '../../time'
import { orgsById, regionIdOf } from '../orgs/orgs.service'
import {
  insertSettings,
  lastOrdinal,
  newestSettings,
  settingsSince,
  takeOrdinal,
  type SettingsDoc,
} from './catalog.repo'

/** How long a process may go on with settings that another process has changed. */
const HOLD_MS = 1000

let held: { settings: Promise<CatalogSettings>; readAt: number } | null = null

/** The settings in force; version 0 are those a place starts with. */
export function catalogSettings(): Promise<CatalogSettings> {
  if (held && Date.now() - held.readAt < HOLD_MS) return held.settings
  const reading = { settings: newestSettings().then(settingsOf), readAt: Date.now() }
  held = reading
  reading.settings.catch(forgetCatalog)
  return reading.settings
}

/** Forgets the held settings; called after the commit of a change. */
export function forgetCatalog(): void {
  held = null
}

/**
 * Saves settings as the next version.
 * @throws Refused `version.stale`, and what `settingsRefusal` finds
 */
export async function changeSettings(
  { version, ...settings }: CatalogSettings,
  actor: Actor,
  time: BusinessTime,
  tx: Tx,
): Promise<CatalogSettings> {
  const since = await settingsSince(version, tx)
  const current = since.at(-1)?._id ?? version
  refuseStale({ version: current, history: since.map(lineOf) }, version)
  refuseIf(settingsRefusal({ version, ...settings }))
  const changedBy = { id: actor.id, name: actor.name }
  const doc = { _id: version + 1, settings, changedAt: new Date(time.now()), changedBy }
  await insertSettings(doc, tx)
  return settingsOf(doc)
}

/** Whom a code is for: what stands in the number beside the ordinal. */
export interface CodeFor {
  type: string
  /** Of the org or anything in its region. */
  orgId: string
  time: BusinessTime
}

/** The code that the next new power would take; nothing is taken yet. */
export async function nextCode(whom: CodeFor): Promise<string> {
  const { numbering } = await catalogSettings()
  const parts = await partsOf(whom)
  return numberedCode(numbering, { ...parts, seq: (await lastOrdinal(seriesOf(numbering, parts))) + 1 })
}

/** Takes a code for a new power, in the transaction that uses it. */
export async function takeCode(whom: CodeFor, tx: Tx): Promise<string> {
  const { numbering } = await catalogSettings()
  const parts = await partsOf(whom)
  try {
    return numberedCode(numbering, { ...parts, seq: await takeOrdinal(seriesOf(numbering, parts), tx) })
  } catch (error) {
    throw retryAfterRace(error)
  }
}

async function partsOf({ type, orgId, time }: CodeFor) {
  const regionId = await regionIdOf(orgId)
  const region = (await orgsById([regionId])).get(regionId)?.code ?? ''
  return { type, region, year: numberYear(time.today()) }
}

function settingsOf(doc: SettingsDoc | null): CatalogSettings {
  return doc ? { version: doc._id, ...doc.settings } : firstSettings()
}

function lineOf({ _id, changedAt, changedBy }: SettingsDoc) {
  return { at: changedAt, who: changedBy.name, what: '修改清单设置', note: '', version: _id }
}
