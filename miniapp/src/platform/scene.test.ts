import { addressOfScene, bindCodeOf, idOfScene, ratingTokenOfScene, trackingNoOfScene } from './scene'

const ID = '0123456789abcdef01234567'

it('leads to the task, whether the scene is still encoded or not', () => {
  const task = `/features/tasks/detail/index?id=${ID}`
  expect(addressOfScene(`t%3D${ID}`)).toBe(task)
  expect(addressOfScene(`t=${ID}`)).toBe(task)
  expect(idOfScene('task', `t%3D${ID}`)).toBe(ID)
})

it('leads to a guide and to a power, which anybody may scan', () => {
  expect(addressOfScene(`g%3D${ID}`)).toBe(`/features/guides/detail/index?id=${ID}`)
  expect(addressOfScene(`p=${ID}`)).toBe(`/features/powers/detail/index?id=${ID}`)
  expect(idOfScene('guide', `p=${ID}`)).toBeNull()
})

it('leads to the bind page with its code filled in', () => {
  expect(addressOfScene('b%3DAB12CD34')).toBe('/features/accounts/bind/index?scene=b%3DAB12CD34')
  expect(bindCodeOf('b%3DAB12CD34')).toBe('AB12CD34')
})

it('leads to the 跟踪卡 of a 办件编号, which is no id of a record', () => {
  expect(addressOfScene('c%3D123456789015')).toBe('/features/cases/track/index?no=123456789015')
  expect(trackingNoOfScene('c=123456789015')).toBe('123456789015')
  expect([addressOfScene(`c=${ID}`), trackingNoOfScene('c=1234'), trackingNoOfScene(`t=${ID}`)]).toEqual([
    ...[null, '', ''],
  ])
})

it('leads to a rating by the link itself, whose door stands first', () => {
  const token = `q${'aB3_-'.repeat(6)}x`
  expect(addressOfScene(token)).toBe(`/features/ratings/rate/index?t=${token}`)
  expect(ratingTokenOfScene(encodeURIComponent(token))).toBe(token)
  expect([ratingTokenOfScene(`t=${ID}`), ratingTokenOfScene(`x${token.slice(1)}`)]).toEqual(['', ''])
})

it.each(['t%3D123', `x=${ID}`, 'follow', '', '%', `t=${ID}&id=x`, 'b=short'])(
  'does not know “%s”',
  (scene) => {
    expect([addressOfScene(scene), idOfScene('task', scene), bindCodeOf(scene)]).toEqual([null, null, ''])
  },
)
