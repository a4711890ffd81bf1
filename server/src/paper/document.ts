import type { FlowChart } from '@mingdu/shared/flow/flow.schema'

/**
 * What a paper says, apart from how it is set: the same document becomes a PDF to print and a Word file to edit.
 * Plain data, so that it can be handed to a worker.
 */
export interface PaperDocument {
  /** 一次性告知书, 受理通知书, … */
  title: string
  /** What it is about, below the title; '' for none. */
  subject: string
  /** 编号, 日期, …: pairs beside the code. */
  facts: readonly PaperPair[]
  qr: { url: string; caption: string } | null
  sections: readonly PaperSection[]
  /** 落款: who issues it and on which day, with room for the seal; left out on a paper that nobody issues. */
  seal?: { org: string; date: string }
  stub: PaperStub | null
  /** Stands at the foot of every page, before the page number. */
  foot: string
}

export type PaperPair = readonly [name: string, value: string]

export interface PaperSection {
  /** Numbered 一、二、三、 in the order of the paper. */
  title: string
  blocks: readonly PaperBlock[]
}

export type PaperBlock =
  | { kind: 'text'; text: string; muted?: boolean }
  /** A number to be read from afar. */
  | { kind: 'figure'; text: string }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'pairs'; rows: readonly PaperPair[] }
  | {
      kind: 'table'
      columns: readonly PaperColumn[]
      rows: readonly (readonly PaperCell[])[]
      /** Rows are tall enough to be signed in by hand. */
      tall?: true
    }
  | { kind: 'flow'; chart: FlowChart }

export interface PaperColumn {
  title: string
  /** Share of the width, relative to the other columns. */
  width: number
}

/** A cell's text, with smaller lines below it. */
export type PaperCell = string | { text: string; notes: readonly string[] }

/** 存根: what stays with the office, below a line to cut along. */
export interface PaperStub {
  title: string
  facts: readonly PaperPair[]
  /** Written by hand: 申请人签字, 日期, 经办人. */
  blanks: readonly string[]
}

export const SECTION_NUMBERS = '一二三四五六七八九十'

/** `一、办理条件`; above twenty never happens on paper. */
export function sectionTitle(title: string, index: number): string {
  const number = index < 10 ? SECTION_NUMBERS[index] : `十${SECTION_NUMBERS[index - 10] ?? ''}`
  return `${number ?? ''}、${title}`
}

export function cellParts(cell: PaperCell): { text: string; notes: readonly string[] } {
  return typeof cell === 'string' ? { text: cell, notes: [] } : cell
}
