import { AccountModel } from '../accounts/accounts.model'
import { firstTask, givenDesk, givenIssued } from '../matters/matters.factory'
import { OrgModel } from '../orgs/orgs.model'
import { bindTo, messageTo, tell } from './messages.factory'
import { DeliveryModel, MessageModel } from './messages.model'
import { SEND, useOutbox } from './outbox.factory'
import { sendWaiting } from './outbox.jobs'

const bench = useOutbox()

describe('a warning', () => {
  it('is dropped when its task was suspended, or its deadline moved, before it went out', async () => {
    await OrgModel.deleteMany({})
    const desk = await givenDesk()
    const task = await firstTask(bench.app, desk.handler, await givenIssued(bench.app, desk))
    await Promise.all([
      MessageModel.deleteMany({}),
      DeliveryModel.deleteMany({}),
      AccountModel.deleteOne({ _id: bench.official.id }),
    ])
    await bindTo(desk.handler.id, bench.person)
    await bench.sandbox.fault('dropEvent', SEND, 9)
    const warning = (dedupe: string, id = task.id) =>
      messageTo([desk.handler.id], {
        kind: 'taskYellow',
        dedupe,
        subject: { kind: 'task', id, no: task.no, name: task.title },
      })
    await tell(
      warning('warn:2026-11-25:v1'),
      warning('warn:2026-11-25:v2'),
      warning('warn:2026-11-25:v1', '0'.repeat(24)),
      warning('moved:v2'),
    )
    await sendWaiting(bench.worker)
    const states = async () =>
      Object.fromEntries(
        (await MessageModel.find().lean()).map((m) => [
          `${m.dedupe}${m.subjectId === task.id ? '' : ' gone'}`,
          m.state,
        ]),
      )
    expect(await states()).toEqual({
      'warn:2026-11-25:v1': 'accepted',
      'warn:2026-11-25:v2': 'suppressed',
      'warn:2026-11-25:v1 gone': 'suppressed',
      'moved:v2': 'accepted',
    })
    const body = { version: task.version, reason: '汛期停工，等待复工令', documentNo: '演督函〔2026〕3号' }
    expect(
      (await bench.app.call('POST', `/tasks/${task.id}/suspend`, { token: desk.chief.token, body })).status,
    ).toBe(200)
    await tell(warning('warn:2026-11-26:v1'))
    await sendWaiting(bench.worker)
    expect((await states())['warn:2026-11-26:v1']).toBe('suppressed')
  })
})
