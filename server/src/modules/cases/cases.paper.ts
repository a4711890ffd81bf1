import { CASE_PAPERS, type ApplicantKind, type CasePaper } from '@mingdu/shared/cases/cases.states'
import type { LeftPaper } from '@mingdu/shared/cases/papers.facts'
import { formatTrackingNo } from '@mingdu/shared/cases/tracking.rules'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { paperDate } from '../../paper/dates'
import type { PaperDocument, PaperPair, PaperSection, PaperStub } from '../../paper/document'
import { bodyOf } from './cases.paper-bodies'

/** What a paper says of its case besides what was frozen with it; none of it changes either. */
export interface PaperCase {
  no: string
  title: string
  powerName: string
  powerCode: string
  /** 咨询电话 of the guide. */
  phone: string
  applicant: {
    kind: ApplicantKind
    /** In full: a paper is handed to the applicant. */
    name: string
    /** Masked for a person. */
    idNumber: string
    /** '' for none. */
    agent: string
  }
  /** Who signed for what was delivered, in full; '' before. */
  receiver: string
  /** H5 address of the page where the applicant follows the case. */
  url: string
}

/** A paper as it was left on its day: whom it is for, what was decided and why, on which basis, and what to do next. */
export function casePaper(paper: LeftPaper, of: PaperCase): PaperDocument {
  const title = CASE_PAPERS[paper.kind]
  const date = paperDate(plainDate(paper.on))
  return {
    title,
    subject: of.title,
    facts: factsOf(paper, of, date),
    qr: { url: of.url, caption: '扫码查进度' },
    sections: [...bodyOf(paper, of), ...closing(paper)],
    seal: { org: paper.orgName, date },
    stub: stubOf(paper, of, title),
    foot: paper.no,
  }
}

function factsOf(paper: LeftPaper, { applicant, ...of }: PaperCase, date: string): PaperPair[] {
  const facts: PaperPair[] = [
    ['文号', paper.no],
    ['日期', date],
    ['申请人', applicant.name],
    [applicant.kind === 'person' ? '证件号码' : '信用代码', applicant.idNumber],
    ['代理人', applicant.agent],
    ['事项', `${of.powerName}（${of.powerCode}）`],
    ['办件编号', formatTrackingNo(of.no)],
    ['办理机关', paper.orgName],
    ['咨询电话', of.phone],
  ]
  return facts.filter(([, value]) => value !== '')
}

/** What it rests on, and what may be done against it. */
function closing({ basis, remedies }: LeftPaper): PaperSection[] {
  const texts: [string, string][] = [
    ['依据', basis],
    ['救济途径', remedies],
  ]
  return texts
    .filter(([, text]) => text !== '')
    .map(([title, text]) => ({ title, blocks: [{ kind: 'text', text }] }))
}

/** Who signs for it: a 送达回证 is signed itself. */
function stubOf(paper: LeftPaper, { applicant, no }: PaperCase, title: string): PaperStub | null {
  if (paper.kind === 'delivery') return null
  const facts: PaperPair[] = [
    ['文号', paper.no],
    ['申请人', applicant.name],
    ['办件编号', formatTrackingNo(no)],
    ...(paper.kind === 'receipt' ? [['材料', countText(paper)] as const] : []),
  ]
  return { title: `${title}存根`, facts, blanks: [SIGNERS[paper.kind] ?? '签收人', '日期', '经办人'] }
}

function countText({ facts }: LeftPaper<'receipt'>): string {
  const missing = facts.materials.filter(({ given }) => given === 'missing').length
  const all = facts.materials.length
  return missing === 0 ? `共 ${all} 项` : `应交 ${all} 项，未提交 ${missing} 项`
}

const SIGNERS: Partial<Record<CasePaper, string>> = { receipt: '交件人', withdrawal: '申请人签字' }
