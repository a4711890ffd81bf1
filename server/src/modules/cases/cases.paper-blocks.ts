import { GIVEN } from '@mingdu/shared/cases/cases.states'
import type { CasePaperFacts, FrozenLimit, FrozenLimits } from '@mingdu/shared/cases/papers.facts'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { paperDate } from '../../paper/dates'
import type { PaperBlock, PaperColumn, PaperPair, PaperSection } from '../../paper/document'
import type { PaperCase } from './cases.paper'

/** Both limits beside each other, in words and with the last day. */
export function limitBlocks({ promised, legal }: FrozenLimits, none = ''): PaperBlock[] {
  const rows: PaperPair[] = [
    ['承诺期限', limitText(promised)],
    ['法定期限', limitText(legal)],
  ]
  const known = rows.filter(([, value]) => value !== '')
  if (known.length === 0) return none === '' ? [] : [text(none)]
  const moves = provisional([promised, legal].some((limit) => limit?.tentative === true))
  return [pairs(known), small(`期限从受理的次日起算，只计工作日，最后一天到 24 时为止。${moves}`)]
}

function limitText(limit: FrozenLimit | null): string {
  return limit === null ? '' : `${limit.days} 个工作日，${day(limit.end)}前办结`
}

export function provisional(tentative: boolean): string {
  return tentative ? '当年放假安排尚未公布，日期暂定，有变动另行告知。' : ''
}

export function materialTable(materials: CasePaperFacts['receipt']['materials']): PaperBlock {
  if (materials.length === 0) return text('本事项不需要提交材料。')
  return {
    kind: 'table',
    columns: columns(['序号', 9], ['材料名称', 60], ['是否必需', 14], ['提交情况', 17]),
    rows: materials.map(({ name, given, needed }, i) => [
      `${i + 1}`,
      name,
      needed ? '必需' : '非必需',
      GIVEN[given],
    ]),
  }
}

export function demandTable({ demands }: CasePaperFacts['correction']): PaperBlock {
  return {
    kind: 'table',
    columns: columns(['序号', 9], ['材料', 28], ['需要补正的内容', 45], ['说明', 18]),
    rows: demands.map(({ material, text: asked, outside, second }, i) => [
      `${i + 1}`,
      material || '—',
      asked,
      { text: second ? '二次补正' : '—', notes: outside ? ['不在办事指南内'] : [] },
    ]),
  }
}

export function dueTable(
  what: string,
  until: string,
  rows: readonly { name: string; by: string }[],
): PaperBlock {
  return {
    kind: 'table',
    columns: columns(['序号', 9], [what, 61], [until, 30]),
    rows: rows.map(({ name, by }, i) => [`${i + 1}`, name, `${day(by)}前`]),
  }
}

/** How a paper addresses whom it is for. */
export function you({ applicant }: PaperCase): string {
  return applicant.kind === 'person' ? '您' : '贵单位'
}

export function day(date: string): string {
  return paperDate(plainDate(date))
}

export function section(title: string, blocks: PaperBlock[]): PaperSection {
  return { title, blocks }
}

export function text(words: string): PaperBlock {
  return { kind: 'text', text: words }
}

export function small(words: string): PaperBlock {
  return { kind: 'text', text: words, muted: true }
}

export function pairs(rows: readonly PaperPair[]): PaperBlock {
  return { kind: 'pairs', rows: rows.filter(([, value]) => value !== '') }
}

export function columns(...all: (readonly [title: string, width: number])[]): PaperColumn[] {
  return all.map(([title, width]) => ({ title, width }))
}
