import type { Body } from '@mingdu/shared/kernel/endpoint'
import type { LookBack, lookBacksApi } from '@mingdu/shared/matters/look-backs.api'
import { LOOK_BACK_STATES } from '@mingdu/shared/matters/look-backs.states'
import { classifiedRefusal, lookBackRefusal } from '@mingdu/shared/matters/matters.rules'
import { inTransaction, type Tx } from '../../db/connection'
import { scopeFor, type Actor } from '../../http/actor'
import { found, refuseIf, refuseStale } from '../../refused'
import type { BusinessTime } from '../../time'
import { attachFiles, filesById } from '../files/files.service'
import { tellPeople } from '../messages/messages.service'
import { actingPerson } from '../tasks/acting.service'
import { orgNames, pick } from '../tasks/viewing.service'
import { reopenMatter } from './closing.service'
import {
  changeLookBack,
  dueLookBacks,
  reachedLookBacks,
  readLookBack,
  type LookBackDoc,
} from './look-backs.repo'
import { matterFacts } from './matters.facts'
import { findMatter } from './matters.repo'
import type { MatterAct } from './matters.service'

export type { LookBackDoc }

const BATCH = 100
const SHOWN = 20

/**
 * 登记回头看: what was done has lasted, or it has come back; then the same number is reopened in the same transaction.
 * @throws Refused `version.stale`, `look-back.state`, `matter.recused`, those of reopening
 */
export async function recordLookBack(
  { version, result, method, note, fileIds, tasks }: Body<typeof lookBacksApi.record>,
  act: Omit<MatterAct, 'version'>,
  tx: Tx,
): Promise<LookBackDoc> {
  const { actor, time } = act
  const doc = found(await readLookBack(act.scope, act.id, tx))
  refuseStale({ version: doc.version, history: [] }, version)
  const matter = found(await findMatter(act.scope, doc.matterId, tx))
  refuseIf(lookBackRefusal(doc.state, matterFacts(matter), actingPerson(actor)))
  refuseIf(classifiedRefusal(note))
  const record = { kind: 'matter', id: doc.matterId }
  await attachFiles(fileIds, { record, orgIds: [...new Set([actor.orgId, ...doc.orgIds])] }, actor, tx)
  const by = { id: actor.id, name: actor.name }
  const set = { state: result, method, note, fileIds, by, at: new Date(time.now()) }
  const after = found(await changeLookBack(doc, set, tx))
  if (result === 'relapsed') {
    const said = `第 ${doc.round} 次回头看发现反弹：${note}`.slice(0, 500)
    await reopenMatter(said, tasks, { ...act, id: doc.matterId, version: matter.version }, tx)
  }
  return after
}

/** The rows as their reader sees them. */
export async function lookBackViews(docs: readonly LookBackDoc[], actor: Actor): Promise<LookBack[]> {
  const [org, files] = await Promise.all([orgNames(), filesById(docs.flatMap(({ fileIds }) => fileIds))])
  const person = actingPerson(actor)
  return docs.map((doc) => {
    const { matterId, no, title, round, dueOn, state, method, note, by, version, supervisor } = doc
    const facts = { regionId: doc.regionId, leadOrgId: doc.leadOrgId, orgIds: doc.orgIds, handlerIds: [] }
    return {
      id: String(doc._id),
      matter: { id: matterId, no, title },
      leadOrg: org(doc.leadOrgId),
      ...{ version, supervisor, round, dueOn, state, method, note, by },
      files: pick(files, doc.fileIds),
      at: doc.at?.toISOString() ?? null,
      mayRecord: lookBackRefusal(state, facts, person) === null,
    }
  })
}

/** 回头看 that wait for this person, for the desk. */
export async function lookBacksToDo(actor: Actor): Promise<LookBackDoc[]> {
  const scope = scopeFor(actor, 'matter.verifyClose')
  if (!scope) return []
  const person = actingPerson(actor)
  const due = await dueLookBacks(scope, SHOWN)
  return due.filter((doc) => lookBackRefusal(doc.state, { ...doc, handlerIds: [] }, person) === null)
}

/** Those whose day has come are due from now on, and their supervisors are told. Safe to call at any time. */
export async function ripenLookBacks(time: BusinessTime): Promise<number> {
  let ripe = 0
  for (;;) {
    const taken = await inTransaction(async (tx) => {
      const docs = await reachedLookBacks(time.today(), BATCH, tx)
      for (const doc of docs) found(await changeLookBack(doc, { state: 'due' }, tx))
      await tellPeople(docs.map(messageOf), new Date(time.now()), tx)
      return docs.length
    })
    ripe += taken
    if (taken < BATCH) return ripe
  }
}

function messageOf({ matterId, no, title, round, dueOn, supervisor }: LookBackDoc) {
  return {
    kind: 'lookBackDue' as const,
    recipientIds: [supervisor.id],
    subject: { kind: 'matter' as const, id: matterId, no, name: title },
    dedupe: `lookBack:${dueOn}`,
    title: `${LOOK_BACK_STATES.due}：${title}`,
    body: `${no}已销号，第 ${round} 次回头看到期，请核查成果有没有反弹。`,
    target: { kind: 'matter' as const, id: matterId },
    ...{ light: null, due: dueOn, remaining: '', sender: '系统' },
  }
}
