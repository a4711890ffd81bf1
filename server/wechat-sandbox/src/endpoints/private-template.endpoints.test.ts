import { SUBSCRIBE_TEMPLATE_IDS, TEMPLATE_IDS } from '../defaults'
import {
  assignment,
  startHarness,
  type ErrorReply,
  type Harness,
  type SeededPerson,
} from '../testing/harness'

const REMINDER = { template_id_short: '52305', keyword_name_list: ['工单名称', '工单类型'] }

describe('templates of the accounts', () => {
  let box: Harness
  let mp: string
  let official: SeededPerson

  beforeEach(async () => {
    box = await startHarness()
    mp = await box.token('mp')
    ;[official] = (await box.seed({ key: 'official', follows: true })) as [SeededPerson]
  })
  afterEach(() => box.close())

  const add = (body: Record<string, unknown> = REMINDER) =>
    box.post<ErrorReply & { template_id: string }>(
      `/cgi-bin/template/api_add_template?access_token=${mp}`,
      body,
    )
  const remove = (id: string) =>
    box.post<ErrorReply>(`/cgi-bin/template/del_private_template?access_token=${mp}`, { template_id: id })
  const ids = async () => {
    const path = `/cgi-bin/template/get_all_private_template?access_token=${mp}`
    const reply = await box.get<{ template_list: { template_id: string }[] }>(path)
    return reply.template_list.map((template) => template.template_id)
  }
  const send = async (change: Record<string, unknown> = {}) => {
    const message = { ...assignment(official.mpOpenid), ...change }
    const reply = await box.post<ErrorReply>(`/cgi-bin/message/template/send?access_token=${mp}`, message)
    return reply.errcode
  }

  it('gain one of the library with the chosen keywords', async () => {
    const { errcode, template_id: id } = await add()
    expect(errcode).toBe(0)
    expect(id).toMatch(/^[\w-]{43}$/)
    expect(await ids()).toContain(id)
  })

  it('refuse a const field of an added template: its words are set in the console only', async () => {
    const { template_id: id } = await add()
    const data = { thing1: { value: '河道整治' }, const3: { value: '催办' } }
    expect(await send({ template_id: id, data })).toBe(47003)
  })

  it('refuse an unknown short number and an unknown keyword', async () => {
    expect((await add({ ...REMINDER, template_id_short: '1' })).errcode).toBe(40037)
    expect((await add({ ...REMINDER, keyword_name_list: ['没有'] })).errcode).toBe(47001)
  })

  it('are 25 at most', async () => {
    for (let held = (await ids()).length; held < 25; held += 1) await add()
    expect((await add()).errcode).toBe(45026)
    await remove(TEMPLATE_IDS.taskAssigned)
    expect((await add()).errcode).toBe(0)
  })

  it('belong to nobody once deleted', async () => {
    expect((await remove(TEMPLATE_IDS.taskAssigned)).errcode).toBe(0)
    expect(await ids()).not.toContain(TEMPLATE_IDS.taskAssigned)
    expect(await send()).toBe(40037)
    expect((await remove(TEMPLATE_IDS.taskAssigned)).errcode).toBe(40037)
  })

  it('answer 43116 while they are banned', async () => {
    await box.post('/__sandbox/template-ban', { templateId: TEMPLATE_IDS.taskAssigned })
    expect(await send()).toBe(43116)
    await box.post('/__sandbox/template-ban', { templateId: TEMPLATE_IDS.taskAssigned, banned: false })
    expect(await send()).toBe(0)
  })

  it('of the mini-program are listed with their kind, to its own token only', async () => {
    const path = '/wxaapi/newtmpl/gettemplate?access_token='
    const { data } = await box.get<{ data: { priTmplId: string; type: number }[] }>(
      path + (await box.token('mini')),
    )
    expect(Object.fromEntries(data.map(({ priTmplId, type }) => [priTmplId, type]))).toEqual({
      [SUBSCRIBE_TEMPLATE_IDS.taskReminder]: 3,
      [SUBSCRIBE_TEMPLATE_IDS.taskResult]: 2,
      [SUBSCRIBE_TEMPLATE_IDS.caseProgress]: 2,
      [SUBSCRIBE_TEMPLATE_IDS.columnUpdate]: 2,
    })
    expect((await box.get<ErrorReply>(path + mp)).errcode).toBe(48001)
  })
})
