import {
  DEMO_ACCOUNTS,
  startSandbox,
  SUBSCRIBE_TEMPLATE_IDS,
  TEMPLATE_IDS,
} from '../../server/wechat-sandbox/src/index'
import { readConfig } from '../../server/src/config'
import { createLogger } from '../../server/src/log'
import { contractFar, type ContractFar } from '../../server/src/wechat/contract.far'
import { memoryTokens } from './memory-tokens'
import type { Talk } from './run-cases'

export interface SandboxSide {
  far: ContractFar
  talk: Talk
  url: string
  appid: string
  close(): Promise<void>
}

/** A sandbox of its own in place of the platform, and its inbox in place of the tester. */
export async function sandboxSide(): Promise<SandboxSide> {
  const running = await startSandbox({ port: 0, dir: null, appUrl: 'http://127.0.0.1:9' })
  const control = <T>(name: string, body?: object) => ask<T>(`${running.url}/__sandbox/${name}`, body)
  const seed = [{ key: 'tester', name: '演示·验收', phone: '13800001000', follows: true }]
  const { people } = await control<{ people: Ids[] }>('people', seed)
  const { mp, mini } = DEMO_ACCOUNTS
  let offsetMs = 0
  let cards = 0
  const far = contractFar({
    config: readConfig({
      WECHAT_BASE: running.url,
      WECHAT_MP_APPID: mp.appid,
      WECHAT_MP_SECRET: mp.secret,
      WECHAT_MINI_APPID: mini.appid,
      WECHAT_MINI_SECRET: mini.secret,
    }),
    tester: {
      openid: people[0]?.mpOpenid ?? '',
      miniOpenid: people[0]?.miniOpenid ?? null,
      templateId: TEMPLATE_IDS.taskAssigned,
      miniTemplateId: SUBSCRIBE_TEMPLATE_IDS.taskReminder,
      shortThing: null,
    },
    store: memoryTokens(),
    log: createLogger('silent', 'acceptance'),
    async pass(ms) {
      offsetMs += ms
      await control('clock', { offsetMs })
    },
  })
  const talk: Talk = {
    start: async () => 'run',
    async seen() {
      const before = cards
      cards = (await control<{ cards: unknown[] }>('inbox?person=tester')).cards.length
      return `${cards - before} 张新卡片`
    },
  }
  return { far, talk, url: running.url, appid: mp.appid, close: () => running.close() }
}

interface Ids {
  mpOpenid: string
  miniOpenid: string
}

async function ask<T>(url: string, body?: object): Promise<T> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(url, body && { method: 'POST', headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${url}: ${await answer.text()}`)
  return (await answer.json()) as T
}
