import { randomInt } from 'node:crypto'
import type { Role } from '@mingdu/shared/accounts/permissions'
import { inTransaction } from '../../db/connection'
import { found } from '../../refused'
import { addAccount } from './accounts.add'
import { markFollowed } from './accounts.follow'
import { hashPassword } from './accounts.passwords'
import { changeAccount, EVERYONE, readAccount } from './accounts.repo'
import { openSession } from './accounts.sessions'
import { addOrg, type OrgNode } from '../orgs/orgs.service'
import { recordConsent } from '../privacy/consents.service'

/** For tests: units and people that suffice to themselves. */
export const PASSWORD = 'Xuncha-2026'

const by = { name: '测试', at: new Date('2026-01-05T01:00:00.000Z') }
let hashed: Promise<string> | null = null
let count = 0

/** A person on the roster and, for convenience, a session of theirs. */
export interface GivenPerson {
  id: string
  name: string
  employeeNo: string
  phone: string
  orgId: string
  /** A bearer token of a mini-program session. */
  token: string
}

export function givenOrg(org: Partial<OrgNode> = {}): Promise<OrgNode> {
  count += 1
  return addOrg(
    {
      name: org.name ?? `单位${count}`,
      kind: org.kind ?? 'department',
      parentId: org.parentId ?? null,
      code: org.code ?? '',
    },
    by,
    null,
  )
}

/** A district with two departments. */
export async function givenDistrict(): Promise<{ region: OrgNode; water: OrgNode; forest: OrgNode }> {
  const region = await givenOrg({ name: '演示区', kind: 'region' })
  const water = await givenOrg({ name: '区水务局', parentId: region.id })
  const forest = await givenOrg({ name: '区林业局', parentId: region.id })
  return { region, water, forest }
}

export async function givenPerson(
  orgId: string,
  roles: readonly Role[],
  person: { name?: string; employeeNo?: string; phone?: string; mustChangePassword?: boolean } = {},
): Promise<GivenPerson> {
  count += 1
  hashed ??= hashPassword(PASSWORD)
  const passwordHash = await hashed
  const fields = {
    employeeNo: person.employeeNo ?? `T-${count}-${randomInt(1000, 9999)}`,
    name: person.name ?? `人员${count}`,
    phone: person.phone ?? `139${String(randomInt(100_000_000)).padStart(8, '0').slice(-8)}`,
    title: '科员',
  }
  const mustChangePassword = person.mustChangePassword ?? false
  return inTransaction(async (tx) => {
    const account = await addAccount({ ...fields, orgId, roles, passwordHash, mustChangePassword }, by, tx)
    const id = String(account._id)
    const { token } = await openSession(id, 'miniapp', tx)
    return { id, orgId, token, name: fields.name, employeeNo: fields.employeeNo, phone: fields.phone }
  })
}

/** The WeChat of a person, as binding and following leave it, the consent with it. */
export interface GivenWechat {
  miniOpenid: string
  mpOpenid: string
  unionid: string
}

/** Binds a person to a WeChat that follows the 服务号. */
export async function givenWechat(person: Pick<GivenPerson, 'id'>): Promise<GivenWechat> {
  count += 1
  const mark = `${count}-${randomInt(1e9)}`
  const [miniOpenid, mpOpenid, unionid] = [`oMini-${mark}`, `oMp-${mark}`, `union-${mark}`]
  const at = new Date('2026-11-24T01:00:00.000Z')
  await inTransaction(async (tx) => {
    const account = found(await readAccount(EVERYONE, person.id, tx))
    const line = { at, who: account.name, what: '按手机号绑定', note: '' }
    await changeAccount(account, { miniOpenid, unionid, phoneProven: true }, line, tx)
    await recordConsent(person.id, 'agreed', { channel: 'miniapp', at }, tx)
    await markFollowed(mpOpenid, unionid, true, tx)
  })
  return { miniOpenid, mpOpenid, unionid }
}
