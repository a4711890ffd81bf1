import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { employeeNoSchema } from '@mingdu/shared/accounts/accounts.schema'
import { ROLE_NAMES, type Role } from '@mingdu/shared/accounts/permissions'
import type { AuditEvent } from '@mingdu/shared/audit/audit.events'
import { orgName } from '@mingdu/shared/orgs/orgs.api'
import { inTransaction, type Tx } from './db/connection'
import { insertAudit } from './modules/audit/audit.repo'
import { addAccount, wholeRoster, hashPassword, oneTimePassword } from './modules/accounts/accounts.service'
import { addOrg, allOrgs, forgetOrgs } from './modules/orgs/orgs.service'

/** What a real place starts with: its name, and the employee numbers of its three administrators. */
export interface FirstSetup {
  region: string
  administrators: Record<AdminRole, string>
}

type AdminRole = Extract<Role, 'systemAdmin' | 'securityAdmin' | 'auditAdmin'>

/** The one time that a one-time password is readable. */
export interface NewAdministrator {
  role: AdminRole
  employeeNo: string
  password: string
}

const USAGE = '用法：npm run setup -- --region 区划名称 [--system 编号] [--security 编号] [--audit 编号]'
const NOTE = '首次设置'

/** @throws Error with the usage, in words, when the command line is not right */
export function readFirstSetup(args: readonly string[]): FirstSetup {
  const values = optionsOf(args)
  const region = orgName.safeParse(values.region ?? '')
  if (!region.success) throw new Error(`--region：${region.error.issues[0]?.message ?? ''}\n${USAGE}`)
  const administrators = {
    systemAdmin: numberOf('system', values.system),
    securityAdmin: numberOf('security', values.security),
    auditAdmin: numberOf('audit', values.audit),
  }
  const numbers = Object.values(administrators).map((no) => no.toLowerCase())
  if (new Set(numbers).size < numbers.length) {
    throw new Error(`三名管理员须是三个人，编号不能相同。\n${USAGE}`)
  }
  return { region: region.data, administrators }
}

/**
 * Makes the region and its three administrators, all or nothing, each act with its audit entry.
 * @throws Error when there is any person or unit already
 */
export async function setUp({ region, administrators }: FirstSetup, at: Date): Promise<NewAdministrator[]> {
  await refuseUsed()
  const roles = Object.keys(administrators) as AdminRole[]
  const made = roles.map((role) => ({ role, employeeNo: administrators[role], password: oneTimePassword() }))
  const people = await Promise.all(
    made.map(async (one) => ({ ...one, passwordHash: await hashPassword(one.password) })),
  )
  await inTransaction(async (tx) => {
    const by = { name: NOTE, at }
    const org = await addOrg({ name: region, kind: 'region', parentId: null }, by, tx)
    await note('org.created', { kind: 'org', id: org.id, name: org.name }, at, tx)
    for (const { role, employeeNo, passwordHash } of people) {
      const name = ROLE_NAMES[role]
      const person = { employeeNo, name, title: name, phone: '', orgId: org.id, roles: [role], passwordHash }
      const account = await addAccount(person, by, tx)
      await note('account.created', { kind: 'account', id: String(account._id), name }, at, tx)
    }
  })
  forgetOrgs()
  return made
}

/** What the person at the terminal is told, once. */
export function setUpLines({ region }: FirstSetup, made: readonly NewAdministrator[]): string[] {
  return [
    `已建立“${region}”和三名管理员。一次性密码只显示这一次，首次登录后必须改密码：`,
    ...made.map(
      ({ role, employeeNo, password }) => `  ${ROLE_NAMES[role]}　编号 ${employeeNo}　密码 ${password}`,
    ),
    '下一步：系统管理员登录 /admin，建立单位和人员；安全管理员授予角色。',
  ]
}

async function refuseUsed(): Promise<void> {
  const [people, orgs] = await Promise.all([wholeRoster(), allOrgs()])
  if (people.length === 0 && orgs.length === 0) return
  throw new Error(
    `首次设置只能在空的数据库上做一次：这里已有 ${people.length} 名人员、${orgs.length} 个单位，什么也没有改。` +
      '忘记密码请由系统管理员重置。',
  )
}

function note(
  event: AuditEvent,
  subject: { kind: string; id: string; name: string },
  at: Date,
  tx: Tx,
): Promise<void> {
  const entry = {
    at,
    event,
    actor: null,
    org: null,
    subject,
    digests: [],
    note: NOTE,
    requestId: randomUUID(),
    ip: '',
  }
  return insertAudit(entry, tx)
}

function optionsOf(args: readonly string[]) {
  const text = { type: 'string' } as const
  const options = { region: text, system: text, security: text, audit: text }
  try {
    return parseArgs({ args: [...args], options, allowPositionals: false }).values
  } catch {
    throw new Error(`看不懂这些参数：${args.join(' ')}\n${USAGE}`)
  }
}

const STANDARD = { system: 'xitong', security: 'anquan', audit: 'shenji' } as const

function numberOf(option: keyof typeof STANDARD, given: string | undefined): string {
  const parsed = employeeNoSchema.safeParse(given ?? STANDARD[option])
  if (parsed.success) return parsed.data
  throw new Error(`--${option}：${parsed.error.issues[0]?.message ?? ''}\n${USAGE}`)
}
