import { keptLog } from './testing/log'

it('writes down neither secrets nor phone numbers, wherever they stand', () => {
  const { log, text } = keptLog()
  log.info(
    { password: 'hunter22', body: { phone: '13800138000', inner: { access_token: 'hunter22' } } },
    'one',
  )
  log.error({ err: new Error('GET https://x/y?secret=hunter22&js_code=hunter22 failed') }, 'two')
  log.error({ err: new Error('E11000 dup key: { phone: "13800138000" }') }, 'three')
  log.error({ err: new Error('JSON.parse error. buffer is {"session_key":"hunter22"') }, 'four')
  log.error({ err: 'a text that was thrown' }, 'five')
  expect(text()).not.toMatch(/hunter22|13800138000/)
  expect(text()).toContain('a text that was thrown')
  expect(text()).toContain('GET https://x/y?secret=***&js_code=*** failed')
})
