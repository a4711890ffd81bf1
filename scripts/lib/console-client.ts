import { randomUUID } from 'node:crypto'

type Variables = Readonly<Record<string, string | undefined>>

/** A signed-in console, for commands that do what a person does there. */
export interface Console {
  get<T>(at: string): Promise<T>
  send<T>(method: string, at: string, body: unknown): Promise<T>
  upload<T>(at: string, form: FormData): Promise<T>
}

const DEFAULT_URL = 'http://127.0.0.1:3000'
const DEFAULT_ACCOUNT = 'daoru'

/**
 * Signs in as the service account that the environment names.
 * @throws Error in plain words when nobody answers, or the account is refused
 */
export async function signIn(env: Variables): Promise<Console> {
  const base = `${(env['MINGDU_URL'] || DEFAULT_URL).replace(/\/$/, '')}/api/v1`
  const employeeNo = env['MINGDU_ACCOUNT'] || DEFAULT_ACCOUNT
  const password = env['MINGDU_PASSWORD'] || (await demoPassword(base))
  const headers = { 'Content-Type': 'application/json' }
  const answer = await call(
    `${base}/sessions/console`,
    'POST',
    headers,
    JSON.stringify({ employeeNo, password }),
  )
  await read(answer)
  const Cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  return {
    get: async <T>(at: string) => read<T>(await call(`${base}${at}`, 'GET', { Cookie })),
    send: async <T>(method: string, at: string, body: unknown) =>
      read<T>(await call(`${base}${at}`, method, { ...headers, Cookie }, JSON.stringify(body))),
    upload: async <T>(at: string, form: FormData) =>
      read<T>(await call(`${base}${at}`, 'POST', { Cookie }, form)),
  }
}

/** A demonstration tells its accounts and their password to everybody; nothing else does. */
async function demoPassword(base: string): Promise<string> {
  const answer = await call(`${base}/demo/accounts`, 'GET', {})
  const shown = answer.ok
    ? ((await answer.json()) as { items?: { password: string }[] }).items?.[0]
    : undefined
  if (shown) return shown.password
  throw new Error('请用环境变量 MINGDU_PASSWORD 给出导入账号的密码（只有演示系统可以不填）')
}

async function call(
  url: string,
  method: string,
  headers: Record<string, string>,
  body?: string | FormData,
): Promise<Response> {
  const own = {
    'X-Mingdu-Client': 'command',
    ...(method === 'GET' ? {} : { 'Idempotency-Key': randomUUID() }),
  }
  try {
    return await fetch(url, {
      method,
      headers: { ...own, ...headers },
      ...(body === undefined ? {} : { body }),
    })
  } catch {
    throw new Error(`连不上 ${new URL(url).origin}。请先启动系统，或用环境变量 MINGDU_URL 给出地址`)
  }
}

async function read<T>(answer: Response): Promise<T> {
  const data = (await answer.json().catch(() => ({}))) as T & {
    error?: { message: string; fields?: { message: string }[] }
  }
  if (answer.ok) return data
  const fields = data.error?.fields?.map(({ message }) => message).join('；')
  throw new Error(`${data.error?.message ?? `系统回答 ${answer.status}`}${fields ? `（${fields}）` : ''}`)
}
