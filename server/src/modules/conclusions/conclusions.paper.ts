import { objectionLastDay } from '@mingdu/shared/conclusions/conclusions.rules'
import { OBJECTION_DAYS } from '@mingdu/shared/conclusions/conclusions.states'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import type { WorkCalendar } from '@mingdu/shared/kernel/work-calendar'
import { paperDate } from '../../paper/dates'
import type { PaperBlock, PaperDocument } from '../../paper/document'
import type { ConclusionDoc } from './conclusions.repo'

/** 督查结论 as a paper; null until it was issued. What a 复核 changed stands below it, not in its place. */
export function conclusionPaper(
  doc: ConclusionDoc,
  issuer: string,
  calendar: WorkCalendar,
): PaperDocument | null {
  const { no, issuedOn, org, matter, issuedBy, review } = doc
  if (no === null || issuedOn === null) return null
  const sections: [string, string][] = [
    ['查明的情况', doc.findings],
    ['依据', doc.basis],
    ['要求', doc.demands],
    ['申请复核', objectionText(doc, calendar)],
    ['复核结果', review ? [review.text, review.amended].filter((part) => part !== '').join('\n') : ''],
  ]
  return {
    title: '督查结论',
    subject: matter.title,
    facts: [
      ['编号', no],
      ['督查对象', org.name],
      ['督查事项', `${matter.no}　${matter.title}`],
      ['作出', `${issuer}　${issuedBy?.name ?? ''}`],
    ],
    qr: null,
    sections: sections
      .filter(([, text]) => text !== '')
      .map(([title, text]) => ({ title, blocks: [{ kind: 'text', text } satisfies PaperBlock] })),
    seal: { org: issuer, date: paperDate(plainDate(issuedOn)) },
    stub: {
      title: '送达回证',
      facts: [
        ['文书', `督查结论 ${no}`],
        ['受送达单位', org.name],
      ],
      blanks: ['签收人', '签收日期', '送达人'],
    },
    foot: no,
  }
}

/** 政府督查工作条例 第十七条. */
function objectionText({ delivery }: ConclusionDoc, calendar: WorkCalendar): string {
  const right = `对本督查结论有异议的，可以自收到之日起 ${OBJECTION_DAYS} 日内申请复核，由没有参与的人员在 30 日内作出复核决定（政府督查工作条例第十七条）。`
  if (!delivery) return right
  return `${right}最后一天是 ${paperDate(objectionLastDay(plainDate(delivery.on), calendar))}。`
}
