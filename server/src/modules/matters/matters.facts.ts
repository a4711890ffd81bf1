import { scopeOf } from '@mingdu/shared/accounts/permissions'
import { plainDate, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { MatterFacts, SupervisedFacts } from '@mingdu/shared/matters/matters.rules'
import type { TreeNode, TreeSurroundings } from '@mingdu/shared/matters/tree.rules'
import type { DayFacts } from '@mingdu/shared/tasks/clock.rules'
import type { StoredRef } from '../../db/history'
import { Refused } from '../../refused'
import { findPeople, peopleById, type Person } from '../accounts/accounts.service'
import { orgsById } from '../orgs/orgs.service'
import type { MatterDoc } from './matters.model'

type FactsDoc = Pick<
  MatterDoc,
  | 'state'
  | 'regionId'
  | 'leadOrgId'
  | 'createdBy'
  | 'verifierIds'
  | 'orgIds'
  | 'handlerIds'
  | 'closing'
  | 'counts'
  | 'jointOfficeId'
>

/** What the rules see of a matter; records from before 销号 had its steps lack the newer fields. */
export function matterFacts(doc: FactsDoc): MatterFacts {
  const { state, regionId, leadOrgId, createdBy, verifierIds, orgIds, counts } = doc
  return {
    ...{ state, regionId, leadOrgId, verifierIds, orgIds },
    handlerIds: doc.handlerIds ?? [],
    createdById: createdBy.id,
    jointOfficeId: doc.jointOfficeId ?? null,
    closing: {
      appliedById: doc.closing?.applied.by.id ?? null,
      reviewedById: doc.closing?.reviewed?.by.id ?? null,
      verifiedById: doc.closing?.verified?.by.id ?? null,
      noticeUntil: doc.closing?.notice?.until ?? null,
      verifiedOfficeId: doc.closing?.verified?.officeId ?? null,
    },
    leaves: counts.total,
    openLeaves: counts.total - counts.done,
  }
}

/** The supervisor of a matter: someone active who verifies, of the same region. @throws Refused `matter.supervisor` */
export async function supervisorOf(id: string, regionId: string): Promise<StoredRef & { orgId: string }> {
  const person = (await peopleById([id])).get(id)
  const org = person && (await orgsById([person.orgId])).get(person.orgId)
  const verifies = person?.active && scopeOf(person.roles, 'report.verify') !== null
  if (!person || !org || !verifies || !liesIn(org, regionId)) throw new Refused('matter.supervisor')
  return { id, name: person.name, orgId: person.orgId }
}

/** What keeps whom from being the next 责任督查员 of it. */
export function supervisedFacts(doc: FactsDoc & Pick<MatterDoc, 'supervisor'>): SupervisedFacts {
  return { ...matterFacts(doc), supervisorId: doc.supervisor.id }
}

/** @throws Refused `matter.lead-org` */
export async function checkLeadOrg(orgId: string, regionId: string): Promise<void> {
  const org = (await orgsById([orgId])).get(orgId)
  if (org?.status !== 'active' || !liesIn(org, regionId)) throw new Refused('matter.lead-org')
}

/**
 * 两办合办: another office of the region that can approve, else nobody could.
 * @throws Refused `matter.joint-office`
 */
export async function checkJointOffice(
  jointOfficeId: string | null,
  officeId: string,
  regionId: string,
): Promise<void> {
  if (jointOfficeId === null) return
  const org = (await orgsById([jointOfficeId])).get(jointOfficeId)
  const people = await findPeople({ orgIds: [jointOfficeId], activeOnly: true })
  const approves = people.some(({ roles }) => scopeOf(roles, 'matter.approve') !== null)
  if (jointOfficeId === officeId || org?.status !== 'active' || !liesIn(org, regionId) || !approves)
    throw new Refused('matter.joint-office')
}

/** The deadline of a matter lies ahead. @throws Refused `matter.past` */
export function checkDue(due: string, today: PlainDate): PlainDate {
  if (due < today) throw new Refused('matter.past', { due })
  return plainDate(due)
}

/** Who and what exists for the rules of the tree, in two look-ups; and the handlers by id. */
export async function surroundingsOf(
  matter: Pick<MatterDoc, 'title' | 'due' | 'regionId'>,
  nodes: readonly TreeNode[],
  { today, calendar }: DayFacts,
): Promise<{ around: TreeSurroundings; people: Map<string, Person> }> {
  const all = nodes.flatMap(everyNode)
  const [orgs, people] = await Promise.all([
    orgsById(all.flatMap((node) => [node.orgId, ...node.coOrgIds])),
    peopleById(all.flatMap((node) => node.handlerId ?? [])),
  ])
  const around: TreeSurroundings = {
    ...{ title: matter.title, due: matter.due, today, calendar },
    isActiveOrg: (id) => {
      const org = orgs.get(id)
      return org?.status === 'active' && liesIn(org, matter.regionId)
    },
    orgOfPerson: (id) => {
      const person = people.get(id)
      return person?.active ? person.orgId : null
    },
  }
  return { around, people }
}

function everyNode(node: TreeNode): TreeNode[] {
  return [node, ...node.children.flatMap(everyNode)]
}

function liesIn(org: { id: string; path: readonly string[] }, regionId: string): boolean {
  return org.id === regionId || org.path.includes(regionId)
}
