import { SANDBOX } from './addresses'

/** A card as it lies on a phone. */
export interface SandboxCard {
  title: string
  rows: { label: string; value: string }[]
  pagepath: string
}

/** The WeChat side: what arrived on whose phone, and the hand on the time machine. */
export const sandbox = {
  loginCode: async (personKey: string) =>
    (await post<{ code: string }>('/__sandbox/login-code', { personKey })).code,
  phoneCode: async (personKey: string) =>
    (await post<{ code: string }>('/__sandbox/phone-code', { personKey })).code,
  /** What WeChat makes of a person's answers to wx.requestSubscribeMessage; the server gets its event. */
  subscribe: (personKey: string, templateIds: string[], answers: Record<string, string>) =>
    post<Record<string, unknown>>('/__sandbox/subscribe', { personKey, templateIds, answers }),
  inbox: (person: string) =>
    get<{ cards: SandboxCard[]; sms: { text: string }[] }>(`/__sandbox/inbox?person=${person}`),
  /** The person taps 关注 or 取消关注 in the 服务号. */
  follow: (personKey: string, follows: boolean) => post<unknown>('/__sandbox/follow', { personKey, follows }),
  mpOpenid: async (personKey: string) => {
    const { people } = await get<{ people: { key: string; mpOpenid: string }[] }>('/__sandbox/people')
    return people.find(({ key }) => key === personKey)?.mpOpenid ?? ''
  },
  /** The far side plays a fault once, for the next call that fits. */
  fault: (act: string, match: { path: string; openid?: string }) =>
    post<unknown>('/__sandbox/faults', { act, match, times: 1 }),
  toNextWarning: () => post<{ now: string }>('/__sandbox/time', { toNext: true }),
  /** Moves business time forward to an instant. */
  moveTo: (to: string) => post<{ now: string }>('/__sandbox/time', { to }),
  days: (days: number) => post<{ now: string }>('/__sandbox/time', { days }),
  time: () => get<{ now: string; offsetMs: number }>('/__sandbox/time'),
}

/** Cards on a person's phone that lead to a task, oldest first, with their rows by label. */
export async function cardsAbout(person: string, taskId: string) {
  const { cards } = await sandbox.inbox(person)
  return cards
    .map((card) => ({ ...card, values: Object.fromEntries(card.rows.map((r) => [r.label, r.value])) }))
    .filter((card) => card.pagepath.includes(taskId))
}

/** Waits until what `look` gives satisfies; says what was seen last when it never does. */
export async function eventually<T>(
  look: () => Promise<T>,
  good: (seen: T) => boolean,
  what: string,
): Promise<T> {
  const end = Date.now() + 90_000
  for (;;) {
    const seen = await look()
    if (good(seen)) return seen
    if (Date.now() > end)
      throw new Error(`${what} did not happen; last seen: ${JSON.stringify(seen).slice(0, 2000)}`)
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
}

async function get<T>(path: string): Promise<T> {
  return (await (await fetch(SANDBOX + path)).json()) as T
}

async function post<T>(path: string, body: unknown): Promise<T> {
  const response = await fetch(SANDBOX + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}
