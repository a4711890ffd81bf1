import { messageTo, tell } from './messages.factory'
import { SEND, useOutbox } from './outbox.factory'
import { sendWaiting } from './outbox.jobs'

const bench = useOutbox()
const TOKEN = '/cgi-bin/stable_token'

it('when the token is refused to two workers at once they refresh it once, and every card arrives', async () => {
  await tell(messageTo([bench.official.id], { dedupe: 'first' }))
  await sendWaiting(bench.worker)
  const before = (await bench.sandbox.calls(TOKEN)).length
  await bench.sandbox.fault('invalidateToken', SEND)
  await tell(...Array.from({ length: 40 }, (_, i) => messageTo([bench.official.id], { dedupe: `n${i}` })))
  await Promise.all(['a', 'b'].map((owner) => sendWaiting(bench.another(), owner)))
  const asked = (await bench.sandbox.calls(TOKEN)).slice(before)
  expect(asked.length).toBeGreaterThanOrEqual(1)
  expect(asked.length).toBeLessThanOrEqual(2)
  expect(await bench.sandbox.cards('official')).toHaveLength(41)
})
