import { rulesApi } from '@mingdu/shared/rules/rules.api'
import { readRoute, writeRoute, type Route } from '../../http/routes'
import type { Parts } from '../../parts'
import { digestOf } from '../../seal-box'
import { changeRules, forgetRules, readRules } from './rules.service'

/** A new version is noticed by the worker, which looks at every light again. */
export function rulesRoutes(_parts: Parts): readonly Route[] {
  return [
    readRoute(rulesApi.current, () => readRules()),
    writeRoute(rulesApi.change, async ({ body, actor, time }, tx) => {
      const result = await changeRules(body, actor, time, tx)
      return {
        result,
        subject: { kind: 'rules', id: String(result.version), name: `规则第 ${result.version} 版` },
        digests: [digestOf(result)],
        note: body.note,
        afterCommit: forgetRules,
      }
    }),
  ]
}
