import { setImmediate as nextTurn } from 'node:timers/promises'
import { abreast } from './abreast'

it('acts on every item, so many at a time, and throws when the others have had their turn', async () => {
  const done: number[] = []
  let [running, most] = [0, 0]
  const act = async (item: number) => {
    most = Math.max(most, ++running)
    await nextTurn()
    running -= 1
    if (item === 2) throw new Error('refused')
    done.push(item)
  }
  await expect(abreast([1, 2, 3, 4, 5], 2, act)).rejects.toThrow('refused')
  expect([done, most]).toEqual([[1, 3, 4, 5], 2])
})
