import { TEMPLATES } from '@mingdu/shared/templates/templates.table'
import type { Attempt, ContractFar } from './contract.far'

/**
 * One thing asked of the platform. The same cases run against the sandbox (contract.test.ts) and, by hand, against a
 * real account (npm run acceptance:wechat): so the sandbox is judged by what the platform answers.
 */
export interface ContractCase {
  id: string
  /** Which open question it answers. */
  question: string
  /** What is sent. */
  title: string
  /** How many cards the product's assumption lets appear; null: either answer will do. */
  cards: number | null
  /** What is missing to run it here, or null. */
  lacks?(far: ContractFar): string | null
  run(far: ContractFar): Promise<Attempt[]>
  /** Whether the answers are what the product assumes. */
  holds(codes: (number | null)[]): boolean
}

const SEND = 'cgi-bin/message/template/send'
const ACCEPTED_AGAIN = [0, 40241, 45065]
/** Longer than the window of client_msg_id. */
const AFTER_WINDOW_MS = 630_000

export const CONTRACT_CASES: readonly ContractCase[] = [
  {
    id: 'lawful',
    question: 'fields',
    title: '一条完全合规的模板消息',
    cards: 1,
    run: async (far) => [await send(far, 'lawful')],
    holds: only([0]),
  },
  fieldCase('thing-21', 'thing 写 21 个字', { thing2: '二'.repeat(21) }, [47003], 0),
  fieldCase('const-outside', 'const 写枚举以外的词', { const3: '随便写的词' }, [47003], 0),
  fieldCase('emoji', 'thing 里带一个表情', { thing2: '验收：笑脸😀' }, [0, 47003], null),
  fieldCase('date-only', 'time 只写日期', { time4: '2026年11月30日' }, [0, 47003], null),
  fieldCase('extra-key', '多带一个模板没有的键', { thing9: '多余' }, [0, 47003], null),
  {
    id: 'missing-key',
    question: 'fields',
    title: '少带一个键',
    cards: 0,
    async run(far) {
      const { thing5: _, ...data } = dataOf('missing-key')
      return [await send(far, 'missing-key', { data })]
    },
    holds: only([47003]),
  },
  {
    id: 'short-thing',
    question: 'fields',
    title: 'short_thing 写 5 个字和 6 个字',
    cards: null,
    lacks: ({ shortThing }) => (shortThing ? null : '没有含 short_thing 的模板'),
    async run(far) {
      const { templateId = '', key = '' } = far.shortThing ?? {}
      const data = (text: string) => ({ ...dataOf('short-thing'), [key]: { value: text } })
      const five = await send(far, 'short-5', { template_id: templateId, data: data('五个字以内') })
      return [five, await send(far, 'short-6', { template_id: templateId, data: data('这里六个字') })]
    },
    holds: (codes) => codes[0] === 0,
  },
  {
    id: 'repeat',
    question: 'repeat',
    title: '同一个 client_msg_id：立即再发一次，10 分半以后再发一次',
    cards: 2,
    async run(far) {
      const [first, again] = [await send(far, 'repeat'), await send(far, 'repeat')]
      await far.pass(AFTER_WINDOW_MS)
      return [first, again, await send(far, 'repeat')]
    },
    holds: (codes) => codes[0] === 0 && codes.every((code) => ACCEPTED_AGAIN.includes(code ?? -1)),
  },
  {
    id: 'id-length',
    question: 'repeat',
    title: 'client_msg_id 用 33 位、64 位、65 位',
    cards: null,
    async run(far) {
      const attempts: Attempt[] = []
      for (const length of [33, 64, 65]) {
        const id = `${RUN}-${length}-`.padEnd(length, 'x')
        attempts.push(await send(far, `length-${length}`, { client_msg_id: id }))
      }
      return attempts
    },
    holds: (codes) => codes.every((code) => code !== null),
  },
  {
    id: 'same-minute',
    question: 'same-minute',
    title: '内容相同、编号不同的两条，相隔不到 60 秒',
    cards: null,
    async run(far) {
      const data = dataOf('same-minute')
      return [await send(far, 'same-1', { data }), await send(far, 'same-2', { data })]
    },
    holds: (codes) => codes[0] === 0 && ACCEPTED_AGAIN.includes(codes[1] ?? -1),
  },
  {
    id: 'mini-openid',
    question: 'addresses',
    title: '把小程序的 openid 当成服务号的',
    cards: 0,
    lacks: needsMiniOpenid,
    run: async (far) => [await send(far, 'mini-openid', { touser: far.miniOpenid })],
    holds: only([40003]),
  },
  {
    id: 'unlinked-mini',
    question: 'addresses',
    title: '跳转一个没有关联的小程序',
    cards: 0,
    run: async (far) => [
      await send(far, 'unlinked', { miniprogram: { appid: 'wx0000000000000000', pagepath: far.page } }),
    ],
    holds: only([40013]),
  },
  {
    id: 'unreleased-page',
    question: 'addresses',
    title: '跳转一个没有发布的页面',
    cards: 0,
    lacks: ({ miniAppid }) => (miniAppid ? null : '没有配置小程序'),
    run: async (far) => [
      await send(far, 'unreleased', { miniprogram: { appid: far.miniAppid, pagepath: 'pages/none/index' } }),
    ],
    holds: only([40165]),
  },
  {
    id: 'unknown-template',
    question: 'addresses',
    title: '不存在的模板编号：43 位的和 10 位的',
    cards: 0,
    run: async (far) => [
      await send(far, 'unknown-43', { template_id: 'x'.repeat(43) }),
      await send(far, 'unknown-10', { template_id: 'x'.repeat(10) }),
    ],
    holds: only([40036, 40037]),
  },
  {
    id: 'sns-type',
    question: 'sns',
    title: '用编造的 js_code 换会话，看应答的 content-type',
    cards: 0,
    lacks: ({ miniAppid }) => (miniAppid ? null : '没有配置小程序'),
    run: async (far) => [await far.loginType()],
    holds: only([40029]),
  },
  {
    id: 'no-consent',
    question: 'consent',
    title: '没有订阅过就发小程序订阅消息（订阅过的会收到一条）',
    cards: null,
    lacks: (far) => (far.miniTemplateId ? needsMiniOpenid(far) : '没有小程序订阅模板的编号'),
    run: async (far) => [
      await far.post('mini', 'cgi-bin/message/subscribe/send', {
        touser: far.miniOpenid,
        template_id: far.miniTemplateId,
        page: far.page,
        miniprogram_state: 'formal',
        lang: 'zh_CN',
        data: reminderData(),
      }),
    ],
    holds: only([0, 43101]),
  },
]

function fieldCase(
  id: string,
  title: string,
  change: Record<string, string>,
  expected: number[],
  cards: number | null,
): ContractCase {
  const changes = Object.fromEntries(Object.entries(change).map(([key, value]) => [key, { value }]))
  return {
    id,
    question: 'fields',
    title,
    cards,
    run: async (far) => [await send(far, id, { data: { ...dataOf(id), ...changes } })],
    holds: only(expected),
  }
}

/** A lawful message but for what `change` says; texts and ids name their case, so that no two are the same by chance. */
function send(far: ContractFar, id: string, change: Record<string, unknown> = {}): Promise<Attempt> {
  const jump = far.miniAppid ? { miniprogram: { appid: far.miniAppid, pagepath: far.page } } : {}
  return far.post('mp', SEND, {
    touser: far.openid,
    template_id: far.templateId,
    client_msg_id: `${RUN}${id}`.slice(0, 32),
    data: dataOf(id),
    ...jump,
    ...change,
  })
}

/** Two runs within ten minutes must not meet each other's ids. */
const RUN = Date.now().toString(36)

function dataOf(id: string): Record<string, { value: string }> {
  const word = TEMPLATES.assigned.fields.find((field) => field.key === 'const3')
  return {
    character_string1: { value: `TEST-${id}` },
    thing2: { value: `验收消息，请忽略` },
    const3: { value: word && 'enums' in word ? word.enums[0] : '' },
    time4: { value: '2026年11月30日 23:59' },
    thing5: { value: '明督验收' },
  }
}

function reminderData(): Record<string, { value: string }> {
  return {
    character_string1: { value: 'TEST-no-consent' },
    thing2: { value: '验收消息，请忽略' },
    time3: { value: '2026年11月30日 23:59' },
    thing4: { value: '验收' },
  }
}

function needsMiniOpenid({ miniOpenid }: ContractFar): string | null {
  return miniOpenid ? null : '没有测试人在小程序的 openid'
}

function only(expected: readonly number[]): ContractCase['holds'] {
  return (codes) => codes.length > 0 && codes.every((code) => code !== null && expected.includes(code))
}
