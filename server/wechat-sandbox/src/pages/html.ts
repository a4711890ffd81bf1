/** Text that is already safe markup. */
export interface Html {
  readonly markup: string
}

type Piece = Html | string | number | false | null | readonly Html[]

/** Builds markup; every text put in is escaped, `false` and `null` leave nothing. */
export function html(parts: TemplateStringsArray, ...pieces: Piece[]): Html {
  const markup = parts.map((part, index) => part + markupOf(pieces[index] ?? null)).join('')
  return { markup }
}

/** Constant markup of our own, such as an icon. */
export function constant(markup: string): Html {
  return { markup }
}

function markupOf(piece: Piece): string {
  if (piece === null || piece === false) return ''
  if (typeof piece === 'string' || typeof piece === 'number') return escape(String(piece))
  return 'markup' in piece ? piece.markup : piece.map((one) => one.markup).join('')
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
