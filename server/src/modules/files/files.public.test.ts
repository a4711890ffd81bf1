import { createSealBox } from '../../seal-box'
import { testParts } from '../../testing/app'
import { fileOfToken, publicFileUrl } from './files.public'

const { config, box } = testParts()
const ID = 'a'.repeat(24)
const tokenOf = (seconds: number) => publicFileUrl(ID, seconds, { config, box }).split('/').at(-1) ?? ''

it('opens one file until its time is over', () => {
  expect(fileOfToken(tokenOf(60), box)).toBe(ID)
  expect(fileOfToken(tokenOf(-2), box)).toBeNull()
})

it('opens nothing with another file, another time, or another key', () => {
  const [, until, mac] = tokenOf(60).split('.')
  const later = (parseInt(until ?? '', 36) + 3600).toString(36)
  expect(fileOfToken(`${'b'.repeat(24)}.${until}.${mac}`, box)).toBeNull()
  expect(fileOfToken(`${ID}.${later}.${mac}`, box)).toBeNull()
  expect(fileOfToken(tokenOf(60), createSealBox('another secret of enough characters'))).toBeNull()
  for (const odd of ['', '.', '..', `${ID}.${until}`, `${ID}..${mac}`])
    expect(fileOfToken(odd, box)).toBeNull()
})
