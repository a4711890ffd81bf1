import {
  guideActRefusal,
  completeness,
  contentRefusal,
  publishRefusal,
  type GuideAct,
} from '@mingdu/shared/guides/guides.rules'
import { guideContentSchema, type GuideContent } from '@mingdu/shared/guides/guides.schema'
import type { Id } from '@mingdu/shared/kernel/ids'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import type { Tx } from '../../db/connection'
import type { Actor, Scope } from '../../http/actor'
import { found, refuseIf, Refused, refuseStale } from '../../refused'
import { canonical } from '../../seal-box'
import type { BusinessTime } from '../../time'
import { catalogSettings } from '../catalog/catalog.service'
import { attachFiles } from '../files/files.service'
import { orgIdsOf } from '../orgs/orgs.service'
import { caseRefusal, readPowerRef, setGuideOf, type PowerRef } from '../powers/powers.service'
import { currentRules } from '../rules/rules.service'
import { noteSearchChange } from '../search/search.service'
import { fileIdsOf } from './guides.files'
import { changeGuide, findGuide, insertGuide, newId, otherShown, type GuideDoc } from './guides.repo'
import { findVersion, insertVersion } from './guides.versions.repo'

export { versionPlaces } from './guides.versions.repo'
export {
  frozenGuide,
  type FrozenGuide,
  guidesByTheme,
  guidesOfPower,
  guideVersion,
  orgsWithGuides,
  publicGuideRef,
  scoredGuidesOfPower,
} from './guides.frozen'

/** Who acts on which guide, and when. */
export interface GuideActing {
  scope: Scope
  actor: Actor
  time: BusinessTime
  id: Id
  version: number
}

/** A new draft for a power within the scope. @throws Refused `guide.power` */
export async function createGuide(
  { powerId, title }: { powerId: Id; title: string },
  { scope, actor, time }: Pick<GuideActing, 'scope' | 'actor' | 'time'>,
  tx: Tx,
): Promise<GuideDoc> {
  const power = await powerWithin(scope, powerId, tx)
  const content = guideContentSchema.parse({ title: title === '' ? power.name : title })
  const at = new Date(time.now())
  const doc: GuideDoc = {
    _id: newId(),
    version: 1,
    powerId,
    ...placeOf(power),
    ...draftOf(content),
    state: 'draft',
    ...{ no: 0, from: null, dirty: true, shown: null, openFileIds: [] },
    changedAt: at,
    history: [{ at, who: actor.name, what: '新建', note: '', version: 1 }],
  }
  await insertGuide(doc, tx)
  return doc
}

/**
 * Saves the draft; what is published stays as it is.
 * @throws Refused what `contentRefusal` finds, `guide.theme`, `text.classified`, `file.missing`
 */
export async function saveGuide(content: GuideContent, act: GuideActing, tx: Tx): Promise<GuideDoc> {
  const { guide, power } = await openGuide(act, 'save', tx)
  refuseIf(contentRefusal(content))
  refuseIf(classifiedRefusal(canonical(content)))
  await refuseThemes(content.themes)
  await attachFiles(
    fileIdsOf(content),
    { record: { kind: 'guide', id: act.id }, orgIds: [power.orgId] },
    act.actor,
    tx,
  )
  const published = guide.no > 0 ? await findVersion(act.id, guide.no, tx) : null
  const dirty = published === null || canonical(published.content) !== canonical(content)
  return changeGuide(guide, { ...placeOf(power), ...draftOf(content), dirty }, lineOf(act, '保存'), tx)
}

/**
 * Publishes the draft as the next version.
 * @throws Refused `guide.unchanged`, `guide.incomplete`, `power.cancelled`, what `contentRefusal` finds
 */
export async function publishGuide(note: string, act: GuideActing, tx: Tx): Promise<GuideDoc> {
  const { guide, power } = await openGuide(act, 'publish', tx)
  const { content } = guide
  // the rules may have grown stricter since the draft was saved
  refuseIf(contentRefusal(content))
  const { guideLeastScore } = (await currentRules()).values
  refuseIf(publishRefusal({ ...guide, ...completeness(content) }, guideLeastScore))
  refuseCancelled(power, act.time.today())
  const [no, from] = [guide.no + 1, act.time.today()]
  const version = {
    guideId: act.id,
    no,
    from,
    publishedAt: new Date(act.time.now()),
    publishedBy: act.actor.name,
  }
  await insertVersion({ ...version, note, content }, tx)
  const openFileIds = [...new Set([...guide.openFileIds, ...fileIdsOf(content)])]
  const set = { ...placeOf(power), ...draftOf(content), no, from, openFileIds, shown: shownOf(content) }
  const done = await changeGuide(
    guide,
    { ...set, state: 'published', dirty: false },
    lineOf(act, `发布第 ${no} 版`, note),
    tx,
  )
  await setGuideOf(guide.powerId, { id: act.id, score: done.score, title: content.title }, tx)
  await noteSearchChange('guide', [act.id], tx)
  return done
}

/** Takes the guide down; its versions stay readable at their addresses. */
export async function retireGuide(note: string, act: GuideActing, tx: Tx): Promise<GuideDoc> {
  const { guide } = await openGuide(act, 'retire', tx)
  const done = await changeGuide(guide, { state: 'retired' }, lineOf(act, '下线', note), tx)
  const other = await otherShown(guide.powerId, act.id, tx)
  await setGuideOf(
    guide.powerId,
    other && { id: String(other._id), score: other.score, title: other.shown?.title ?? other.title },
    tx,
  )
  await noteSearchChange('guide', [act.id], tx)
  return done
}

/** Whether a scope reaches a guide's org; null scope reaches nothing. */
export async function reaches(scope: Scope | null, guide: Pick<GuideDoc, 'orgId'>): Promise<boolean> {
  if (!scope) return false
  const ids = await orgIdsOf(scope)
  return ids === null || ids.includes(guide.orgId)
}

async function openGuide({ scope, id, version }: GuideActing, act: GuideAct, tx: Tx) {
  const guide = found(await findGuide(scope, id, tx))
  refuseStale(guide, version)
  refuseIf(guideActRefusal(guide.state, act))
  return { guide, power: found(await readPowerRef(guide.powerId, tx)) }
}

async function powerWithin(scope: Scope, id: Id, tx: Tx): Promise<PowerRef> {
  const power = await readPowerRef(id, tx)
  if (!power || !(await reaches(scope, power))) throw new Refused('guide.power')
  return power
}

/** A power that takes no new cases needs no guide; one that takes effect later may have it beforehand. */
function refuseCancelled(power: PowerRef, today: string): void {
  const refusal = caseRefusal(power, today)
  if (refusal?.code === 'power.cancelled') refuseIf(refusal)
}

async function refuseThemes(themes: readonly string[]): Promise<void> {
  if (themes.length === 0) return
  const known = new Set((await catalogSettings()).themes.map((theme) => theme.key))
  const theme = themes.find((key) => !known.has(key))
  if (theme !== undefined) throw new Refused('guide.theme', { theme })
}

/** The power's org may have changed since: a guide follows its power at every act. */
function placeOf({ orgId, regionId, type }: PowerRef) {
  return { orgId, regionId, type }
}

function draftOf(content: GuideContent) {
  return { content, title: content.title, score: completeness(content).score }
}

function shownOf({ title, audience, themes, caseType, legalDays, promisedDays, free }: GuideContent) {
  return { title, audience, themes, caseType, legalDays, promisedDays, free }
}

function lineOf({ actor, time }: Pick<GuideActing, 'actor' | 'time'>, what: string, note = '') {
  return { at: new Date(time.now()), who: actor.name, what, note }
}
