import { DIRECTIVE_LEVELS, DIRECTIVE_PAPERS } from '@mingdu/shared/directives/directives.states'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { paperDate } from '../../paper/dates'
import type { PaperBlock, PaperDocument, PaperPair, PaperSection } from '../../paper/document'
import type { DirectiveDoc } from './directives.repo'

/** 督查通知书: what stands where, what is to be done by when, and who signs for it. `url`: the task's page on the H5. */
export function directivePaper(doc: DirectiveDoc, url: string): PaperDocument {
  const { facts, org, level, no } = doc
  const title = DIRECTIVE_PAPERS[level]
  const date = paperDate(plainDate(doc.issuedOn))
  const pairs: PaperPair[] = [
    ['编号', no],
    ['日期', date],
    ['类别', DIRECTIVE_LEVELS[level]],
    ['发往', org.name],
    ['任务', facts.no],
    ['督查事项', facts.matter],
    ['立项依据', facts.basis],
  ]
  return {
    title,
    subject: facts.title,
    facts: pairs.filter(([, value]) => value !== ''),
    qr: { url, caption: '扫码看任务' },
    sections: sectionsOf(doc),
    seal: { org: doc.issuer, date },
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

function sectionsOf({ facts, demand, due, meeting, level }: DirectiveDoc): PaperSection[] {
  const stands = `任务限期 ${facts.due}，目前${facts.state}，核实进度 ${facts.verified}。`
  const sections: [string, string][] = [
    ['办理情况', stands],
    ['督查要求', demand],
    [level === 'interview' ? '约谈安排' : '', meeting],
    ['办理期限', `请于 ${paperDate(plainDate(due))}前办结或书面报告办理情况。本通知不改变任务原定限期。`],
  ]
  return sections
    .filter(([title, words]) => title !== '' && words !== '')
    .map(([title, words]) => ({ title, blocks: [text(words)] }))
}

function text(words: string): PaperBlock {
  return { kind: 'text', text: words }
}
