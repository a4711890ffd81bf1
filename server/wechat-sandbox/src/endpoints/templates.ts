import type { MessageTemplate, TemplateKind } from '../config'
import type { Sandbox } from '../sandbox'

/** The seeded templates of these kinds and those added by the API, without the deleted ones. */
export function templatesOf(sandbox: Sandbox, kinds: readonly TemplateKind[]): MessageTemplate[] {
  const { added, removed } = sandbox.store.state.platform.templates
  return [...sandbox.config.templates, ...added].filter(
    (template) => kinds.includes(template.kind) && !removed.includes(template.id),
  )
}
