import { EventEmitter } from 'node:events'
import { drive } from './testing/driven'
import { recordUnhandledRejections } from './unhandled'

it('takes a rejection nobody handles for an exception of the app, if it is the app’s', async () => {
  const app = await drive('bare')
  const source = new EventEmitter()
  const stop = recordUnhandledRejections(app.host, source)
  const made = app.host.evaluate('() => [Promise.resolve(1), wx.getSetting()]', []) as object[]
  source.emit('unhandledRejection', new Error('没有处理'), made[0])
  source.emit('unhandledRejection', { errMsg: 'getSetting:fail' }, made[1])
  expect(app.host.problems).toEqual(['exception: 没有处理', 'exception: getSetting:fail'])
  expect(() => source.emit('unhandledRejection', new Error('not ours'), Promise.resolve())).toThrow(
    'not ours',
  )
  stop()
  expect(source.listenerCount('unhandledRejection')).toBe(0)
  await app.close()
})
