import { version } from '../../../package.json'
import { VERSION } from './version'

it('shows the version of the package', () => {
  expect(VERSION).toBe(version)
})
