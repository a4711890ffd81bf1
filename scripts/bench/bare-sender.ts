/**
 * The bare arm of sending: so many cards over Node's fetch, so many at a time, and nothing else. No outbox, no record, no
 * limits, no repeats.
 * Arguments: how many, how many at once. Stops at the first answer that is not a success.
 */
import { DEMO_ACCOUNTS, TEMPLATE_IDS } from '../../server/wechat-sandbox/src/defaults'
import { seedFollowers, SANDBOX } from './far-side'

const [count = 0, atOnce = 1] = process.argv.slice(2).map(Number)
const { mp, mini } = DEMO_ACCOUNTS

async function main(): Promise<void> {
  const people = await seedFollowers(count)
  const token = await accessToken()
  const address = `${SANDBOX}/cgi-bin/message/template/send?access_token=${token}`
  let next = 0
  const sender = async () => {
    for (let person = people[next++]; person; person = people[next++])
      await post(address, card(person.mpOpenid))
  }
  await Promise.all(Array.from({ length: atOnce }, sender))
}

async function accessToken(): Promise<string> {
  const answer = await post(`${SANDBOX}/cgi-bin/stable_token`, {
    grant_type: 'client_credential',
    appid: mp.appid,
    secret: mp.secret,
  })
  return String(answer['access_token'])
}

function card(touser: string): object {
  return {
    touser,
    template_id: TEMPLATE_IDS.taskWarning,
    miniprogram: { appid: mini.appid, pagepath: 'pages/todo/index' },
    client_msg_id: crypto.randomUUID().replaceAll('-', ''),
    data: {
      character_string1: { value: '2026-1-1' },
      thing2: { value: '清水河段“四乱”问题整改清零' },
      const3: { value: '今日到期' },
      time4: { value: '2026年11月30日 23:59' },
      thing5: { value: '剩 0 个工作日' },
    },
  }
}

async function post(address: string, body: object): Promise<Record<string, unknown>> {
  const headers = { 'Content-Type': 'application/json' }
  const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) })
  const answer = (await response.json()) as Record<string, unknown>
  if (!response.ok || (answer['errcode'] ?? 0) !== 0) throw new Error(`refused: ${JSON.stringify(answer)}`)
  return answer
}

void main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
