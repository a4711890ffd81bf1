import type { CorrectionTargetKind } from '@mingdu/shared/corrections/corrections.rules'
import type { Ref } from '@mingdu/shared/kernel/ids'
import { found } from '../../refused'
import { publicGuideRef } from '../guides/guides.service'
import { orgsById } from '../orgs/orgs.service'
import { readPowerRef } from '../powers/powers.service'

/** The page a 纠错 is about: what it is called, and whose it is. */
export interface Target {
  name: string
  org: Ref
}

/** @throws Refused `record.missing` for what is not public */
export async function targetOf(kind: CorrectionTargetKind, id: string): Promise<Target> {
  const { name, orgId } = await pageOf(kind, id)
  const org = found((await orgsById([orgId])).get(orgId))
  return { name: name ?? `${org.name}责任清单`, org: { id: org.id, name: org.name } }
}

/** `name` is null for the page of an org itself. */
async function pageOf(
  kind: CorrectionTargetKind,
  id: string,
): Promise<{ name: string | null; orgId: string }> {
  if (kind === 'power') return found(await readPowerRef(id))
  if (kind === 'guide') return found(await publicGuideRef(id))
  return { name: null, orgId: id }
}
