/** The next moment at which the product will warn somebody, asked of the product's server. */
export type NextWarning =
  { state: 'known'; at: number; what: string } | { state: 'none' } | { state: 'unreachable' }

export interface NextWarningSource {
  /** Answers from a 2 s memory unless `fresh`: the page asks at every change. */
  ask(fresh?: boolean): Promise<NextWarning>
}

const REMEMBER_MS = 2_000
const PATIENCE_MS = 1_500

export function openNextWarning(appUrl: string, now: () => number): NextWarningSource {
  let held: { until: number; answer: Promise<NextWarning> } | null = null
  return {
    ask(fresh = false) {
      if (fresh || held === null || now() >= held.until) {
        held = { until: now() + REMEMBER_MS, answer: fetchNext(`${appUrl}/api/v1/demo/next-warning`) }
      }
      return held.answer
    },
  }
}

async function fetchNext(address: string): Promise<NextWarning> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) })
    if (!response.ok) return { state: 'unreachable' }
    return parse(await response.json())
  } catch {
    return { state: 'unreachable' }
  }
}

function parse(body: unknown): NextWarning {
  const { at, what } = (body ?? {}) as { at?: unknown; what?: unknown }
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at))) return { state: 'none' }
  return { state: 'known', at: Date.parse(at), what: typeof what === 'string' ? what : '' }
}
