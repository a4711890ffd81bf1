import { onlyMessage } from './messages.factory'
import { ago, changeCards, SEND, useOutbox } from './outbox.factory'
import { handleEvents } from '../events/events.jobs'
import { sendWaiting, sweep } from './outbox.jobs'

const bench = useOutbox()

describe('a result', () => {
  it('that never comes leaves it 未回执 after a quarter of an hour; when it comes late it still counts', async () => {
    await bench.sandbox.fault('dropEvent', SEND)
    await bench.assigned()
    await sendWaiting(bench.worker)
    await sweep(bench.worker)
    expect((await onlyMessage(bench.official.id)).card).toMatchObject({ state: 'accepted', finalAt: null })
    await changeCards({ acceptedAt: ago(901_000) })
    await sweep(bench.worker)
    const { card, message } = await onlyMessage(bench.official.id)
    expect([card.state, message.state, message.reason]).toEqual([
      'unconfirmed',
      'unconfirmed',
      '平台没有回执',
    ])
    await bench.event('TEMPLATESENDJOBFINISH', card.providerMessageId ?? '', 'success')
    await bench.results()
    expect((await onlyMessage(bench.official.id)).message.state).toBe('delivered')
  })

  it('that was missed by its handler is found before the message is closed', async () => {
    await bench.assigned()
    await bench.sandbox.fault('dropEvent', SEND)
    await sendWaiting(bench.worker)
    const { card } = await onlyMessage(bench.official.id)
    await changeCards({ providerMessageId: 'not yet', acceptedAt: ago(901_000) })
    await bench.event('TEMPLATESENDJOBFINISH', card.providerMessageId ?? '', 'success')
    await handleEvents(bench.worker)
    await changeCards({ providerMessageId: card.providerMessageId })
    await sweep(bench.worker)
    expect((await onlyMessage(bench.official.id)).card.state).toBe('delivered')
  })

  it.each([
    ['failed:user block', 'refused'],
    ['failed: system failed', 'dead'],
    ['failed:freq limit', 'waiting'],
    ['something new', 'dead'],
  ])('"%s" leaves it %s', async (status, state) => {
    await bench.sandbox.fault('dropEvent', SEND)
    await bench.assigned()
    await sendWaiting(bench.worker)
    await bench.event(
      'TEMPLATESENDJOBFINISH',
      (await onlyMessage(bench.official.id)).card.providerMessageId ?? '',
      status,
    )
    await handleEvents(bench.worker)
    expect((await onlyMessage(bench.official.id)).card.state).toBe(state)
  })

  it('of messages that are not ours holds up nothing', async () => {
    const strange = Array.from({ length: 110 }, (_, i) => String(1000 + i))
    await Promise.all(strange.map((msgId) => bench.event('TEMPLATESENDJOBFINISH', msgId, 'success')))
    await bench.assigned()
    await sendWaiting(bench.worker)
    await bench.results()
    await bench.results()
    expect((await onlyMessage(bench.official.id)).card.state).toBe('delivered')
  })

  it('is taken although an event before it cannot be acted on yet', async () => {
    await bench.sandbox.fault('errcode -1', '/cgi-bin/user/info', 5)
    await bench.event('subscribe', '', '')
    await bench.assigned()
    await sendWaiting(bench.worker)
    await bench.results()
    expect((await onlyMessage(bench.official.id)).card.state).toBe('delivered')
    expect(bench.sandbox.logged.text()).toContain('wechat event put off')
  })
})
