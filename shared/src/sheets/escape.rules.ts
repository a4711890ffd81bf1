/**
 * A spreadsheet runs a cell that begins with one of these as a formula when it opens a CSV, whoever wrote the text. A
 * leading apostrophe makes it text; the import takes it off again.
 */
export function escapeFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

/** Takes off what {@link escapeFormula} put on. */
export function unescapeFormula(text: string): string {
  return text.startsWith("'") && /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text
}
