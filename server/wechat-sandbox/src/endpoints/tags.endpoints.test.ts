import { startHarness, type ErrorReply, type Harness, type SeededPerson } from '../testing/harness'

describe('tags', () => {
  let box: Harness
  let mp: string
  let official: SeededPerson

  beforeEach(async () => {
    box = await startHarness()
    mp = await box.token('mp')
    ;[official] = (await box.seed({ key: 'official', follows: true })) as [SeededPerson]
  })
  afterEach(() => box.close())

  const post = <Reply>(path: string, body: unknown) =>
    box.post<Reply & ErrorReply>(`${path}?access_token=${mp}`, body)
  const create = (name: string) => post<{ tag: { id: number } }>('/cgi-bin/tags/create', { tag: { name } })
  const list = async () =>
    (
      await box.get<{ tags: { id: number; name: string; count: number }[] }>(
        `/cgi-bin/tags/get?access_token=${mp}`,
      )
    ).tags
  const mark = (tagid: number, openid_list: string[] = [official.mpOpenid]) =>
    post('/cgi-bin/tags/members/batchtagging', { tagid, openid_list })

  it('are created with ids of their own and renamed', async () => {
    const { tag } = await create('承办单位')
    expect(tag.id).toBeGreaterThanOrEqual(100)
    await post('/cgi-bin/tags/update', { tag: { id: tag.id, name: '责任单位' } })
    expect(await list()).toEqual([{ id: tag.id, name: '责任单位', count: 0 }])
  })

  it('refuse a name that is taken, too long or empty', async () => {
    await create('承办单位')
    expect((await create('承办单位')).errcode).toBe(45157)
    expect((await create('一二三四五六七八九十一')).errcode).toBe(45158)
    expect((await create('')).errcode).toBe(45158)
  })

  it('are put on people and taken off again', async () => {
    const { tag } = await create('承办单位')
    await mark(tag.id)
    expect((await list())[0]?.count).toBe(1)
    expect(await post('/cgi-bin/tags/getidlist', { openid: official.mpOpenid })).toEqual({
      tagid_list: [tag.id],
    })
    expect(await post('/cgi-bin/user/tag/get', { tagid: tag.id })).toMatchObject({
      count: 1,
      data: { openid: [official.mpOpenid] },
    })
    const info = await box.get<{ tagid_list: number[] }>(
      `/cgi-bin/user/info?access_token=${mp}&openid=${official.mpOpenid}`,
    )
    expect(info.tagid_list).toEqual([tag.id])
    await post('/cgi-bin/tags/members/batchuntagging', { tagid: tag.id, openid_list: [official.mpOpenid] })
    expect((await list())[0]?.count).toBe(0)
  })

  it('leave everybody when they are deleted', async () => {
    const { tag } = await create('承办单位')
    await mark(tag.id)
    await post('/cgi-bin/tags/delete', { tag: { id: tag.id } })
    expect(await list()).toEqual([])
    expect(await post('/cgi-bin/tags/getidlist', { openid: official.mpOpenid })).toEqual({ tagid_list: [] })
  })

  it("refuse unknown tags, the platform's own, foreign openids and more than 50 people", async () => {
    const { tag } = await create('承办单位')
    expect((await mark(999)).errcode).toBe(45159)
    expect((await mark(2)).errcode).toBe(45058)
    expect((await mark(tag.id, [official.miniOpenid])).errcode).toBe(40003)
    expect((await mark(tag.id, Array<string>(51).fill(official.mpOpenid))).errcode).toBe(40032)
  })
})
