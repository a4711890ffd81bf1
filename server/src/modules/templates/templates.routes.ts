import { CHANNELS } from '@mingdu/shared/messages/messages.states'
import type { TemplateRow } from '@mingdu/shared/templates/templates.api'
import { templatesApi } from '@mingdu/shared/templates/templates.api'
import { preparedWriteRoute, readRoute, type Route } from '../../http/routes'
import type { Parts } from '../../parts'
import { found } from '../../refused'
import { digestOf } from '../../seal-box'
import { askAccounts, keepChecks } from './templates.check'
import { mapTemplate } from './templates.map'
import { previewTemplate } from './templates.preview'
import { forgetTemplates, templateRows } from './templates.rows'

export function templatesRoutes(parts: Parts): readonly Route[] {
  const { config } = parts
  return [
    readRoute(templatesApi.list, async () => ({ items: await templateRows(config) })),
    preparedWriteRoute(
      templatesApi.map,
      () => askAccounts(parts),
      async ({ params, body, actor, time }, tx, listings) => {
        await mapTemplate(params.key, body, { actor, time }, tx)
        await keepChecks(listings, config, tx)
        const result = found((await templateRows(config, tx)).find((row) => row.key === params.key))
        return {
          result,
          subject: subjectOf(result),
          digests: [digestOf({ key: result.key, templateId: result.templateId })],
          note: result.templateId ?? '停用',
          afterCommit: forgetTemplates,
        }
      },
    ),
    preparedWriteRoute(
      templatesApi.check,
      () => askAccounts(parts),
      async (_request, tx, listings) => {
        await keepChecks(listings, config, tx)
        const subject = { kind: 'template', id: 'all', name: '全部消息模板' }
        return {
          result: { items: await templateRows(config, tx) },
          subject,
          note: '核对',
          afterCommit: forgetTemplates,
        }
      },
    ),
    readRoute(templatesApi.preview, async ({ params, query }) => previewTemplate(params.key, query)),
  ]
}

function subjectOf({ key, channel, name }: TemplateRow) {
  return { kind: 'template', id: key, name: `${CHANNELS[channel]} ${name}` }
}
