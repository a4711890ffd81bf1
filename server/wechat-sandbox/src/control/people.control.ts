import type { Context } from 'koa'
import { mintCode } from '../endpoints/codes.rules'
import { scanTicket, setFollow } from '../events/follow'
import type { Sandbox } from '../sandbox'
import { upsertPerson, type PersonSeed } from '../state/people'
import type { Person } from '../state/state.types'
import { ControlError, flagIn, optionalTextIn, personIn, recordIn, textIn } from './control.input'

/** POST /__sandbox/people: a list of people, added or renamed by key → their ids */
export function seedPeople(ctx: Context, sandbox: Sandbox): void {
  const { body } = ctx.request
  if (!Array.isArray(body)) throw new ControlError(400, 'the body must be a list of people')
  const seeds = body.map((item: unknown) => seedIn(recordIn(item)))
  const { config, store } = sandbox
  const people = seeds.map((seed) => upsertPerson(store.state, config.accounts, seed, config.now()))
  store.touch()
  ctx.body = { people: people.map(shownPerson) }
}

/** GET /__sandbox/people */
export function listPeople(ctx: Context, sandbox: Sandbox): void {
  ctx.body = { people: Object.values(sandbox.store.state.people).map(shownPerson) }
}

/** POST /__sandbox/follow {personKey, follows} */
export function followControl(ctx: Context, sandbox: Sandbox): void {
  const body = recordIn(ctx.request.body)
  const person = personIn(sandbox, body)
  setFollow(sandbox, person, flagIn(body, 'follows', true))
  ctx.body = shownPerson(person)
}

/** POST /__sandbox/scan {personKey, ticket} */
export function scanControl(ctx: Context, sandbox: Sandbox): void {
  const body = recordIn(ctx.request.body)
  const person = personIn(sandbox, body)
  const scanned = scanTicket(sandbox, person, textIn(body, 'ticket'))
  if (!scanned) throw new ControlError(409, 'this QR code is unknown or has expired')
  ctx.body = shownPerson(person)
}

/** POST /__sandbox/login-code {personKey, appid?} → {code}, what wx.login would give the page */
export function loginCode(ctx: Context, sandbox: Sandbox): void {
  const body = recordIn(ctx.request.body)
  const { mini } = sandbox.config.accounts
  const appid = optionalTextIn(body, 'appid') ?? mini.appid
  ctx.body = { code: mintCode(sandbox, 'login', personIn(sandbox, body).key, appid) }
}

/** POST /__sandbox/phone-code {personKey} → {code}, what the phone-number button would give the page */
export function phoneCode(ctx: Context, sandbox: Sandbox): void {
  const person = personIn(sandbox, recordIn(ctx.request.body))
  ctx.body = { code: mintCode(sandbox, 'phone', person.key, sandbox.config.accounts.mini.appid) }
}

function seedIn(item: Record<string, unknown>): PersonSeed {
  return {
    key: textIn(item, 'key'),
    name: textIn(item, 'name'),
    title: optionalTextIn(item, 'title') ?? '',
    phone: textIn(item, 'phone'),
    follows: flagIn(item, 'follows', false),
    blocks: flagIn(item, 'blocks', false),
    ...(item.wecomUserId === undefined ? {} : { wecomUserId: wecomUserIdIn(item) }),
  }
}

/** Empty for somebody who is no member. */
function wecomUserIdIn(item: Record<string, unknown>): string {
  return item.wecomUserId === '' ? '' : textIn(item, 'wecomUserId')
}

function shownPerson(person: Person): Record<string, unknown> {
  const { openids, ...rest } = person
  return { ...rest, mpOpenid: openids.mp, miniOpenid: openids.mini }
}
