import { BASE, urlOf } from './exchange'

/** The whole address of a public file of the API, for a picture or a download. */
export function publicFile(
  path: `/public/${string}`,
  params: Record<string, string> = {},
  query: Record<string, string | number> = {},
): string {
  return absolute(urlOf(path, { params, query }))
}

/** The same for a path that an answer names, with its query: `/public/papers/…`. */
export function namedFile(path: string): string {
  return absolute(`${BASE}${path}`)
}

/** On the web the API is at the page's own origin, which a picture in another tab does not know. */
function absolute(url: string): string {
  return url.startsWith('/') ? `${window.location.origin}${url}` : url
}
