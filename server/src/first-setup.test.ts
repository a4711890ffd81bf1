import type { Me } from '@mingdu/shared/accounts/accounts.schema'
import { readFirstSetup, setUp, setUpLines } from './first-setup'
import { AccountModel } from './modules/accounts/accounts.model'
import { AuditModel } from './modules/audit/audit.model'
import { OrgModel } from './modules/orgs/orgs.model'
import { forgetOrgs } from './modules/orgs/orgs.service'
import { testParts, useApp } from './testing/app'
import { useDatabase } from './testing/database'

const AT = new Date('2026-11-25T01:00:00.000Z')
const setup = readFirstSetup(['--region', '清水区', '--system', 'GL001'])
const app = useApp(testParts())
useDatabase()
beforeEach(forgetOrgs)

it('makes the region and three administrators who sign in and must change their passwords', async () => {
  const made = await setUp(setup, AT)
  expect(made.map(({ role, employeeNo }) => [role, employeeNo])).toEqual([
    ['systemAdmin', 'GL001'],
    ['securityAdmin', 'anquan'],
    ['auditAdmin', 'shenji'],
  ])
  for (const { employeeNo, password, role } of made) {
    const { data } = await app.call<Me>('POST', '/sessions/console', { body: { employeeNo, password } })
    expect(data).toMatchObject({ mustChangePassword: true, roles: [role], org: { name: '清水区' } })
  }
})

it('leaves an audit entry for every act, and no password in them', async () => {
  const made = await setUp(setup, AT)
  const entries = await AuditModel.find({}).sort({ insertedAt: 1, _id: 1 }).lean()
  expect(entries.map(({ event, subjectName, actor, note }) => [event, subjectName, actor, note])).toEqual([
    ['org.created', '清水区', null, '首次设置'],
    ['account.created', '系统管理员', null, '首次设置'],
    ['account.created', '安全管理员', null, '首次设置'],
    ['account.created', '审计管理员', null, '首次设置'],
  ])
  const stored = JSON.stringify([entries, await AccountModel.find({}).lean()])
  expect(made.filter(({ password }) => stored.includes(password))).toEqual([])
  expect(setUpLines(setup, made).join('\n')).toContain(made[2]?.password)
})

it('is refused a second time and changes nothing', async () => {
  await setUp(setup, AT)
  forgetOrgs()
  await expect(setUp(readFirstSetup(['--region', '别的区']), AT)).rejects.toThrow(
    '首次设置只能在空的数据库上做一次：这里已有 3 名人员、1 个单位',
  )
  expect([await OrgModel.countDocuments(), await AccountModel.countDocuments()]).toEqual([1, 3])
})

it('lets one of two at once through, whole', async () => {
  const both = await Promise.allSettled([setUp(setup, AT), setUp(readFirstSetup(['--region', '别的区']), AT)])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect([await OrgModel.countDocuments(), await AuditModel.countDocuments()]).toEqual([1, 4])
})

it.each([
  [[], '--region'],
  [['--region', ''], '--region'],
  [['--region', '清水区', '--system', 'a b'], '--system'],
  [['--region', '清水区', '--audit', 'ANQUAN'], '编号不能相同'],
  [['--region', '清水区', '--prefix', '清督'], '看不懂这些参数'],
  [['清水区'], '看不懂这些参数'],
])('refuses the command line %j and shows how it is used', (args, problem) => {
  expect(() => readFirstSetup(args)).toThrow(problem)
  expect(() => readFirstSetup(args)).toThrow('用法：npm run setup')
})
