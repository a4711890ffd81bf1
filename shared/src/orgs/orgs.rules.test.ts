import { plainDate } from '../kernel/plain-date'
import { disableOrgRefusal, moveRefusal, orgNameOn } from './orgs.rules'

it('refuses a unit below itself', () => {
  expect(moveRefusal('a', { id: 'a', path: [] })?.code).toBe('org.loop')
  expect(moveRefusal('a', { id: 'c', path: ['r', 'a', 'b'] })?.code).toBe('org.loop')
  expect(moveRefusal('a', { id: 'b', path: ['r'] })).toBeNull()
})

it('disables only what is empty', () => {
  expect(disableOrgRefusal({ people: 0, orgs: 0 })).toBeNull()
  expect(disableOrgRefusal({ people: 2, orgs: 0 })).toEqual({ code: 'org.has-people', details: { count: 2 } })
  expect(disableOrgRefusal({ people: 2, orgs: 1 })).toEqual({ code: 'org.has-orgs', details: { count: 1 } })
})

describe('orgNameOn', () => {
  const org = {
    name: '区数据资源局',
    formerNames: [
      { name: '区信息办', until: '2019-03-01' },
      { name: '区大数据局', until: '2025-06-01' },
    ],
  }
  it.each([
    ['2018-12-31', '区信息办'],
    ['2019-02-28', '区信息办'],
    ['2019-03-01', '区大数据局'],
    ['2025-05-31', '区大数据局'],
    ['2025-06-01', '区数据资源局'],
  ])('on %s is %s', (day, name) => expect(orgNameOn(org, plainDate(day))).toBe(name))
})
