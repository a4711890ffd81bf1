import {
  bindRefusal,
  newPasswordRefusal,
  reachedByMp,
  reachOf,
  setRolesRefusal,
  setStatusRefusal,
} from './accounts.rules'
import { ADMIN_ROLES, ROLES } from './permissions'

describe('newPasswordRefusal', () => {
  it.each(['Shuiwu2026', '水务水务水务水务a1', 'a1-------9'])('takes %s', (password) => {
    expect(newPasswordRefusal('old', password)).toBeNull()
  })
  it.each(['', 'short1', 'lettersonly', '1234567890'])('finds %s weak', (password) => {
    expect(newPasswordRefusal('old', password)?.code).toBe('password.weak')
  })
  it('wants another than the old one', () => {
    expect(newPasswordRefusal('Shuiwu2026', 'Shuiwu2026')?.code).toBe('password.same')
  })
})

describe('setRolesRefusal', () => {
  it.each(ROLES)('lets %s be granted alone, to another', (role) => {
    expect(setRolesRefusal('a', 'b', [role])).toBeNull()
    expect(setRolesRefusal('a', 'a', [role])?.code).toBe('account.self')
  })
  it.each(ADMIN_ROLES)('lets %s stand beside no other role', (role) => {
    for (const other of ROLES.filter((r) => r !== role)) {
      expect(setRolesRefusal('a', 'b', [role, other])?.code).toBe('account.admin-roles')
    }
  })
})

it('lets nobody disable their own account', () => {
  expect(setStatusRefusal('a', 'a')?.code).toBe('account.self')
  expect(setStatusRefusal('a', 'b')).toBeNull()
})

describe('bindRefusal', () => {
  const free = { status: 'active', miniOpenid: '' }
  it('lets a free account and a free WeChat come together, and the same two again', () => {
    expect(bindRefusal(free, 'o1', null, 'a')).toBeNull()
    expect(bindRefusal({ ...free, miniOpenid: 'o1' }, 'o1', 'a', 'a')).toBeNull()
  })
  it('refuses a disabled account, an account with another WeChat, and a WeChat with another account', () => {
    expect(bindRefusal({ ...free, status: 'disabled' }, 'o1', null, 'a')?.code).toBe('auth.disabled')
    expect(bindRefusal({ ...free, miniOpenid: 'o2' }, 'o1', null, 'a')?.code).toBe('bind.taken')
    expect(bindRefusal(free, 'o1', 'b', 'a')?.code).toBe('bind.other')
  })
})

describe('reachOf', () => {
  const full = { miniOpenid: 'o', mpOpenid: 'm', followed: true, unreachable: null }
  it('reaches who follows and was joined', () => {
    expect(reachOf(full)).toEqual({ bound: true, followed: true, wecom: false, reachable: true })
  })
  it('reaches who has an account in 企业微信, whatever WeChat says', () => {
    const wecom = {
      miniOpenid: '',
      mpOpenid: '',
      followed: false,
      unreachable: null,
      wecomUserId: 'zhang.san',
    }
    expect(reachOf(wecom)).toEqual({ bound: false, followed: false, wecom: true, reachable: true })
    expect(reachedByMp(wecom)).toBe(false)
    expect(reachOf({ ...full, wecomUserId: '' }).wecom).toBe(false)
  })
  it('does not reach who left, was never joined, or whom WeChat refused', () => {
    expect(reachOf({ ...full, followed: false }).reachable).toBe(false)
    expect(reachOf({ ...full, mpOpenid: '' })).toEqual({
      bound: true,
      followed: false,
      wecom: false,
      reachable: false,
    })
    expect(reachOf({ ...full, unreachable: { reason: 'x' } })).toEqual({
      bound: true,
      followed: true,
      wecom: false,
      reachable: false,
    })
  })
})
