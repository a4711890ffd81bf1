import type { AddressInfo, Server } from 'node:net'
import type { Role } from '@mingdu/shared/accounts/permissions'
import { permissionsOf } from '@mingdu/shared/accounts/permissions'
import Koa, { type Context } from 'koa'
import type { Actor } from '../http/actor'
import { jsonBodies } from '../http/body'
import { mountRoutes, type ContractParts } from '../http/contract'
import { errorAnswers } from '../http/errors'
import { requestIds, sameOriginWrites } from '../http/guards'
import type { Route } from '../http/routes'
import { listen } from '../lifecycle'
import { createSealBox } from '../seal-box'
import { fixedTime } from '../time'
import { keptLog, type KeptLog } from './log'

export const NOW = '2026-11-25T06:32:00.000Z'

/** An actor of one office with the given roles. */
export function actorWith(roles: readonly Role[], id = '0'.repeat(23) + '1'): Actor {
  const orgId = 'a'.repeat(24)
  return {
    id,
    name: '演示·甲',
    orgId,
    orgName: '演示区督查室',
    orgPath: [orgId],
    subtree: [orgId],
    regionId: 'f'.repeat(24),
    roles,
    permissions: new Set(permissionsOf(roles)),
    sessionId: 'b'.repeat(24),
    side: 'official',
    channel: 'console',
    reader: { accountIds: [id], orgIds: [orgId] },
  }
}

export interface Pipeline {
  url: string
  logged: KeptLog
  /** Whom the requests come from; null for nobody. */
  actor: Actor | null
}

/** Mounts a few routes in front of the real pipeline, for the tests of a file; more than one stands for several servers. */
export function usePipeline(routes: readonly Route[], parts: Partial<ContractParts> = {}): Pipeline {
  let server: Server
  const pipeline: Pipeline = { url: '', logged: keptLog(), actor: actorWith(['supervisor']) }
  beforeAll(async () => {
    const app = new Koa()
    app.use(requestIds).use(errorAnswers(pipeline.logged.log)).use(sameOriginWrites).use(jsonBodies())
    const box = createSealBox('a secret for tests that is long enough')
    const all: ContractParts = {
      time: fixedTime(NOW),
      box,
      demo: false,
      secureCookies: false,
      actorOf: async (_ctx: Context) => pipeline.actor,
      ...parts,
    }
    app.use(mountRoutes(routes, all).routes())
    const handle = app.callback()
    server = await listen((request, answer) => void handle(request, answer), 0, '127.0.0.1')
    pipeline.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))
  return pipeline
}
