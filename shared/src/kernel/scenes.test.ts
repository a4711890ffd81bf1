import { readScene, sceneOf, SCENES, type SceneKind } from './scenes'

const ID = '6561f0c2a1b2c3d4e5f60718'

it.each(Object.keys(SCENES) as SceneKind[])(
  '“%s” goes into a code and comes out again, encoded or not',
  (kind) => {
    const scene = sceneOf(kind, ID)
    expect(scene).toMatch(/^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/)
    expect(readScene(scene)).toEqual({ kind, id: ID })
    expect(readScene(encodeURIComponent(scene))).toEqual({ kind, id: ID })
  },
)

it.each(['', 't', 't=', 'x=1', '%E0%A4%A', `t=${'a'.repeat(29)}`, 't=../x', 't=1&t=2'])(
  'takes %p for none of ours',
  (scene) => {
    expect(readScene(scene)).toBeNull()
  },
)

it('gives every kind a letter of its own', () => {
  const letters = Object.values(SCENES).map((s) => s.letter)
  expect(new Set(letters).size).toBe(letters.length)
})
