import { basisKindsNamed } from './basis.rules'
import { BASIS_KINDS } from './matters.states'

it('finds kinds of basis by their word or a part of it', () => {
  for (const [kind, word] of Object.entries(BASIS_KINDS)) expect(basisKindsNamed(word)).toEqual([kind])
  expect(basisKindsNamed('会议')).toEqual(['minutes'])
  expect(basisKindsNamed('市长热线')).toEqual([])
})
