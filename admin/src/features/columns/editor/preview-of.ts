import type { Preview } from '../phone-preview'
import { blockOf, contentOf, type ArticleDraft } from './article-draft'

/** How a draft would look. `nameOf` names a unit by id, '' while it is not known. */
export function previewOf(draft: ArticleDraft, org: string, nameOf: (orgId: string) => string): Preview {
  const { exposure, session, poll, kind } = contentOf(draft)
  return {
    ...{ column: draft.column, kind, title: draft.title.trim(), org, poll },
    blocks: draft.blocks.map(blockOf),
    exposure: exposure && {
      org: { id: exposure.orgId, name: nameOf(exposure.orgId) },
      ...{ due: exposure.due, beforeIds: exposure.beforeIds, result: null },
    },
    session: session && {
      ...{ from: session.from, until: session.until, phase: 'before' },
      experts: (draft.session?.experts ?? []).map(({ name, title }) => ({ name, title, org: '' })),
    },
  }
}
