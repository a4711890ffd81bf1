import Taro from '@tarojs/taro'
import { isH5 } from './env'

/** The pages of the program; WeChat cards point at these paths, so they stay. */
export const PAGES = {
  home: '/pages/home/index',
  services: '/pages/services/index',
  participate: '/pages/participate/index',
  todo: '/pages/todo/index',
  messages: '/pages/messages/index',
  me: '/pages/me/index',
  task: '/features/tasks/detail/index',
  report: '/features/tasks/report/index',
  verify: '/features/tasks/verify/index',
  taskAct: '/features/tasks/act/index',
  taskSplit: '/features/tasks/split/index',
  team: '/features/tasks/team/index',
  decisions: '/features/matters/decisions/index',
  matter: '/features/matters/detail/index',
  matterAct: '/features/matters/act/index',
  instructions: '/features/matters/instructions/index',
  instruction: '/features/matters/instruction/index',
  writeInstruction: '/features/matters/write/index',
  notices: '/features/notices/list/index',
  notice: '/features/notices/detail/index',
  columns: '/features/columns/list/index',
  publicReport: '/features/public-report/report/index',
  columnArticle: '/features/columns/article/index',
  experiences: '/features/columns/experiences/index',
  experience: '/features/columns/experience/index',
  bulletins: '/features/bulletins/list/index',
  bulletin: '/features/bulletins/detail/index',
  oversights: '/features/oversight/list/index',
  oversight: '/features/oversight/detail/index',
  rateOversight: '/features/oversight/rate/index',
  consultations: '/features/consultations/list/index',
  consultation: '/features/consultations/thread/index',
  askConsultation: '/features/consultations/ask/index',
  knowledge: '/features/consultations/knowledge/index',
  delegations: '/features/delegations/list/index',
  delegation: '/features/delegations/detail/index',
  delegate: '/features/delegations/give/index',
  bind: '/features/accounts/bind/index',
  privacy: '/features/accounts/privacy/index',
  myPrivacy: '/features/accounts/my-privacy/index',
  reminders: '/features/subscriptions/reminders/index',
  feedback: '/features/feedback/list/index',
  writeFeedback: '/features/feedback/write/index',
  search: '/features/search/find/index',
  guide: '/features/guides/detail/index',
  guides: '/features/guides/list/index',
  power: '/features/powers/detail/index',
  powers: '/features/powers/list/index',
  org: '/features/powers/org/index',
  duties: '/features/powers/duties/index',
  stats: '/features/powers/stats/index',
  rate: '/features/ratings/rate/index',
  confirm: '/features/confirmations/answer/index',
  ratings: '/features/ratings/list/index',
  pad: '/features/ratings/pad/index',
  correct: '/features/corrections/write/index',
  corrections: '/features/corrections/answer/index',
  track: '/features/cases/track/index',
  citizenSignIn: '/features/citizens/sign-in/index',
  identity: '/features/citizens/identity/index',
  citizenMessages: '/features/citizens/messages/index',
  apply: '/features/cases/apply/index',
  myCases: '/features/cases/mine/index',
  steps: '/features/cases/steps/index',
  step: '/features/cases/step/index',
  writeClue: '/features/clues/write/index',
  myClues: '/features/clues/mine/index',
  trackClue: '/features/clues/track/index',
} as const

const TABS: readonly string[] = [PAGES.home, PAGES.services, PAGES.todo, PAGES.messages, PAGES.me]

/** Stands among the tabs of citizens, but WeChat's own list takes five for both sides together. */
const TABS_BEYOND: readonly string[] = [PAGES.participate]

/** Where the way back ends: the first page of whoever uses the phone. */
let first: string = PAGES.home

export function beginAt(page: string): void {
  first = page
}

/** Opens a page; tab pages are switched to. Failing (the same page twice in a blink) is of no account. */
export function open(page: string, query: Record<string, string> = {}): void {
  if (TABS.includes(page)) void quietly(Taro.switchTab({ url: page }))
  else if (TABS_BEYOND.includes(page)) startAt(page)
  else void quietly(Taro.navigateTo({ url: withQuery(page, query) }))
}

/** Leaves everything behind and starts at an address such as `/features/tasks/detail/index?id=…`. */
export function startAt(url: string): void {
  void quietly(Taro.reLaunch({ url }))
}

/** Back one page, or to the first page when this one was opened from a card, a code or a link. */
export function back(): void {
  if (Taro.getCurrentPages().length > 1) void quietly(Taro.navigateBack())
  else void quietly(Taro.switchTab({ url: first }))
}

/** Back to a page if it is the one before; else this page gives way to it. */
export function backTo(page: string, query: Record<string, string> = {}): void {
  const pages = Taro.getCurrentPages()
  const before = `/${String(pages[pages.length - 2]?.route ?? '').replace(/^\//, '')}`
  if (before.split('?')[0] === page) void quietly(Taro.navigateBack())
  else void quietly(Taro.redirectTo({ url: withQuery(page, query) }))
}

/** The address of the page on screen, with its query; '' before the first page. */
export function currentUrl(): string {
  if (isH5) return addressOnWeb()
  const pages = Taro.getCurrentPages()
  const page = pages[pages.length - 1]
  if (!page) return ''
  const path = `/${String(page.route ?? '').replace(/^\//, '')}`
  const query = { ...(page.options as Record<string, string> | undefined) }
  delete query['$taroTimestamp']
  return withQuery(path.split('?')[0] ?? '', query)
}

/** The pages of a browser know their path alone: what was asked for stands in the address. */
function addressOnWeb(): string {
  const address = window.location.hash.replace(/^#/, '')
  return address === '/' ? '' : address
}

/** The whole web address of a page, to be copied and sent on. */
export function pageLink(page: string, query: Record<string, string> = {}): string {
  const { origin, pathname } = window.location
  return `${origin}${pathname}#${withQuery(page, query)}`
}

/** On the web what stands outside the page's own view is enlarged too. */
export function markElder(on: boolean): void {
  if (isH5) document.documentElement.classList.toggle('elder', on)
}

function withQuery(path: string, query: Record<string, string>): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return pairs.length > 0 ? `${path}?${pairs.join('&')}` : path
}

function quietly(act: Promise<unknown>): Promise<unknown> {
  return act.catch(() => undefined)
}
