import { currentUrl, PAGES, startAt } from '../platform/navigate'

/** Pages nobody is stopped on: they are where a person is stopped. */
const STOPS = [PAGES.bind, PAGES.privacy, PAGES.myPrivacy, PAGES.citizenSignIn] as const

/** Opens the bind page over a fresh stack; it returns to where the person was. */
export function toBindPage(): void {
  stopAt(PAGES.bind)
}

/** Opens the citizens' sign-in over a fresh stack; it returns to where the person was. */
export function toCitizenSignIn(): void {
  stopAt(PAGES.citizenSignIn)
}

/** Opens the privacy notice over a fresh stack and asks for consent; it returns to where the person was. */
export function toPrivacyPage(): void {
  if (!STOPS.some((page) => currentUrl().startsWith(page))) stopAt(PAGES.privacy)
}

/** Where a person goes on. Only an address of this program: anything else would be somebody's trap. */
export function targetOf(from: string | undefined, otherwise: string = PAGES.todo): string {
  const address = from ? decodeURIComponent(from) : ''
  const known = Object.values(PAGES).some((page) => address === page || address.startsWith(`${page}?`))
  return known && !STOPS.some((page) => address.startsWith(page)) ? address : otherwise
}

function stopAt(page: (typeof STOPS)[number]): void {
  const from = currentUrl()
  if (from.startsWith(page)) return
  startAt(from ? `${page}?from=${encodeURIComponent(from)}` : page)
}
