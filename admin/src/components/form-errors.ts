import type { FormInstance } from 'antd'
import type { ApiError } from '../api/api-error'

/**
 * Puts the server's field problems (`body.basis.text`) beside their fields; returns what has no field to stand at,
 * or null when everything found its place.
 */
export function showFieldErrors(
  form: FormInstance,
  error: ApiError,
  known: readonly string[],
): ApiError | null {
  const placed = error.fields.filter((f) => known.includes(fieldName(f.path)))
  form.setFields(placed.map((f) => ({ name: fieldName(f.path).split('.'), errors: [f.message] })))
  return placed.length > 0 && placed.length === error.fields.length ? null : error
}

/** `body.basis.text` → `basis.text`; a place inside a list belongs to the list. */
function fieldName(path: string): string {
  return path.replace(/^(body|query|params)\./, '').replace(/\.\d+(\..*)?$/, '')
}
