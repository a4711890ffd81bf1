import { QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import type { Me } from '@mingdu/shared/accounts/accounts.schema'
import { permissionsOf, type Role } from '@mingdu/shared/accounts/permissions'
import { ConfigProvider } from 'antd'
import type { ReactElement } from 'react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { createQueryClient } from '../src/api/query-client'
import { MeProvider } from '../src/api/session'

/** Stands for the network: answers by `METHOD /path`, and keeps what was asked. */
export function farSide(
  answers: Record<string, (call: { url: URL; body: unknown; key: string | null }) => unknown>,
) {
  const calls: { at: string; url: URL; body: unknown; key: string | null }[] = []
  globalThis.fetch = async (input, init) => {
    const url = new URL(String(input), 'http://localhost')
    const at = `${init?.method ?? 'GET'} ${url.pathname.replace('/api/v1', '')}`
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : null
    const call = { at, url, body, key: new Headers(init?.headers).get('Idempotency-Key') }
    calls.push(call)
    const answer = answers[at]
    return answer
      ? respond(200, answer(call))
      : respond(404, { error: { code: 'route.missing', message: `没有 ${at}`, requestId: 't' } })
  }
  return calls
}

/** An answer that is a refusal: throw-free, so that a table of answers stays readable. */
export function refused(status: number, code: string, message: string, more: object = {}): Refused {
  return new Refused(status, { error: { code, message, requestId: 'test', ...more } })
}

class Refused {
  constructor(
    readonly status: number,
    readonly body: unknown,
  ) {}
}

function respond(status: number, body: unknown): Response {
  const [code, content] = body instanceof Refused ? [body.status, body.body] : [status, body]
  return {
    ok: code < 400,
    status: code,
    headers: new Headers(),
    text: async () => JSON.stringify(content),
    blob: async () => new Blob([JSON.stringify(content)]),
  } as Response
}

export function meWith(role: Role): Me {
  return {
    id: 'a'.repeat(24),
    name: '演示·督查室·督查员一',
    employeeNo: 'DC002',
    title: '督查员',
    org: { id: 'b'.repeat(24), name: '区督查室' },
    roles: [role],
    permissions: permissionsOf([role]),
    acting: null,
    reach: { bound: true, followed: true, wecom: false, reachable: true },
    privacy: {
      current: '2026-11-23',
      agreed: { version: '2026-11-23', at: '2026-11-23T01:00:00.000Z' },
      needed: false,
    },
    preferences: { elder: false },
    today: '2026-11-25',
    unread: 0,
    mustChangePassword: false,
  }
}

/** Renders below router, queries and a signed-in person, as pages are; without styles, which jsdom reads slowly. */
export function renderPage(
  element: ReactElement,
  { role = 'supervisor', at = '/' }: { role?: Role; at?: string } = {},
) {
  const router = createMemoryRouter([{ path: '*', element }], { initialEntries: [at] })
  const view = render(
    <QueryClientProvider client={createQueryClient()}>
      <ConfigProvider theme={{ zeroRuntime: true }} button={{ autoInsertSpace: false }}>
        <MeProvider value={meWith(role)}>
          <RouterProvider router={router} />
        </MeProvider>
      </ConfigProvider>
    </QueryClientProvider>,
  )
  return { ...view, router }
}
