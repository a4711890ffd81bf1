import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { assignment, startHarness, type ErrorReply, type SeededPerson } from '../testing/harness'
import { openStore } from './state.store'

describe('the state', () => {
  let dir: string

  beforeEach(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'sandbox-'))
  })
  afterEach(() => fs.rmSync(dir, { recursive: true }))

  it('survives a restart: people, follows, cards, tokens, codes and answered ids', async () => {
    const before = await startHarness({ dir })
    const [official] = (await before.seed({ key: 'official' })) as [SeededPerson]
    await before.post('/__sandbox/follow', { personKey: 'official', follows: true })
    const token = await before.token('mp')
    const address = `/cgi-bin/message/template/send?access_token=${token}`
    const message = { ...assignment(official.mpOpenid), client_msg_id: 'm1' }
    const reply = await before.postText(address, message)
    const { code } = await before.post<{ code: string }>('/__sandbox/phone-code', { personKey: 'official' })
    await before.close()

    const after = await startHarness({ dir })
    expect(await after.postText(address, message)).toBe(reply)
    expect((await after.get<{ cards: unknown[] }>('/__sandbox/state')).cards).toHaveLength(1)
    const phone = `/wxa/business/getuserphonenumber?access_token=${await after.token('mini')}`
    expect((await after.post<ErrorReply>(phone, { code })).errcode).toBe(0)
    await after.close()
  })

  it('is empty after a reset, but for the people when they are kept', async () => {
    const box = await startHarness()
    await box.seed({ key: 'official', follows: true })
    await box.post('/__sandbox/reset', { keepPeople: true })
    expect((await box.get<{ people: unknown[] }>('/__sandbox/people')).people).toHaveLength(1)
    await box.post('/__sandbox/reset', {})
    expect((await box.get<{ people: unknown[] }>('/__sandbox/people')).people).toHaveLength(0)
    await box.close()
  })

  it('keeps no codes older than a day and no more than 1000 SMS in its file', () => {
    const store = openStore(dir, () => 2 * 24 * 3_600_000)
    store.state.codes.old = { kind: 'login', personKey: 'p', appid: 'a', at: 0, used: false }
    store.state.sms = Array.from({ length: 1_200 }, (_none, at) => ({
      id: String(at),
      phone: '13800001000',
      templateKey: 'x',
      text: '',
      idem: '',
      at,
    }))
    store.close()
    const kept = openStore(dir, Date.now)
    expect(kept.state.codes).toEqual({})
    expect([kept.state.sms.length, kept.state.sms[0]?.at]).toEqual([1_000, 200])
    kept.close()
  })

  it('refuses to start on a file it did not write', () => {
    fs.writeFileSync(path.join(dir, 'state.json'), '{"people":')
    expect(() => openStore(dir, Date.now)).toThrow(/cannot be read; delete it/)
  })
})
