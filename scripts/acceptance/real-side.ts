import { setTimeout as pause } from 'node:timers/promises'
import { readConfig, type Config } from '../../server/src/config'
import { createLogger } from '../../server/src/log'
import { contractFar, type ContractFar, type Tester } from '../../server/src/wechat/contract.far'
import type { Variables } from '../lib/settings'
import { memoryTokens } from './memory-tokens'
import type { Talk } from './run-cases'

/** Asks one line of the tester. */
export type Ask = (question: string) => Promise<string>

/** The account of the environment. @throws Error naming the variable that is missing */
export function realSide(env: Variables, say: (line: string) => void): { far: ContractFar; config: Config } {
  const config = readConfig(env)
  const far = contractFar({
    config,
    tester: testerIn(env, config),
    store: memoryTokens(),
    log: createLogger('silent', 'acceptance'),
    async pass(ms) {
      say(`等待 ${Math.ceil(ms / 1000)} 秒……`)
      await pause(ms)
    },
  })
  return { far, config }
}

/** Nothing is sent without the tester's word. */
export function talkOf(ask: Ask, say: (line: string) => void): Talk {
  return {
    async start({ title, cards }) {
      say(`\n${title}${cards === null ? '' : `（预计出现 ${cards} 张卡片）`}`)
      const word = (await ask('回车发送，s 跳过，q 结束：')).trim().toLowerCase()
      return word === 'q' ? 'stop' : word === 's' ? 'skip' : 'run'
    },
    async seen(_one, attempts) {
      for (const { errcode, errmsg, rid, ms } of attempts)
        say(`  errcode ${errcode ?? '无应答'}，${errmsg}，rid ${rid ?? '—'}，${ms} 毫秒`)
      return ask('手机上看到了什么（没有就写没有）：')
    },
  }
}

function testerIn(env: Variables, config: Config): Tester {
  const [templateId, key] = (env['WECHAT_ACCEPTANCE_SHORT_THING'] ?? '').split(':')
  return {
    openid: needed(env['WECHAT_ACCEPTANCE_OPENID'], 'WECHAT_ACCEPTANCE_OPENID'),
    miniOpenid: env['WECHAT_ACCEPTANCE_MINI_OPENID'] || null,
    templateId: needed(config.WECHAT_TPL_ASSIGNED, 'WECHAT_TPL_ASSIGNED'),
    miniTemplateId: config.WECHAT_TPL_MINI_REMINDER ?? null,
    shortThing: templateId && key ? { templateId, key } : null,
  }
}

function needed(value: string | undefined, name: string): string {
  if (!value) throw new Error(`${name} 没有设置，见 docs/wechat-acceptance.md`)
  return value
}
