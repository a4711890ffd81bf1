import { isH5 } from './env'
import { PAGES } from './navigate'

const NAME = 'wxcode'

/**
 * Takes a sign-in code out of the address (`#/page?id=…&wxcode=…`) and removes it there, so that neither
 * the history nor a copied link carries it. Null on every other address and in the mini-program.
 */
export function takeSignInCode(): string | null {
  if (!isH5) return null
  const [path = '', query = ''] = window.location.hash.split('?')
  const pairs = query.split('&').filter(Boolean)
  const mine = pairs.find((pair) => pair.startsWith(`${NAME}=`))
  if (mine === undefined) return null
  const rest = pairs.filter((pair) => pair !== mine).join('&')
  const clean = `${window.location.pathname}${window.location.search}${path}${rest ? `?${rest}` : ''}`
  window.history.replaceState(window.history.state, '', clean)
  return decodeURIComponent(mine.slice(NAME.length + 1))
}

/** A code that a browser was opened with (`/?scene=t%3D…`) moves behind the `#`, to the first page, which follows it. */
export function moveScene(): void {
  const scene = isH5 ? new URLSearchParams(window.location.search).get('scene') : null
  if (scene === null) return
  const address = `${window.location.pathname}#${PAGES.home}?scene=${encodeURIComponent(scene)}`
  window.history.replaceState(window.history.state, '', address)
}

/** Calls back when an open page is given another address with a code in it. */
export function onAddressChange(then: () => void): void {
  if (isH5) window.addEventListener('hashchange', then)
}

export function reload(): void {
  if (isH5) window.location.reload()
}
