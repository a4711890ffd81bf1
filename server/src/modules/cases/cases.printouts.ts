import { CASE_PAPERS, type CasePaper } from '@mingdu/shared/cases/cases.states'
import type { CasePrintout } from '@mingdu/shared/cases/papers.api'
import type { LeftPaper } from '@mingdu/shared/cases/papers.facts'
import { formatTrackingNo } from '@mingdu/shared/cases/tracking.rules'
import type { Id } from '@mingdu/shared/kernel/ids'
import type { Tx } from '../../db/connection'
import type { Actor, Scope } from '../../http/actor'
import type { BinaryAnswer } from '../../http/routes'
import { pageAddress, pageCode, type CodeReader } from '../../page-code'
import { holdLately } from '../../paper/held'
import { buildPdf, buildPdfs } from '../../paper/papers'
import type { Parts } from '../../parts'
import { found, Refused } from '../../refused'
import { orgsById } from '../orgs/orgs.service'
import { trackingCard } from './cases.card'
import { casePaper } from './cases.paper'
import { openedReceiver } from './cases.receiver'
import { findPrintout, insertPrintout } from './cases.printouts.repo'
import { casesByIds, readCase, type CaseDoc } from './cases.repo'

/** A paper that somebody opens, with its case. */
export interface Opened {
  doc: CaseDoc
  n: number
  paper: LeftPaper
}

/** One paper of a case by its place. @throws Refused `record.missing` */
export async function openPaper(scope: Scope, id: Id, n: number, tx: Tx): Promise<Opened> {
  const doc = found(await readCase(scope, id, tx))
  return { doc, n, paper: found(doc.papers[n] ?? null) }
}

/**
 * The latest paper of a kind of each case, in the order asked for, and the cases that have none; a case named twice
 * counts once.
 * @throws Refused `record.missing` where a case is not in scope, `case.no-paper` where none of them has one
 */
export async function openLatest(
  scope: Scope,
  { kind, ids }: { kind: CasePaper; ids: readonly Id[] },
  tx: Tx,
): Promise<{ opened: Opened[]; without: CaseDoc[] }> {
  const byId = new Map((await casesByIds(scope, ids, tx)).map((doc) => [String(doc._id), doc]))
  const docs = [...new Set(ids)].map((id) => found(byId.get(id) ?? null))
  const latest = docs.map((doc) => ({ doc, n: doc.papers.findLastIndex((paper) => paper.kind === kind) }))
  const without = latest.filter(({ n }) => n < 0).map(({ doc }) => doc)
  if (without.length === latest.length) {
    const cases = without.map(({ no }) => formatTrackingNo(no)).join('、')
    throw new Refused('case.no-paper', { count: without.length, paper: CASE_PAPERS[kind], cases })
  }
  const opened = latest.flatMap(({ doc, n }) => {
    const paper = doc.papers[n]
    return paper ? [{ doc, n, paper }] : []
  })
  return { opened, without }
}

/** Gives opened papers their address, each side its own; the file is made when it is fetched. */
export async function printOpened(opened: readonly Opened[], actor: Actor, tx: Tx): Promise<CasePrintout> {
  const papers = opened.map(({ doc, n }) => ({ caseId: String(doc._id), n }))
  const doc = await insertPrintout({ by: actor.id, title: titleOf(opened), papers }, tx)
  const id = String(doc._id)
  const side = actor.side === 'citizen' ? '/citizen' : ''
  return { id, count: papers.length, pdf: `${side}/case-papers/${id}` }
}

/** `受理通知书 区水务局受〔2026〕1号`, or `受理通知书 12 份`. */
export function titleOf(opened: readonly Opened[]): string {
  const [first] = opened
  if (!first) return ''
  const rest = opened.length === 1 ? first.paper.no : `${opened.length} 份`
  return `${CASE_PAPERS[first.paper.kind]} ${rest}`
}

const built = holdLately<Buffer>(16, 5 * 60_000)

/** The file of what this person opened within the hour, and may still read. @throws Refused `record.missing` */
export async function printoutFile(
  scope: Scope,
  id: Id,
  actor: Actor,
  parts: Pick<Parts, 'box' | 'config'>,
): Promise<BinaryAnswer> {
  const { title, papers } = found(await findPrintout(id, actor.id))
  const docs = new Map(
    (
      await casesByIds(
        scope,
        papers.map(({ caseId }) => caseId),
      )
    ).map((doc) => [String(doc._id), doc]),
  )
  const documents = papers.map(({ caseId, n }) => {
    const doc = found(docs.get(caseId) ?? null)
    const paper = casePaper(found(doc.papers[n] ?? null), paperCase(doc, parts))
    // the stub is what the office keeps with a signature on it
    return actor.side === 'citizen' ? { ...paper, stub: null } : paper
  })
  const bytes = await built.get(id, () => buildPdfs(documents, title))
  return { mime: 'application/pdf', bytes, name: `${title}.pdf`, inline: true, keep: false }
}

/** What a paper says of its case: the names in full, the number of a person masked. */
function paperCase(doc: CaseDoc, { box, config }: Pick<Parts, 'box' | 'config'>) {
  const { kind, name, idNumber, agent } = doc.applicant
  const opened = (sealed: string | undefined) => (sealed ? box.open(sealed) : '')
  return {
    ...{ no: doc.no, title: doc.title, phone: doc.phone },
    ...{ powerName: doc.power.name, powerCode: doc.power.code },
    applicant: {
      ...{ kind, name: opened(name.sealed), idNumber: idNumber.shown },
      agent: opened(agent?.name.sealed),
    },
    receiver: doc.delivery ? openedReceiver(doc.delivery, box) : '',
    url: pageAddress(config.PUBLIC_URL, 'case', doc.no),
  }
}

/** 跟踪卡 of a case. @throws Refused `record.missing` */
export async function cardFile(
  scope: Scope,
  id: Id,
  { config }: Pick<Parts, 'config'>,
): Promise<BinaryAnswer> {
  const doc = found(await readCase(scope, id))
  const bytes = await buildPdf(
    trackingCard({
      ...{ no: doc.no, title: doc.title, phone: doc.phone },
      orgName: (await orgsById([doc.orgId])).get(doc.orgId)?.name ?? '',
      applicant: doc.applicant.name.shown,
      receivedOn: doc.firstReceivedOn,
      url: pageAddress(config.PUBLIC_URL, 'case', doc.no),
    }),
  )
  return { mime: 'application/pdf', bytes, name: `跟踪卡 ${doc.no}.pdf`, inline: true, keep: false }
}

/** The code that leads to the tracking page of a case. @throws Refused `record.missing`, `wechat.down` */
export async function caseCode(
  scope: Scope,
  id: Id,
  reader: CodeReader,
  parts: Pick<Parts, 'wechat' | 'config'>,
): Promise<BinaryAnswer> {
  return pageCode('case', found(await readCase(scope, id)).no, reader, parts)
}
