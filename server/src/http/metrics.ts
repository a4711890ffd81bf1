import type { Context, Middleware, Next } from 'koa'
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'

/**
 * Counts and durations by route pattern, never by address, so that no id becomes a label. The middleware stands
 * outside the one that answers errors: refusals and failures count with the status they got.
 */
export interface Metrics {
  registry: Registry
  middleware: Middleware
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'http_requests_total',
    help: 'Requests',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'http_request_seconds',
    help: 'Duration of requests in seconds',
    labelNames: ['method', 'route'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  })
  const middleware = async (ctx: Context, next: Next) => {
    const stop = seconds.startTimer()
    try {
      await next()
    } finally {
      const labels = { method: ctx.method, route: String(ctx['_matchedRoute'] ?? 'other') }
      requests.inc({ ...labels, status: String(ctx.status) })
      stop(labels)
    }
  }
  return { registry, middleware }
}
