import { endpoints } from '@mingdu/shared/api'
import Koa from 'koa'
import compress from 'koa-compress'
import helmet from 'koa-helmet'
import type { Config } from './config'
import { isReady } from './db/connection'
import { jsonBodies } from './http/body'
import { mountRoutes } from './http/contract'
import { contentSecurityPolicy } from './http/csp'
import { apiDocs } from './http/docs'
import { errorAnswers } from './http/errors'
import { mayReadMetrics, requestIds, sameOriginWrites, separateHosts } from './http/guards'
import { createMetrics } from './http/metrics'
import { openApiDocument } from './http/openapi'
import { shortLinks } from './http/short-links'
import { frontEnd } from './http/statics'
import type { Parts } from './parts'
import { Refused } from './refused'
import { allRoutes } from './routes'
import { actorOfRequest } from './modules/accounts/accounts.service'
import { citizenOfRequest, isCitizenToken } from './modules/citizens/citizens.service'
import { keepApart } from './modules/delegations/capacity.service'
import { actorUnderHat } from './modules/delegations/hats.service'
import { isExchangePath, partnerOfRequest, signedExchange } from './modules/exchange/admission.service'
import { channelMetrics } from './modules/channels/channels.service'
import { smsReceipts } from './sms/receipts'
import { wechatCallbacks } from './wechat/callback'

const VERSION = '0.1.0'
/** An answer is compressed for one reader, a file of the front ends is kept by many. */
const QUICK = { level: 1 }

/** The whole HTTP side: one origin for the H5 build, the console, the API and its page. */
export function createApp(parts: Parts): Koa {
  const { config, log, time, box } = parts
  const app = new Koa({ proxy: config.TRUST_PROXY === 'on' })
  const metrics = createMetrics()
  channelMetrics(metrics.registry, parts)
  app.on('error', (err: unknown) => log.error({ err }, 'koa'))
  app.use(requestIds)
  app.use(metrics.middleware)
  app.use(errorAnswers(log))
  const directives = contentSecurityPolicy([config.ADMIN_DIST, config.H5_DIST])
  app.use(helmet({ contentSecurityPolicy: { directives }, strictTransportSecurity: config.production }))
  // what fits into the first ten packets of a connection (RFC 6928) arrives no sooner for being smaller
  app.use(
    compress({ threshold: 14_600, br: false, gzip: (type) => (type === 'application/json' ? QUICK : {}) }),
  )
  app.use(separateHosts(config))
  app.use(operations(config, metrics.registry))
  app.use(wechatCallbacks(parts))
  app.use(smsReceipts(parts))
  app.use(shortLinks)
  app.use(apiDocs())
  app.use(signedExchange(parts))
  app.use(sameOriginWrites)
  app.use(jsonBodies())
  const router = mountRoutes(allRoutes(parts), {
    time,
    box,
    demo: config.demo,
    secureCookies: config.production,
    actorOf: async (ctx) => {
      if (isExchangePath(ctx)) return partnerOfRequest(ctx)
      return isCitizenToken(ctx) ? citizenOfRequest(ctx) : actorUnderHat(await actorOfRequest(ctx), time)
    },
    keepApart,
  })
  app.use(router.routes())
  app.use(missingRoutes)
  app.use(frontEnd('/admin', config.ADMIN_DIST))
  app.use(frontEnd('/', config.H5_DIST))
  app.use(() => {
    throw new Refused('route.missing')
  })
  return app
}

/** Health, readiness, metrics and the contract itself. */
function operations(
  config: Config,
  registry: { contentType: string; metrics(): Promise<string> },
): Koa.Middleware {
  const document = openApiDocument(
    endpoints.filter((e) => config.demo || !e.demoOnly),
    VERSION,
  )
  return async (ctx, next) => {
    if (ctx.method !== 'GET') return next()
    if (ctx.path === '/healthz') ctx.body = { ok: true, version: VERSION }
    else if (ctx.path === '/readyz') await readiness(ctx)
    else if (ctx.path === '/api/openapi.json') ctx.body = document
    else if (ctx.path === '/metrics') {
      if (!mayReadMetrics(ctx, config.METRICS_TOKEN)) throw new Refused('route.missing')
      ctx.type = registry.contentType
      ctx.body = await registry.metrics()
    } else return next()
  }
}

async function readiness(ctx: Koa.Context): Promise<void> {
  const ready = await isReady()
  ctx.status = ready ? 200 : 503
  ctx.body = { ok: ready, database: ready ? 'up' : 'down' }
}

async function missingRoutes(ctx: Koa.Context, next: Koa.Next): Promise<void> {
  if (ctx.path.startsWith('/api/')) {
    const known = Array.isArray(ctx['matched']) && ctx['matched'].length > 0
    throw new Refused(known ? 'route.method' : 'route.missing')
  }
  await next()
}
