import type { TemplateKey } from '@mingdu/shared/templates/templates.table'
import type { Tx } from '../../db/connection'
import type { Actor } from '../../http/actor'
import { refuseStale } from '../../refused'
import type { BusinessTime } from '../../time'
import { readTemplates, writeMapping } from './templates.repo'

/**
 * Sets the id of a template in this environment, or switches it off with null. From then on the console's word holds
 * and no longer that of the environment's variables.
 * @throws Refused `version.stale`
 */
export async function mapTemplate(
  key: TemplateKey,
  change: { version: number; templateId: string | null },
  { actor, time }: { actor: Actor; time: BusinessTime },
  tx: Tx,
): Promise<void> {
  const doc = (await readTemplates(tx)).get(key) ?? { version: 0, history: [] }
  refuseStale(doc, change.version)
  const note = change.templateId === null ? '停用' : `编号改为 ${change.templateId}`
  const line = { at: new Date(time.now()), who: actor.name, what: '设置模板编号', note }
  await writeMapping(key, change.version, change.templateId, line, tx)
}
