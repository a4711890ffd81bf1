import type { FlowChart } from '@mingdu/shared/flow/flow.schema'
import type { PaperDocument } from './paper/document'
import { flowPicture } from './paper/flow-picture'
import { paperPdf, papersPdf } from './paper/pdf'
import { paperWord } from './paper/word'

/** What the pool in `paper/papers.ts` runs beside the server: a font takes half a second to open, a long paper as long to set. */
export function pdf(paper: PaperDocument): Promise<Buffer> {
  return paperPdf(paper)
}

export function pdfs({ papers, title }: { papers: PaperDocument[]; title: string }): Promise<Buffer> {
  return papersPdf(papers, title)
}

export function word(paper: PaperDocument): Promise<Buffer> {
  return paperWord(paper)
}

export function flow(chart: FlowChart): Promise<Buffer> {
  return flowPicture(chart)
}
