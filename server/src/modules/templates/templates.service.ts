import type { TemplateKey } from '@mingdu/shared/templates/templates.table'
import { heldRows, type TemplateConfig } from './templates.rows'

export { checkTemplates } from './templates.check'
export { forgetTemplates, heldRows as heldTemplateRows } from './templates.rows'

/**
 * The ids that messages may be sent with: of templates that have one, and of which the account has not said that
 * their keys differ. At most five seconds old.
 */
export async function templateIds(config: TemplateConfig): Promise<ReadonlyMap<TemplateKey, string>> {
  const rows = await heldRows(config)
  return new Map(
    rows.flatMap(({ key, templateId, check }) =>
      templateId !== null && check.state !== 'mismatch' ? [[key, templateId] as const] : [],
    ),
  )
}
