import { ROLES } from '@mingdu/shared/accounts/permissions'
import { meWith } from '../../test/render'
import { homeOf, menuOf } from './menu'

describe('the menu', () => {
  it.each(ROLES)('shows %s only what they may open', (role) => {
    const me = meWith(role)
    expect(menuOf(me).every((item) => item.needs === null || me.permissions.includes(item.needs))).toBe(true)
    expect(menuOf(me).map((item) => item.path)).toContain(homeOf(me))
  })

  it('calls the tasks by who looks at them', () => {
    const nameOf = (role: 'handler' | 'head' | 'supervisor') =>
      menuOf(meWith(role)).find((item) => item.path === '/tasks')?.name
    expect([nameOf('handler'), nameOf('head'), nameOf('supervisor')]).toEqual([
      '我的任务',
      '我的任务',
      '督办任务',
    ])
  })

  it('lands business roles on the dashboard', () => {
    expect(homeOf(meWith('handler'))).toBe('/dashboard')
    expect(homeOf(meWith('leader'))).toBe('/dashboard')
  })

  it('lands who keeps the lists on the changes that wait for them', () => {
    const keepers = ['catalog', 'legal', 'editor'] as const
    expect(keepers.map((role) => homeOf(meWith(role)))).toEqual(['/proposals', '/proposals', '/proposals'])
  })
})
