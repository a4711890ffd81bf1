import type { PowerContent } from '@mingdu/shared/powers/powers.schema'
import type { ChangeKind } from '@mingdu/shared/powers/powers.states'
import { inTransaction } from '../../db/connection'
import { publishVersion, type By } from './powers.service'

/** For tests: contents and powers that suffice to themselves. */
let count = 0

export const TODAY = '2026-11-25'

export function givenContent(orgId: string, content: Partial<PowerContent> = {}): PowerContent {
  count += 1
  return {
    code: `51130${String(count).padStart(6, '0')}`,
    ...{
      baseCode: '',
      itemCode: '',
      mainName: '',
      name: `取水许可${count}`,
      subItems: [],
      type: '01',
      orgId,
    },
    ...{ orgCode: '', regionCode: '', office: '水政科', level: '4', source: '1' },
    bases: [{ law: '中华人民共和国水法', article: '第四十八条', text: '直接取水应当申领取水许可证。' }],
    ...{ legalDays: 45, promisedDays: 15 },
    duties: [
      { stage: '受理', content: '公示应当提交的材料', basis: '行政许可法第三十条' },
      { stage: '审查', content: '对取水论证材料进行审查', basis: '' },
    ],
    ...{ accountabilities: [], penalties: [], norms: '', materials: [] },
    ...{ outerFlow: null, innerFlow: null, supervision: '', remedies: '', extra: {} },
    ...content,
  }
}

export function givenBy(today = TODAY): By {
  return { name: '编办甲', at: new Date(`${today}T01:00:00.000Z`), today }
}

/** A published power, in force from `from`. */
export async function givenPower(
  orgId: string,
  content: Partial<PowerContent> = {},
  { from = '2026-01-10', kind = 'add' as ChangeKind, today = TODAY } = {},
) {
  const full = givenContent(orgId, content)
  const by = givenBy(today)
  const basis = '演编发〔2026〕1号'
  const version = { powerId: null, kind, from, content: full, basis, by, proposalId: null }
  // history is given as of the day it happened: a new power may have been in force before today
  const written = await inTransaction((tx) => publishVersion(version, tx))
  return { ...written, content: full }
}

/** The next version of a power. */
export function givenVersion(
  powerId: string,
  content: PowerContent,
  { from = TODAY, kind = 'adjust' as ChangeKind, today = TODAY } = {},
) {
  const version = {
    powerId,
    kind,
    from,
    content,
    basis: '演编发〔2026〕2号',
    by: givenBy(today),
    proposalId: null,
  }
  return inTransaction((tx) => publishVersion(version, tx))
}
