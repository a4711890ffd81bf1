import { appealLastDay } from '@mingdu/shared/cards/cards.rules'
import { APPEAL_DAYS, CARD_PAPERS, CARD_SUBJECTS } from '@mingdu/shared/cards/cards.states'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import type { WorkCalendar } from '@mingdu/shared/kernel/work-calendar'
import { paperDate } from '../../paper/dates'
import type { PaperBlock, PaperDocument, PaperPair, PaperSection } from '../../paper/document'
import type { CardDoc } from './cards.repo'

/** 督办通知: what was done wrong, on what it rests, what to do by when, and how to appeal. null until it was issued. */
export function cardPaper(doc: CardDoc, issuer: string, calendar: WorkCalendar): PaperDocument | null {
  const { no, issuedOn, subject, org, person, issuedBy } = doc
  if (no === null || issuedOn === null) return null
  const facts: PaperPair[] = [
    ['编号', no],
    ['日期', paperDate(plainDate(issuedOn))],
    ['发往', person ? `${org.name}　${person.name}` : org.name],
    ['对象', `${CARD_SUBJECTS[subject.kind]} ${subject.no}　${subject.name}`],
    ['发出', `${issuer}　${issuedBy?.name ?? ''}`],
  ]
  const title = CARD_PAPERS[doc.kind]
  return {
    title,
    subject: subject.name,
    facts,
    qr: null,
    sections: sectionsOf(doc, calendar),
    stub: {
      title: '送达回证',
      facts: [
        ['文书', `${title} ${no}`],
        ['受送达单位', org.name],
      ],
      blanks: ['签收人', '签收日期', '送达人'],
    },
    foot: no,
  }
}

function sectionsOf(doc: CardDoc, calendar: WorkCalendar): PaperSection[] {
  const sections: [string, PaperBlock[]][] = [
    ['事由', [text(doc.reason)]],
    ['依据', doc.basis === '' ? [] : [text(doc.basis)]],
    ['违反的责任事项', breachBlocks(doc)],
    ['整改要求', [text(demandOf(doc))]],
    ['申诉', [text(appealOf(doc, calendar))]],
  ]
  return sections.filter(([, blocks]) => blocks.length > 0).map(([title, blocks]) => ({ title, blocks }))
}

function breachBlocks({ breach: { duties, accountabilities } }: CardDoc): PaperBlock[] {
  const items = [
    ...duties.map(({ stage, content, basis }) => `${stage}：${content}${inBrackets(basis)}`),
    ...accountabilities.map(({ situation, basis }) => `追责情形：${situation}${inBrackets(basis)}`),
  ]
  return items.length > 0 ? [{ kind: 'list', items }] : []
}

function demandOf({ limitDays, limit }: CardDoc): string {
  if (limitDays === null) return '请核实情况，改正问题，防止再次发生。'
  const until = limit === null ? '' : `，即 ${paperDate(plainDate(limit))}前`
  return `请自送达之次日起 ${limitDays} 个工作日内${until}办结或改正，并报送结果。`
}

function appealOf({ delivery }: CardDoc, calendar: WorkCalendar): string {
  const right = `对本文书有异议的，单位负责人可以自送达之次日起 ${APPEAL_DAYS} 个工作日内提出申诉，由发牌人以外的人员复核。`
  if (!delivery) return right
  return `${right}最后一天是 ${paperDate(appealLastDay(plainDate(delivery.on), calendar))}。`
}

function inBrackets(basis: string): string {
  return basis === '' ? '' : `（${basis}）`
}

function text(words: string): PaperBlock {
  return { kind: 'text', text: words }
}
