import { TEMPLATE_IDS } from '../defaults'
import {
  assignment,
  startHarness,
  type ErrorReply,
  type Harness,
  type SeededPerson,
} from '../testing/harness'

const SEND = '/cgi-bin/message/template/send'

describe('queryblocktmplmsg', () => {
  let box: Harness
  let mp: string
  let official: SeededPerson

  beforeEach(async () => {
    box = await startHarness()
    mp = await box.token('mp')
    ;[official] = (await box.seed({ key: 'official', follows: true })) as [SeededPerson]
    await box.post('/__sandbox/faults', { match: { path: SEND }, times: 3, act: 'block' })
    for (let turn = 0; turn < 3; turn += 1) {
      await box.post(`${SEND}?access_token=${mp}`, assignment(official.mpOpenid))
    }
  })
  afterEach(() => box.close())

  const query = (change: Record<string, unknown> = {}) =>
    box.post<ErrorReply & { msginfo: { id: number; openid: string; title: string }[] }>(
      `/wxa/sec/queryblocktmplmsg?access_token=${mp}`,
      { tmpl_msg_id: TEMPLATE_IDS.taskAssigned, largest_id: 0, limit: 100, ...change },
    )

  it('lists the blocked messages of a template, newest first', async () => {
    const { msginfo: found } = await query()
    expect(found.map(({ id }) => id)).toEqual([3, 2, 1])
    expect(found[0]).toMatchObject({ openid: official.mpOpenid, title: '工单待处理通知' })
    expect((await query({ tmpl_msg_id: TEMPLATE_IDS.taskWarning })).msginfo).toEqual([])
  })

  it('goes on page by page', async () => {
    expect((await query({ limit: 2 })).msginfo.map(({ id }) => id)).toEqual([3, 2])
    expect((await query({ limit: 2, largest_id: 2 })).msginfo.map(({ id }) => id)).toEqual([1])
  })

  it('lists a hundred at most', async () => {
    expect((await query({ limit: 101 })).errcode).toBe(40097)
  })
})
