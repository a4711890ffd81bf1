import { SUBSCRIBE_TEMPLATE_IDS, TEMPLATE_IDS } from '@mingdu/wechat-sandbox'
import { createSealBox } from '../seal-box'
import { useDatabase } from '../testing/database'
import { useSandbox } from '../testing/sandbox'
import { CONTRACT_CASES } from './contract.cases'
import { contractFar, type ContractFar } from './contract.far'
import { OPEN_QUESTIONS } from './contract.questions'
import { tokenStore } from './tokens.repo'

useDatabase()
const sandbox = useSandbox()

let far: ContractFar
beforeEach(async () => {
  const [person] = await sandbox.seed({ key: 'tester', follows: true })
  far = contractFar({
    config: sandbox.config,
    tester: {
      openid: person?.mpOpenid ?? '',
      miniOpenid: person?.miniOpenid ?? '',
      templateId: TEMPLATE_IDS.taskAssigned,
      miniTemplateId: SUBSCRIBE_TEMPLATE_IDS.taskReminder,
      shortThing: null,
    },
    store: tokenStore(createSealBox(sandbox.config.SECRET_KEY)),
    log: sandbox.logged.log,
    pass: async (ms) => void (await sandbox.control('clock', { offsetMs: ms })),
  })
})

describe('the sandbox answers as the product assumes that WeChat does', () => {
  it.each(CONTRACT_CASES.filter((one) => one.id !== 'short-thing').map((one) => [one.id, one] as const))(
    '%s',
    async (_, one) => {
      expect(one.lacks?.(far) ?? null).toBeNull()
      const attempts = await one.run(far)
      expect([attempts.map(({ errcode }) => errcode), one.holds(attempts.map((a) => a.errcode))]).toEqual([
        attempts.map(({ errcode }) => errcode),
        true,
      ])
      if (one.cards !== null) expect(await sandbox.cards('tester')).toHaveLength(one.cards)
    },
  )
})

it('every case answers one of the open questions, and every question is answered somehow', () => {
  const ids = OPEN_QUESTIONS.map((question) => question.id)
  expect(CONTRACT_CASES.filter((one) => !ids.includes(one.question))).toEqual([])
  const unanswered = OPEN_QUESTIONS.filter(
    ({ id, otherwise }) => otherwise === null && !CONTRACT_CASES.some((one) => one.question === id),
  )
  expect(unanswered).toEqual([])
})
