import { useDatabase } from '../../testing/database'
import { inTransaction } from '../../db/connection'
import { givenOrg, givenPerson } from '../accounts/accounts.factory'
import { AccountModel } from '../accounts/accounts.model'
import { hashPassword, addAccount } from '../accounts/accounts.service'
import { OrgModel } from '../orgs/orgs.model'
import { forgetOrgs } from '../orgs/orgs.service'
import { clearHalfLoaded } from './demo.half-loaded'
import { DEMO_PEOPLE } from './demo.people'

useDatabase()
beforeEach(forgetOrgs)

const said: string[] = []
const clear = () => clearHalfLoaded((line) => said.push(line))
beforeEach(() => void said.splice(0))
const counts = async () => [await OrgModel.countDocuments(), await AccountModel.countDocuments()]

async function givenDemoPerson(employeeNo: string, name?: string): Promise<void> {
  const region = await givenOrg({ name: '演示区', kind: 'region', parentId: null })
  const found = DEMO_PEOPLE.find((person) => person.employeeNo === employeeNo)
  const person = {
    employeeNo,
    name: name ?? found?.name ?? '',
    title: '',
    phone: '13900010001',
    orgId: region.id,
    passwordHash: await hashPassword('Mingdu2026'),
  }
  await inTransaction((tx) => addAccount(person, { name: '演示', at: new Date() }, tx))
  forgetOrgs()
}

it('empties what a load that was cut short left, says so, and leaves the indexes in place', async () => {
  await givenDemoPerson('shuiwu1')
  await clear()
  expect([await counts(), said]).toEqual([[0, 0], ['上次载入演示数据没有完成：清空后重新载入']])
  await givenDemoPerson('shuiwu1')
  await expect(givenDemoPerson('shuiwu1')).rejects.toMatchObject({ code: 'record.duplicate' })
})

it('empties units alone too, and says nothing of an empty database', async () => {
  await clear()
  expect(said).toEqual([])
  await givenOrg({ name: '演示区', kind: 'region', parentId: null })
  forgetOrgs()
  await clear()
  expect(await counts()).toEqual([0, 0])
})

it('touches nothing when a person or a unit is not of the demonstration', async () => {
  const region = await givenOrg({ name: '清水区', kind: 'region', parentId: null })
  await givenPerson(region.id, ['systemAdmin'], { name: '系统管理员' })
  forgetOrgs()
  await expect(clear()).rejects.toThrow('这个数据库里有不属于演示的单位或人员（系统管理员、清水区）')
  expect([await counts(), said]).toEqual([[1, 1], []])
})

it('does not take a real administrator for the demonstration’s because of the same number', async () => {
  await givenDemoPerson('xitong', '系统管理员')
  await expect(clear()).rejects.toThrow('没有清空任何内容')
  expect(await counts()).toEqual([1, 1])
})
