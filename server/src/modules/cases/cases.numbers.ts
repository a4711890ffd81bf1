import { paperNo } from '@mingdu/shared/cases/papers.rules'
import type { CasePaper } from '@mingdu/shared/cases/cases.states'
import type { Id } from '@mingdu/shared/kernel/ids'
import type { Tx } from '../../db/connection'
import { orgsById } from '../orgs/orgs.service'
import { paperNumbers } from './cases.repo'

/** The series of the papers an act leaves: they stand before the transaction counts in them. */
export interface OpenedNumbers {
  orgId: Id
  /** 代字 of the unit in a 文号. */
  mark: string
  /** As it is called that day. */
  orgName: string
  year: number
  papers: readonly CasePaper[]
}

export async function openNumbers(
  orgId: Id,
  papers: readonly CasePaper[],
  year: number,
): Promise<OpenedNumbers> {
  const org = (await orgsById([orgId])).get(orgId)
  const orgName = org?.name ?? ''
  const opened = { orgId, mark: org?.shortName || orgName, orgName, year, papers }
  for (const paper of papers) await paperNumbers.open(keyOf(opened, paper))
  return opened
}

/** One number for each paper, gapless per unit, paper and year. */
export async function takeNumbers(opened: OpenedNumbers, tx: Tx): Promise<Map<CasePaper, string>> {
  const taken = new Map<CasePaper, string>()
  for (const paper of opened.papers) {
    const ordinal = await paperNumbers.take(keyOf(opened, paper), tx)
    taken.set(paper, paperNo(opened.mark, paper, opened.year, ordinal))
  }
  return taken
}

function keyOf({ orgId, year }: Pick<OpenedNumbers, 'orgId' | 'year'>, paper: CasePaper): string {
  return paperSeries(orgId, paper, year)
}

/** What the numbers of one paper of one unit in a year are counted under. */
export function paperSeries(orgId: Id, paper: CasePaper, year: number): string {
  return `${orgId} ${paper} ${year}`
}
