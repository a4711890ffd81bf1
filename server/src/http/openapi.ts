import { OpenApiGeneratorV31, OpenAPIRegistry, extendZodWithOpenApi } from '@asteasolutions/zod-to-openapi'
import { PERMISSIONS } from '@mingdu/shared/accounts/permissions'
import { AUDIT_EVENTS } from '@mingdu/shared/audit/audit.events'
import { EXCHANGE_HEADERS } from '@mingdu/shared/exchange/exchange.rules'
import type { Endpoint } from '@mingdu/shared/kernel/endpoint'
import { z } from 'zod'

extendZodWithOpenApi(z)

const errorBody = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    requestId: z.string(),
    fields: z.array(z.object({ path: z.string(), rule: z.string(), message: z.string() })).optional(),
  }),
})

/** The OpenAPI 3.1 document, with `x-permission` on every operation and `x-audit` on every write and lookup. */
export function openApiDocument(endpoints: readonly Endpoint[], version: string): object {
  const registry = new OpenAPIRegistry()
  registry.registerComponent('securitySchemes', 'cookie', {
    type: 'apiKey',
    in: 'cookie',
    name: 'mingdu_session',
  })
  registry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' })
  // beside it the other four headers of `docs/exchange.md`
  registry.registerComponent('securitySchemes', 'signature', {
    type: 'apiKey',
    in: 'header',
    name: EXCHANGE_HEADERS.signature.name,
  })
  for (const endpoint of endpoints) registry.registerPath(pathOf(endpoint))
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: '明督 API',
      version,
      description: '互联网+督查系统的接口。每个写操作都要带 Idempotency-Key。',
    },
    servers: [{ url: '/api/v1' }],
  })
}

type PathConfig = Parameters<OpenAPIRegistry['registerPath']>[0]

function pathOf(e: Endpoint): PathConfig {
  const write = e.method !== 'GET' && !('lookup' in e)
  const config: PathConfig = {
    method: e.method.toLowerCase() as 'get',
    path: e.path.replace(/:(\w+)/g, '{$1}'),
    operationId: e.id,
    tags: [e.id.split('.')[0] ?? ''],
    summary: e.summary,
    security: securityOf(e),
    request: requestOf(e, write),
    responses: {
      200: okOf(e),
      default: { description: '拒绝或出错', content: { 'application/json': { schema: errorBody } } },
    },
  }
  return Object.assign(config, extensionsOf(e))
}

function securityOf({ permission }: Endpoint): NonNullable<PathConfig['security']> {
  if (permission === 'public') return []
  return permission === 'partner' ? [{ signature: [] }] : [{ cookie: [] }, { bearer: [] }]
}

function extensionsOf(e: Endpoint): Record<string, string> {
  const named =
    e.permission in PERMISSIONS ? PERMISSIONS[e.permission as keyof typeof PERMISSIONS] : e.permission
  return {
    'x-permission': e.permission,
    'x-permission-name': named,
    ...('audit' in e ? { 'x-audit': e.audit, 'x-audit-name': AUDIT_EVENTS[e.audit] } : {}),
    ...(e.demoOnly ? { 'x-demo-only': 'true' } : {}),
  }
}

function requestOf(e: Endpoint, write: boolean): NonNullable<PathConfig['request']> {
  const request: NonNullable<PathConfig['request']> = {}
  if (e.params) request.params = e.params as z.ZodObject
  if (e.query) request.query = e.query as z.ZodObject
  // of a signed request the nonce is the key
  if (write && e.permission !== 'partner')
    request.headers = z.object({ 'Idempotency-Key': z.string().min(16).max(100) })
  if ('body' in e && e.body)
    request.body = { content: { 'application/json': { schema: e.body } }, required: true }
  if ('multipart' in e) {
    request.body = {
      content: { 'multipart/form-data': { schema: z.object({ file: z.string() }) } },
      required: true,
    }
  }
  return request
}

function okOf(e: Endpoint): PathConfig['responses'][string] {
  if ('binary' in e)
    return { description: '文件', content: { 'application/octet-stream': { schema: z.string() } } }
  return { description: '成功', content: { 'application/json': { schema: e.response } } }
}
