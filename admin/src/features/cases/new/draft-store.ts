import { EMPTY, type Draft } from './draft'

const KEY = 'mingdu.case-draft'

/**
 * The draft of this tab and this person. A window's computer is shared: what somebody else left is thrown away, and
 * nothing outlives the tab.
 */
export function readDraft(accountId: string): Draft {
  try {
    const stored = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as { by: string; draft: Draft } | null
    if (stored?.by === accountId) return { ...EMPTY, ...stored.draft }
  } catch {
    // unreadable: begin anew
  }
  sessionStorage.removeItem(KEY)
  return EMPTY
}

/** null forgets it. */
export function keepDraft(accountId: string, draft: Draft | null): void {
  if (draft === null || draft === EMPTY) return sessionStorage.removeItem(KEY)
  sessionStorage.setItem(KEY, JSON.stringify({ by: accountId, draft }))
}
