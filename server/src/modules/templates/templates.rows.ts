import type { TemplateRow } from '@mingdu/shared/templates/templates.api'
import { TEMPLATES, TEMPLATE_KEYS, type TemplateKey } from '@mingdu/shared/templates/templates.table'
import type { Config } from '../../config'
import type { Tx } from '../../db/connection'
import { readTemplates, type TemplateDoc } from './templates.repo'

/** How long a process may go on with ids that another process has changed. */
const HOLD_MS = 5000

/** Where the id of each template comes from unless the console says otherwise. */
const VARIABLE_OF = {
  assigned: 'WECHAT_TPL_ASSIGNED',
  warning: 'WECHAT_TPL_WARNING',
  result: 'WECHAT_TPL_RESULT',
  digest: 'WECHAT_TPL_DIGEST',
  bizReminder: 'WECHAT_TPL_BIZ_REMINDER',
  miniReminder: 'WECHAT_TPL_MINI_REMINDER',
  miniResult: 'WECHAT_TPL_MINI_RESULT',
  miniCase: 'WECHAT_TPL_MINI_CASE',
  miniColumn: 'WECHAT_TPL_MINI_COLUMN',
} as const satisfies Record<TemplateKey, keyof Config>

export type TemplateConfig = Pick<Config, (typeof VARIABLE_OF)[TemplateKey]>

let held: { docs: Promise<Map<string, TemplateDoc>>; readAt: number } | null = null

/** Forgets the held ids; called after the commit of a change. */
export function forgetTemplates(): void {
  held = null
}

/** Every template of the product with its id in this environment and what the account says of it. */
export async function templateRows(config: TemplateConfig, tx?: Tx): Promise<TemplateRow[]> {
  return rowsOf(await readTemplates(tx), config)
}

/** The same, at most five seconds old. */
export async function heldRows(config: TemplateConfig): Promise<TemplateRow[]> {
  return rowsOf(await heldTemplates(), config)
}

function heldTemplates(): Promise<Map<string, TemplateDoc>> {
  if (held && Date.now() - held.readAt < HOLD_MS) return held.docs
  const reading = { docs: readTemplates(), readAt: Date.now() }
  held = reading
  reading.docs.catch(forgetTemplates)
  return reading.docs
}

function rowsOf(docs: ReadonlyMap<string, TemplateDoc>, config: TemplateConfig): TemplateRow[] {
  return TEMPLATE_KEYS.map((key) => {
    const doc = docs.get(key)
    const { channel, name, fields } = TEMPLATES[key]
    const mapped = doc !== undefined && doc.version > 0
    const templateId = mapped ? (doc.templateId ?? null) : (config[VARIABLE_OF[key]] ?? null)
    const source = mapped ? 'console' : templateId === null ? null : 'environment'
    return {
      key,
      channel,
      name,
      fields: fields.map((field) => ({
        key: field.key,
        label: field.label,
        enums: 'enums' in field ? [...field.enums] : [],
      })),
      templateId,
      source,
      version: doc?.version ?? 0,
      check: checkOf(doc, templateId),
    }
  })
}

function checkOf(doc: TemplateDoc | undefined, templateId: string | null): TemplateRow['check'] {
  if (templateId === null) return { state: 'unknown', note: '没有设置编号，不用这个模板', at: null }
  const check = doc?.check
  if (check?.templateId !== templateId) return { state: 'unknown', note: '还没有核对', at: null }
  return { state: check.state, note: check.note, at: check.at.toISOString() }
}
