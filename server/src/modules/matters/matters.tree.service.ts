import { MATTER_LINES } from '@mingdu/shared/matters/closing.rules'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import type { Matter, TaskNodeInput } from '@mingdu/shared/matters/matters.schema'
import { treeRefusal } from '@mingdu/shared/matters/tree.rules'
import { warnMoment } from '@mingdu/shared/rules/rules.rules'
import type { DayFacts } from '@mingdu/shared/tasks/clock.rules'
import type { Tx } from '../../db/connection'
import { refuseIf } from '../../refused'
import { digestOf } from '../../seal-box'
import { tellPeople, type NewMessage } from '../messages/messages.service'
import { currentRules } from '../rules/rules.service'
import { dayFacts } from '../tasks/day.service'
import { peopleOfOrgs, taskMessage } from '../tasks/telling.service'
import { dispatchTree, nestedTree, readTree, saveDrafts, type TaskDoc } from '../tasks/tree.service'
import { orgNames } from '../tasks/viewing.service'
import { askedIn, refuseAmong } from './keeping.service'
import { surroundingsOf } from './matters.facts'
import { changeMatter, type MatterDoc } from './matters.repo'
import { line, openMatter, orgsOf, viewMatter, type MatterAct } from './matters.service'
import { signedOverlap } from './overlap.service'
import { settleMatters } from './settle.service'

/** What a change of the tree leaves: the matter, and a digest of every node for the audit trail. */
export interface SavedTree {
  matter: Matter
  digests: string[]
}

/** Saves the decomposition in place of the one before. */
export async function saveTree(tree: readonly TaskNodeInput[], act: MatterAct, tx: Tx): Promise<SavedTree> {
  const matter = await openMatter('edit', act, tx)
  const day = await dayFacts(act.time)
  const { around, people } = await surroundingsOf(matter, tree, day)
  refuseIf(treeRefusal(tree, around))
  await refuseAmong(matter.keptFrom ?? [], askedIn(tree))
  const at = new Date(act.time.now())
  const handlers = new Map([...people.values()].map(({ id, name }) => [id, { id, name }]))
  const docs = await saveDrafts(ownerOf(matter), tree, handlers, act.actor, at, tx)
  const orgIds = orgsOf(matter.leadOrgId, docs)
  await changeMatter(matter, { orgIds }, line(act, '修改任务分解', `共 ${docs.length} 项`), tx)
  await settleMatters([act.id], day, at, tx)
  return { matter: await viewMatter(act.id, act, tx), digests: docs.map(digestOfNode) }
}

/** What 派单 says. */
export interface Issuing {
  note: string
  overlapReason: string
}

/** 派单: the deadlines are checked again, every clock starts now, and those who act are told. */
export async function issueMatter(said: Issuing, act: MatterAct, tx: Tx): Promise<SavedTree> {
  const { digests } = await issue(said, act, tx)
  return { matter: await viewMatter(act.id, act, tx), digests }
}

/** The same without showing it. @returns the matter as it was, and a digest of every node */
export async function issue(
  { note, overlapReason }: Issuing,
  act: MatterAct,
  tx: Tx,
): Promise<{ matter: MatterDoc; digests: string[] }> {
  const matter = await openMatter('issue', act, tx)
  refuseIf(classifiedRefusal(overlapReason))
  const day = await dayFacts(act.time)
  const docs = await readTree(act.id, tx)
  const nested = nestedTree(docs)
  refuseIf(treeRefusal(nested, (await surroundingsOf(matter, nested, day)).around))
  // who it is about may have been found out, or have gone up in another unit, since it was decomposed
  await refuseAmong(matter.keptFrom ?? [], askedIn(nested))
  const at = new Date(act.time.now())
  const overlap = await signedOverlap(matter, docs, overlapReason, act, tx)
  const said = overlap
    ? `${note}${note ? '；' : ''}查重有 ${overlap.found.length} 项，理由：${overlap.reason}`
    : note
  await changeMatter(
    matter,
    { state: 'issued', dispatchedAt: at, dispatchedOn: day.today, overlap },
    line(act, MATTER_LINES.issued, said),
    tx,
  )
  const issued = await dispatchTree(
    docs,
    day,
    { name: act.actor.name, at, warnedThrough: await warned(act, day) },
    tx,
  )
  await settleMatters([act.id], day, at, tx)
  await tellPeople(await assignments(issued, act, day), at, tx)
  return { matter, digests: issued.map(digestOfNode) }
}

/** After the hour of today's warnings, today's are not sent for what has only just been assigned. */
async function warned({ time }: MatterAct, { today }: DayFacts): Promise<DayFacts['today'] | null> {
  const { values } = await currentRules()
  return time.now() >= warnMoment(today, values) ? today : null
}

async function assignments(
  tasks: readonly TaskDoc[],
  { actor }: MatterAct,
  day: DayFacts,
): Promise<NewMessage[]> {
  const leaves = tasks.filter((task) => task.leaf)
  const [people, org] = await Promise.all([
    peopleOfOrgs(leaves.flatMap((task) => [task.orgId, ...task.coOrgIds])),
    orgNames(),
  ])
  const base = { kind: 'taskAssigned', dedupe: 'assigned:v1', sender: actor.orgName, light: 'green' } as const
  return leaves.flatMap((task) => {
    const body = `${org(task.orgId).name}主办，请签收并按期报送进展。`
    const main = { ...base, recipientIds: people.actingFor(task), heading: '新任务', body }
    const helpers = task.coOrgIds.flatMap(people.heads).filter((id) => !main.recipientIds.includes(id))
    const co = {
      ...base,
      recipientIds: helpers,
      heading: '协办任务',
      body: `${org(task.orgId).name}主办，请贵单位协办。`,
    }
    const officers = [task.supervisor.id].filter((id) => id !== actor.id && !main.recipientIds.includes(id))
    const watch = {
      ...base,
      recipientIds: officers,
      heading: '已派单',
      body: `${org(task.orgId).name}主办，由您督办。`,
    }
    return [main, co, watch]
      .filter(({ recipientIds }) => recipientIds.length > 0)
      .map((telling) => taskMessage(task, telling, day))
  })
}

function ownerOf(matter: MatterDoc) {
  const { _id, no, title, category, basis, regionId, supervisor } = matter
  return { id: String(_id), no: no || null, title, category, basis: basis.text, regionId, supervisor }
}

function digestOfNode({
  _id,
  no,
  title,
  orgId,
  coOrgIds,
  handler,
  weight,
  limit,
  period,
  milestones,
  amount,
  due,
  state,
}: TaskDoc): string {
  const { unit, target } = amount
  return digestOf({
    id: String(_id),
    no,
    title,
    orgId,
    coOrgIds,
    handler,
    weight,
    limit,
    period: period ?? null,
    milestones: milestones ?? [],
    unit,
    target,
    due,
    state,
  })
}
