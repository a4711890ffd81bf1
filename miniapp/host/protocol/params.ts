/** Parameters of one protocol message, as they came over the wire. */
export type Params = Readonly<Record<string, unknown>>

export function textParam(params: Params, name: string): string {
  const value = params[name]
  if (typeof value !== 'string') throw new Error(`parameter ${name} must be a string`)
  return value
}

/** A list that may be left out. */
export function listParam(params: Params, name: string): unknown[] {
  const value = params[name] ?? []
  if (!Array.isArray(value)) throw new Error(`parameter ${name} must be a list`)
  return value
}

export function textsParam(params: Params, name: string): string[] {
  return listParam(params, name).map(String)
}
