import { errorFromBody, networkError } from './api-error'
import { API_BASE } from './send'

/**
 * Fetches a file and offers it for saving, under the name the server gives it.
 * @throws ApiError when the server refuses: a plain link would open an empty page instead
 */
export async function downloadFile(path: string, fallbackName: string): Promise<void> {
  const response = await fetched(`${API_BASE}${path}`)
  if (!response.ok) {
    const id = response.headers.get('X-Request-Id') ?? ''
    throw errorFromBody(response.status, await jsonOf(response), id)
  }
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = nameOf(response.headers.get('Content-Disposition')) ?? fallbackName
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

async function fetched(url: string): Promise<Response> {
  try {
    return await fetch(url, { credentials: 'same-origin', headers: { 'X-Mingdu-Client': 'console' } })
  } catch {
    throw networkError()
  }
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return JSON.parse(await response.text()) as unknown
  } catch {
    return null
  }
}

/** The name of RFC 5987: `filename*=UTF-8''...`. */
function nameOf(disposition: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  try {
    return encoded === undefined ? null : decodeURIComponent(encoded)
  } catch {
    return null
  }
}
