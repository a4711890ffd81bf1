import { endpoints } from '@mingdu/shared/api'
import { AUDIT_EVENTS } from '@mingdu/shared/audit/audit.events'
import { PERMISSIONS } from '@mingdu/shared/accounts/permissions'
import { openApiDocument } from './openapi'

interface Operation {
  operationId: string
  summary: string
  security: object[]
  parameters?: { name: string; in: string; required?: boolean }[]
  requestBody?: { content: Record<string, object> }
  responses: Record<string, { content?: Record<string, { schema: object }> }>
  'x-permission': string
  'x-audit'?: string
}

interface Document {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { schemas?: Record<string, object> }
}

const document = openApiDocument(endpoints, '1.2.3') as Document
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)
const text = JSON.stringify(document)

it('is OpenAPI 3.1 and holds every endpoint once', () => {
  expect(document.openapi).toBe('3.1.0')
  expect(operations.map((o) => o.operation.operationId).sort()).toEqual(endpoints.map((e) => e.id).sort())
  expect(new Set(endpoints.map((e) => e.id)).size).toBe(endpoints.length)
})

it('has no two endpoints of the same method whose paths could be the same address', () => {
  const shapes = endpoints.map((e) => `${e.method} ${e.path.replace(/:\w+/g, ':x')}`)
  expect(new Set(shapes).size).toBe(shapes.length)
})

const securityOf = (permission: string) =>
  permission === 'public'
    ? []
    : permission === 'partner'
      ? [{ signature: [] }]
      : [{ cookie: [] }, { bearer: [] }]

it.each(endpoints.map((e) => [e.id, e] as const))(
  '%s tells its permission, its audit event and its parts',
  (id, e) => {
    const operation = operations.find((o) => o.operation.operationId === id)?.operation
    expect(operation?.summary).toMatch(/[\u4e00-\u9fff]/)
    expect(['public', 'signedIn', 'citizen', 'partner', ...Object.keys(PERMISSIONS)]).toContain(
      operation?.['x-permission'],
    )
    expect(operation?.['x-permission']).toBe(e.permission)
    expect(operation?.security).toEqual(securityOf(e.permission))
    const names = operation?.parameters?.map((p) => p.name) ?? []
    expect(names).toEqual(expect.arrayContaining([...e.path.matchAll(/:(\w+)/g)].map((m) => m[1])))
    if ('audit' in e) {
      expect(Object.keys(AUDIT_EVENTS)).toContain(operation?.['x-audit'])
      expect(names.includes('Idempotency-Key')).toBe(!('lookup' in e) && e.permission !== 'partner')
    } else expect(operation?.['x-audit']).toBeUndefined()
  },
)

it('resolves every reference, and names what holds itself', () => {
  const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map((m) => m[1] ?? '')
  const known = Object.keys(document.components.schemas ?? {}).map((name) => `#/components/schemas/${name}`)
  expect(references.filter((reference) => !known.includes(reference))).toEqual([])
  const recursive = Object.entries(document.components.schemas ?? {}).filter(([name, schema]) =>
    JSON.stringify(schema).includes(`#/components/schemas/${name}"`),
  )
  expect(recursive.length).toBeGreaterThan(0)
})

it('describes errors and answers of every operation', () => {
  for (const { operation } of operations) {
    expect(Object.keys(operation.responses).sort()).toEqual(['200', 'default'])
    expect(Object.keys(operation.responses['200']?.content ?? {})).toHaveLength(1)
  }
})
