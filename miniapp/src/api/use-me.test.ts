import { asked, phoneStorage, serverAnswers } from '../../test/phone'
import { end } from './session'
import { isElder, setElder } from './use-me'

it('turns 关怀模式 on for somebody who is not signed in, and asks nobody', async () => {
  const storage = phoneStorage()
  window.sessionStorage.clear()
  serverAnswers({})
  end()
  await setElder(true)
  expect(isElder()).toBe(true)
  expect(storage.get('mingdu.elder')).toBe('true')
  expect(asked()).toEqual([])
  await setElder(false)
  expect(isElder()).toBe(false)
})
