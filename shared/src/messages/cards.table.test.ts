import { CARDS, miniTemplatesOf } from './cards.table'

it('asks each side about the templates of its own kinds, and no template about both', () => {
  const [official, citizen] = [miniTemplatesOf('official'), miniTemplatesOf('citizen')]
  expect(official).toEqual(['miniReminder', 'miniResult'])
  expect(citizen).toEqual(['miniCase', 'miniColumn'])
  const used = Object.values(CARDS).flatMap((plan) => plan?.miniSubscribe ?? [])
  expect(new Set([...official, ...citizen])).toEqual(new Set(used))
})
