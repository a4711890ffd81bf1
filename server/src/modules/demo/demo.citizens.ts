import type { CitizenSession } from '@mingdu/shared/citizens/citizens.schema'
import { PRIVACY_VERSION } from '@mingdu/shared/privacy/privacy.rules'
import { demoPerson } from './demo.applicants'
import type { Player } from './demo.player'
import type { DemoPhone, SandboxPeople } from './demo.sandbox'

/** The place of the first among the people of the demonstration, whose numbers of phone and identity they have. */
const FIRST = 60

/** Citizens of the demonstration, by number only. */
export const DEMO_CITIZENS: readonly DemoPhone[] = Array.from({ length: 6 }, (_, i) => ({
  ...{ employeeNo: `qunzhong${i + 1}`, name: `演示·群众${i + 1}`, title: '群众' },
  ...{ phone: demoPerson(FIRST + i).phone, follows: false },
}))

/** Signs them in from their phones, as the mini-program does; the first proves who they are. @returns their tokens */
export async function signInCitizens(player: Player, wechat: SandboxPeople): Promise<string[]> {
  const tokens: string[] = []
  for (const { employeeNo } of DEMO_CITIZENS) {
    const code = await wechat.loginCode(employeeNo)
    const { bindTicket } = await player.publicWrite<{ bindTicket: string }>(
      '/public/citizen-sessions/wechat',
      { code },
    )
    const phoneCode = await wechat.phoneCode(employeeNo)
    const { token } = await player.publicWrite<CitizenSession>('/public/citizen-sessions/phone', {
      ...{ bindTicket, phoneCode, privacyVersion: PRIVACY_VERSION },
    })
    tokens.push(token)
  }
  const { name, idNumber } = demoPerson(FIRST)
  await player.citizenWrite(tokens[0] ?? '', '/citizen/identity', { name, idNumber })
  return tokens
}
