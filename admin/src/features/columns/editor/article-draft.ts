import type { Block, BlockKind } from '@mingdu/shared/columns/blocks.rules'
import type { Article, ArticleContent } from '@mingdu/shared/columns/columns.schema'
import type { AnnouncementKind, Column } from '@mingdu/shared/columns/columns.states'
import type { QuestionKind } from '@mingdu/shared/columns/polls.rules'
import type { FileInfo } from '@mingdu/shared/files/files.api'
import { newIdempotencyKey } from '../../../api/send'

/** A block as it is written. `text` holds the caption of a picture, and of a list one item a line. */
export interface DraftBlock {
  /** Stays with the block when it moves. */
  key: string
  kind: BlockKind
  text: string
  source: string
  url: string
  ordered: boolean
  /** At most one. */
  files: readonly FileInfo[]
}

export type BlockPatch = (old: DraftBlock) => Partial<DraftBlock>

/** `options`: one a line. */
export interface DraftQuestion {
  kind: QuestionKind
  text: string
  options: string
}

export interface DraftExpert {
  accountId: string
  name: string
  title: string
}

export interface ArticleDraft {
  column: Column
  title: string
  summary: string
  blocks: readonly DraftBlock[]
  kind: AnnouncementKind | null
  exposure: { orgId: string | null; due: string | null; before: readonly FileInfo[] }
  session: { from: string | null; until: string | null; experts: readonly DraftExpert[] } | null
  poll: { until: string | null; questions: readonly DraftQuestion[] } | null
}

export function blankBlock(kind: BlockKind): DraftBlock {
  return { key: newIdempotencyKey(), kind, text: '', source: '', url: '', ordered: false, files: [] }
}

export function blankQuestion(): DraftQuestion {
  return { kind: 'single', text: '', options: '' }
}

export function emptyDraft(column: Column): ArticleDraft {
  return {
    ...{ column, title: '', summary: '', blocks: [blankBlock('paragraph')], kind: null },
    exposure: { orgId: null, due: null, before: [] },
    ...{ session: null, poll: null },
  }
}

/** What was saved, as it is written on. */
export function draftOf({ column, content, files, preview }: Article): ArticleDraft {
  const { title, summary, blocks, kind, exposure, session, poll } = content
  const byId = new Map(files.map((file) => [file.id, file]))
  const filesOf = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? [])
  const nameAt = (i: number) => preview.session?.experts[i]?.name ?? ''
  return {
    ...{ column, title, summary, kind },
    blocks: blocks.map((block) => draftBlock(block, filesOf)),
    exposure: {
      ...{ orgId: exposure?.orgId ?? null, due: exposure?.due ?? null },
      before: filesOf(exposure?.beforeIds ?? []),
    },
    session: session && {
      ...session,
      experts: session.experts.map((expert, i) => ({ ...expert, name: nameAt(i) })),
    },
    poll: poll && {
      until: poll.until,
      questions: poll.questions.map((question) => ({ ...question, options: question.options.join('\n') })),
    },
  }
}

function draftBlock(block: Block, filesOf: (ids: readonly string[]) => FileInfo[]): DraftBlock {
  const blank = blankBlock(block.kind)
  switch (block.kind) {
    case 'list':
      return { ...blank, text: block.items.join('\n'), ordered: block.ordered }
    case 'picture':
    case 'video':
      return { ...blank, text: block.caption, files: filesOf([block.fileId]) }
    case 'heading':
    case 'paragraph':
    case 'quote':
    case 'link':
      return { ...blank, ...block }
  }
}

/** What is sent: of the parts only those the column has. */
export function contentOf(draft: ArticleDraft): ArticleContent {
  const { column, kind, exposure, session, poll } = draft
  return {
    ...{ title: draft.title.trim(), summary: draft.summary.trim(), blocks: draft.blocks.map(blockOf) },
    kind: column === 'announcements' ? kind : null,
    exposure:
      column === 'exposures'
        ? { orgId: exposure.orgId ?? '', due: exposure.due ?? '', beforeIds: exposure.before.map(idOf) }
        : null,
    session:
      column === 'topics' && session
        ? { from: session.from ?? '', until: session.until ?? '', experts: session.experts.map(expertOf) }
        : null,
    poll:
      column === 'topics' && poll
        ? {
            until: poll.until ?? '',
            questions: poll.questions.map(({ options, ...asked }) => ({
              ...asked,
              options: linesOf(options),
            })),
          }
        : null,
  }
}

export function blockOf({ kind, text: written, source, url, ordered, files }: DraftBlock): Block {
  const text = written.trim()
  switch (kind) {
    case 'heading':
    case 'paragraph':
      return { kind, text }
    case 'list':
      return { kind, ordered, items: linesOf(text) }
    case 'quote':
      return { kind, text, source: source.trim() }
    case 'picture':
    case 'video':
      return { kind, fileId: files[0]?.id ?? '', caption: text }
    case 'link':
      return { kind, text, url: url.trim() }
  }
}

/** The lines that say something. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

const idOf = ({ id }: FileInfo) => id
const expertOf = ({ accountId, title }: DraftExpert) => ({ accountId, title: title.trim() })
