import fs from 'node:fs'
import type { Account, Accounts, MessageTemplate, SandboxOptions, TemplateKey, TemplateKind } from '../config'
import { DEMO_ACCOUNTS } from '../defaults'
import { quotaRuleAt } from '../quotas/quotas.input'
import type { QuotaRule } from '../quotas/quotas'
import { faultsAt } from './seed.faults'
import { countAt, listAt, recordAt, SeedError, textAt, textOr, textsAt, wordAt } from './json'
import { peopleAt } from './seed.people'

const KINDS: readonly TemplateKind[] = ['template', 'once', 'long', 'bizonce', 'bizlong']

/**
 * Options from a JSON file: `{accounts, openPlatform, templates, people, miniPages, quotas, ipAllow, faults,
 * seedNumber}`, each part may be left out.
 * @throws Error naming the file and the place in it
 */
export function readSeed(file: string): SandboxOptions {
  try {
    return seedOf(recordAt(JSON.parse(fs.readFileSync(file, 'utf8')), 'the seed'))
  } catch (cause) {
    throw new Error(`SANDBOX_SEED ${file}: ${cause instanceof Error ? cause.message : ''}`, { cause })
  }
}

function seedOf(seed: Record<string, unknown>): SandboxOptions {
  const accounts = accountsAt(seed.accounts)
  const pages = recordAt(seed.miniPages ?? {}, 'miniPages')
  return {
    accounts,
    people: peopleAt(seed.people, accounts),
    faults: faultsAt(seed.faults, 'faults'),
    ...(seed.templates === undefined
      ? {}
      : { templates: listAt(seed.templates, 'templates').map(templateAt) }),
    ...(pages.release === undefined ? {} : { releasePages: textsAt(pages.release, 'miniPages.release') }),
    trialPages: textsAt(pages.trial, 'miniPages.trial'),
    ...(seed.openPlatform === undefined ? {} : { openPlatform: textsAt(seed.openPlatform, 'openPlatform') }),
    ...linkedAt(seed.accounts),
    quotas: quotasAt(seed),
    ipAllow: ipAllowAt(seed),
    ...(seed.seedNumber === undefined ? {} : { seedNumber: countAt(seed.seedNumber, 'seedNumber') }),
  }
}

function accountsAt(value: unknown): Accounts {
  const accounts: Accounts = { ...DEMO_ACCOUNTS }
  for (const [index, item] of listAt(value, 'accounts').entries()) {
    const place = `accounts[${index}]`
    const input = recordAt(item, place)
    const type = wordAt(input.type, ['mp', 'mini'] as const, `${place}.type`)
    if (type === 'mp') accounts.mp = accountAt(input, accounts.mp, place)
    else accounts.mini = accountAt(input, accounts.mini, place)
  }
  return accounts
}

function accountAt<Kind extends Account>(input: Record<string, unknown>, demo: Kind, place: string): Kind {
  const aesKey = textOr(input.aesKey, demo.aesKey, `${place}.aesKey`)
  if (!/^[A-Za-z0-9]{43}$/.test(aesKey)) throw new SeedError(`${place}.aesKey must be 43 letters and digits`)
  return {
    ...demo,
    appid: textOr(input.appid, demo.appid, `${place}.appid`),
    secret: textOr(input.secret, demo.secret, `${place}.secret`),
    name: textOr(input.name, demo.name, `${place}.name`),
    ghId: textOr(input.gh_id, demo.ghId, `${place}.gh_id`),
    token: textOr(input.token, demo.token, `${place}.token`),
    aesKey,
    mode: wordAt(input.mode ?? demo.mode, ['plain', 'compat', 'safe'] as const, `${place}.mode`),
    pushFormat: wordAt(input.pushFormat ?? demo.pushFormat, ['xml', 'json'] as const, `${place}.pushFormat`),
  }
}

function templateAt(value: unknown, index: number): MessageTemplate {
  const place = `templates[${index}]`
  const input = recordAt(value, place)
  return {
    id: textAt(input.id, `${place}.id`),
    kind: wordAt(input.kind ?? 'template', KINDS, `${place}.kind`),
    title: textAt(input.title, `${place}.title`),
    category: textOr(input.category, '', `${place}.category`),
    keys: listAt(input.keys, `${place}.keys`).map((key, at) => keyAt(key, `${place}.keys[${at}]`)),
    ...(input.banned === true ? { banned: true } : {}),
  }
}

function keyAt(value: unknown, place: string): TemplateKey {
  const input = recordAt(value, place)
  const key = { key: textAt(input.key, `${place}.key`), label: textAt(input.label, `${place}.label`) }
  return input.enums === undefined ? key : { ...key, enums: textsAt(input.enums, `${place}.enums`) }
}

/** The 服务号's `linkedMini`. */
function linkedAt(accounts: unknown): Pick<SandboxOptions, 'linkedMini'> {
  const mp = listAt(accounts, 'accounts').find((item) => recordAt(item, 'accounts').type === 'mp')
  const linked = mp === undefined ? undefined : recordAt(mp, 'accounts').linkedMini
  return linked === undefined ? {} : { linkedMini: textsAt(linked, 'accounts.linkedMini') }
}

/** `quotas` of the file and of its accounts, which hold calls a day. */
function quotasAt(seed: Record<string, unknown>): Record<string, QuotaRule> {
  const tables = listAt(seed.accounts, 'accounts').map((item) => recordAt(item, 'accounts').quotas ?? {})
  const rows = [...tables, seed.quotas ?? {}].flatMap((table) => Object.entries(recordAt(table, 'quotas')))
  return Object.fromEntries(rows.map(([path, rule]) => [path, quotaRuleAt(rule, `quotas.${path}`)]))
}

/** `ipAllow: {mp?, mini?, wecom?}` of the file, or the list in an account; without one all may call. */
function ipAllowAt(seed: Record<string, unknown>): NonNullable<SandboxOptions['ipAllow']> {
  const lists = recordAt(seed.ipAllow ?? {}, 'ipAllow')
  const ofAccount = (type: string) =>
    listAt(seed.accounts, 'accounts')
      .map((item) => recordAt(item, 'accounts'))
      .find((item) => item.type === type)?.ipAllow
  const listOf = (type: 'mp' | 'mini' | 'wecom') => {
    const list = lists[type] ?? ofAccount(type)
    return list === undefined ? null : textsAt(list, `ipAllow.${type}`)
  }
  return { mp: listOf('mp'), mini: listOf('mini'), wecom: listOf('wecom') }
}
