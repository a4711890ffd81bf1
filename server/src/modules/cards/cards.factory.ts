import { inTransaction } from '../../db/connection'
import { proposeCard, type CardDoc, type Proposal } from './cards.service'

let count = 0

/** For tests: a card as a rule proposes it. */
export function givenCard(
  org: { id: string; name: string },
  regionId: string,
  set: Partial<Proposal> = {},
): Promise<CardDoc> {
  count += 1
  const subject = {
    kind: 'case' as const,
    id: count.toString(16).padStart(24, 'c'),
    no: `20260310000${count}`,
    name: '排水许可',
  }
  return inTransaction((tx) =>
    proposeCard(
      {
        ...{ kind: 'yellow', regionId, subject, org: { id: org.id, name: org.name } },
        reason: '承诺时限已过，没有作出决定',
        rule: { code: 'promisedLate', name: '超过承诺时限' },
        basis: '本单位办事指南承诺的办结时限',
        breach: {
          duties: [{ stage: '决定', content: '在承诺期限内作出决定', basis: '' }],
          accountabilities: [{ situation: '超过期限不作出决定的', basis: '', organ: '监察机关' }],
        },
        ...{ limitDays: 3, by: null, at: new Date('2026-03-10T01:00:00.000Z') },
        ...set,
      },
      tx,
    ),
  )
}
