import type { Refusal } from '../kernel/refusals'
import type { PowerContent } from '../powers/powers.schema'
import type { CatalogSettings } from './catalog.api'
import { ALWAYS_REQUIRED, SYSTEM_ELEMENTS, type SystemElement } from './catalog.table'

type Elements = Pick<CatalogSettings, 'elements'>

/** What is wrong with settings as somebody wants to save them; null when nothing is. */
export function settingsRefusal(settings: CatalogSettings): Refusal | null {
  return (
    patternRefusal(settings.codePattern) ??
    numberingRefusal(settings.numbering) ??
    elementsRefusal(settings) ??
    twiceRefusal(
      '要素',
      settings.elements.map(({ key }) => key),
    ) ??
    twiceRefusal(
      '主题',
      settings.themes.map(({ key }) => key),
    )
  )
}

/** Whether a new code fits the place's pattern. Published codes are kept whatever they are. */
export function codeRefusal(
  code: string,
  { codePattern }: Pick<CatalogSettings, 'codePattern'>,
): Refusal | null {
  if (codePattern === '' || new RegExp(`^(?:${codePattern})$`, 'u').test(code)) return null
  return { code: 'power.code-pattern', details: { code, pattern: codePattern } }
}

/** Required elements that a power lacks, and values of elements the set does not have. */
export function elementRefusal(content: PowerContent, { elements }: Elements): Refusal | null {
  const lacking = elements.find(({ key, own, required }) => required && isEmpty(valueOf(content, key, own)))
  if (lacking) return { code: 'power.required', details: { element: lacking.name } }
  const known = elements.filter(({ own }) => own).map(({ key }) => key)
  const strange = Object.keys(content.extra).find((key) => !known.includes(key))
  return strange === undefined ? null : { code: 'power.element', details: { element: strange } }
}

/** A number from the rule of numbering: `{region}`, `{type}`, `{year}`, `{seq:5}`; other text stands as it is. */
export function numberedCode(
  numbering: string,
  parts: { region: string; type: string; year: number; seq: number },
): string {
  return numbering.replace(
    /\{(region|type|year|seq)(?::(\d))?\}/g,
    (_, name: keyof typeof parts, width?: string) => String(parts[name]).padStart(Number(width ?? 0), '0'),
  )
}

/** What of a numbering does not change with the ordinal: every such series counts for itself. */
export function seriesOf(numbering: string, parts: { region: string; type: string; year: number }): string {
  return numberedCode(numbering, { ...parts, seq: 0 })
}

function patternRefusal(pattern: string): Refusal | null {
  if (pattern === '') return null
  // nested repetition may take for ever on a long code
  if (/[+*}]\)?[+*{]/.test(pattern)) return badPattern('重复符号不能叠用')
  try {
    new RegExp(`^(?:${pattern})$`, 'u')
    return null
  } catch {
    return badPattern('括号或符号不成对')
  }
}

function badPattern(problem: string): Refusal {
  return { code: 'catalog.pattern', details: { problem } }
}

function numberingRefusal(numbering: string): Refusal | null {
  return /\{seq(:\d)?\}/.test(numbering) ? null : { code: 'catalog.numbering' }
}

function elementsRefusal({ elements }: Elements): Refusal | null {
  for (const key of Object.keys(SYSTEM_ELEMENTS) as SystemElement[]) {
    const element = elements.find((one) => one.key === key && !one.own)
    const details = { element: SYSTEM_ELEMENTS[key] }
    if (!element) return { code: 'catalog.elements', details }
    if (ALWAYS_REQUIRED.includes(key) && !(element.shown && element.required))
      return { code: 'catalog.always', details }
  }
  return hiddenRefusal({ elements })
}

function hiddenRefusal({ elements }: Elements): Refusal | null {
  const hidden = elements.find(({ shown, required }) => required && !shown)
  return hidden ? { code: 'catalog.hidden', details: { element: hidden.name } } : null
}

function twiceRefusal(what: string, keys: readonly string[]): Refusal | null {
  const twice = keys.find((key, i) => keys.indexOf(key) !== i)
  return twice === undefined ? null : { code: 'catalog.twice', details: { what, key: twice } }
}

function valueOf(content: PowerContent, key: string, own: boolean): unknown {
  return own ? content.extra[key] : content[key as SystemElement]
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
