import { channelsApi } from '@mingdu/shared/channels/channels.api'
import { gateName } from '@mingdu/shared/channels/channels.rules'
import { readRoute, writeRoute, type Route } from '../../http/routes'
import type { Parts } from '../../parts'
import { Refused } from '../../refused'
import { reopenGate } from '../messages/messages.service'
import { channelsStatus } from './channels.status'

export function channelsRoutes(parts: Parts): readonly Route[] {
  return [
    readRoute(channelsApi.status, ({ scope }) => channelsStatus(scope, parts)),
    writeRoute(channelsApi.reopen, async ({ body }, tx) => {
      if (!(await reopenGate(body.key, tx))) throw new Refused('channel.gate')
      return {
        result: { ok: true as const },
        subject: { kind: 'gate', id: body.key, name: gateName(body.key) },
      }
    }),
  ]
}
