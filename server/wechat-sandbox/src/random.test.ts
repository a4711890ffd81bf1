import { newMsgid, newRid, openRandom } from './random'

describe('random values', () => {
  const row = (seed: number | null) => {
    const random = openRandom(seed)
    return [newMsgid(random), newRid(random, 0), random.bytes(30).toString('hex'), random.int(1000)]
  }

  it('are the same in two runs with one seed number, and others with another', () => {
    expect(row(7)).toEqual(row(7))
    expect(row(7)).not.toEqual(row(8))
  })

  it('start again on request', () => {
    const random = openRandom(7)
    const first = newMsgid(random)
    expect(newMsgid(random)).not.toBe(first)
    random.restart()
    expect(newMsgid(random)).toBe(first)
  })

  it('differ from run to run without a seed number', () => {
    expect(row(null)).not.toEqual(row(null))
  })

  it('make msgids of 19 digits that a number would round', () => {
    for (let turn = 0; turn < 50; turn += 1) {
      const msgid = newMsgid(openRandom(turn))
      expect(msgid).toMatch(/^\d{19}$/)
      expect(BigInt(Number(msgid))).not.toBe(BigInt(msgid))
    }
  })
})
