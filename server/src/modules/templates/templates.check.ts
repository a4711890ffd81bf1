import type { TemplateRow } from '@mingdu/shared/templates/templates.api'
import { WECHAT_ACCOUNT_OF, checkTemplate, type CheckResult } from '@mingdu/shared/templates/templates.rules'
import { TEMPLATES } from '@mingdu/shared/templates/templates.table'
import type { Tx } from '../../db/connection'
import type { Parts } from '../../parts'
import { toWechatError } from '../../wechat/errors'
import type { ListedTemplate, Wechat, WechatAccountName } from '../../wechat/wechat'
import { writeCheck } from './templates.repo'
import { forgetTemplates, templateRows, type TemplateConfig } from './templates.rows'

/** What an account lists, or why it could not be asked. */
type Listing = { templates: readonly ListedTemplate[] } | { unasked: string }
export type Listings = Record<WechatAccountName, Listing>

/**
 * Asks both accounts for their templates and keeps what they say. A template whose keys differ is not used any more;
 * nothing here stops a start, and an account that does not answer changes nothing.
 */
export async function checkTemplates(parts: Pick<Parts, 'config' | 'wechat' | 'log'>): Promise<void> {
  await keepChecks(await askAccounts(parts), parts.config)
  forgetTemplates()
  for (const row of await templateRows(parts.config)) report(row, parts)
}

/** Never throws: what went wrong is part of the answer. */
export async function askAccounts({ wechat, log }: Pick<Parts, 'wechat' | 'log'>): Promise<Listings> {
  const [mp, mini] = await Promise.all([ask('mp', wechat, log), ask('mini', wechat, log)])
  return { mp, mini }
}

/** Keeps the result of every template that has an id. */
export async function keepChecks(listings: Listings, config: TemplateConfig, tx?: Tx): Promise<void> {
  for (const row of await templateRows(config, tx)) {
    const result = row.templateId === null ? null : resultOf(row, row.templateId, listings)
    if (row.templateId === null || result === null) continue
    await writeCheck(row.key, { templateId: row.templateId, ...result, at: new Date() }, tx)
  }
}

async function ask(account: WechatAccountName, wechat: Wechat, log: Parts['log']): Promise<Listing> {
  const name = account === 'mp' ? '服务号' : '小程序'
  if (!wechat.configured(account)) return { unasked: `没有配置${name}，没有核对` }
  try {
    return { templates: await wechat.templates(account) }
  } catch (error) {
    const { errorClass, code, rid, message } = toWechatError(error)
    log.warn({ account, errorClass, errcode: code, rid, reason: message }, 'templates could not be listed')
    return { unasked: `${name}没有答复，没有核对` }
  }
}

/** null: an account that did not answer takes back nothing that it said of this id before. */
function resultOf(row: TemplateRow, id: string, listings: Listings): CheckResult | null {
  const listing = listings[WECHAT_ACCOUNT_OF[TEMPLATES[row.key].channel]]
  if ('templates' in listing) return checkTemplate(row.key, id, listing.templates)
  return row.check.at === null || row.check.state === 'unknown'
    ? { state: 'unknown', note: listing.unasked }
    : null
}

function report({ key, channel, check }: TemplateRow, { log }: Pick<Parts, 'log'>): void {
  const facts = { template: key, channel, note: check.note }
  if (check.state === 'mismatch')
    log.error(facts, 'alarm: a template differs from the account and is not used')
  if (check.state === 'missing') log.warn(facts, 'a template is not in the list of the account')
}
