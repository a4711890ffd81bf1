import { isWeapp } from '../platform/env'

/** What a screen reader is told in a browser; a mini-program would carry it in vain in every setData. */
export function spoken(role: string, label?: string): Record<string, string> {
  if (isWeapp) return {}
  return label === undefined ? { role } : { role, 'aria-label': label }
}

export function heading(level: 1 | 2 | 3): Record<string, string> {
  return isWeapp ? {} : { role: 'heading', 'aria-level': String(level) }
}

/** Says changes aloud when they happen, e.g. a failed send. */
export function announced(): Record<string, string> {
  return isWeapp ? {} : { role: 'status' }
}

export function classes(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
