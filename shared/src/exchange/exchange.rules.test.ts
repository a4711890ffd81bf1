import fc from 'fast-check'
import { keysOf } from '../kernel/keys'
import { CLUE_STATES, type ClueState } from '../clues/clues.states'
import {
  allowedPartnerActs,
  answerText,
  changedField,
  CLUE_FIELDS,
  EXCHANGE_HEADERS,
  headerProblem,
  isInTime,
  nextPushWait,
  partnerActRefusal,
  partnerRefusal,
  queryText,
  requestText,
  resendRefusal,
  type ClueField,
  type ExchangeHeader,
} from './exchange.rules'
import {
  PARTNER_ACTS,
  PARTNER_STATE_ACTS,
  PARTNER_STATES,
  PUSH_STATES,
  PUSH_WAITS,
  RESULT_OF_CLUE,
  RESULT_STATES,
  type PartnerAct,
  type PartnerState,
  type PushState,
} from './exchange.states'

const HEADERS: Record<ExchangeHeader, string> = {
  key: 'ex_0123456789abcdef',
  timestamp: '1764052320',
  nonce: 'f'.repeat(32),
  digest: 'a'.repeat(64),
  signature: 'b'.repeat(64),
}

describe('the text that is signed', () => {
  const request = { method: 'post', path: '/p', query: [], timestamp: '1', nonce: 'n', digest: 'd' }

  it('has seven lines, and an answer six', () => {
    expect(requestText(request)).toBe('MINGDU-EXCHANGE-V1\nPOST\n/p\n\n1\nn\nd')
    expect(answerText({ status: 200, timestamp: '1', nonce: 'n', digest: 'd' })).toBe(
      'MINGDU-EXCHANGE-V1\nANSWER\n200\n1\nn\nd',
    )
  })

  it('sorts a query as it is encoded by RFC 3986, by name, then value', () => {
    const query = [
      ['b', '2'],
      ['a', '你'],
      ['a', "1 !'()*"],
    ] as const
    expect(queryText(query)).toBe('a=%E4%BD%A0&a=1%20%21%27%28%29%2A&b=2')
  })

  it('is the same for every order of a query, and another for every other query', () => {
    const pair = fc.tuple(fc.string({ maxLength: 5 }), fc.string({ maxLength: 5 }))
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 6 }), (query) => {
        const text = queryText(query)
        expect(queryText([...query].reverse())).toBe(text)
        expect([...new URLSearchParams(text)].sort()).toEqual([...new URLSearchParams(query)].sort())
      }),
    )
  })
})

describe('headers', () => {
  it('are all there, or the first that is not is named', () => {
    expect(headerProblem(HEADERS)).toBeNull()
    for (const header of keysOf(EXCHANGE_HEADERS)) {
      expect(headerProblem({ ...HEADERS, [header]: '' })).toBe(header)
      expect(headerProblem({ ...HEADERS, [header]: `${HEADERS[header]}\n` })).toBe(header)
    }
  })

  it.each([
    [-301, false],
    [-300, true],
    [0, true],
    [300, true],
    [301, false],
  ])('are in time %s seconds off: %s', (off, inTime) => {
    expect(isInTime(String(1_764_052_320 + off), 1_764_052_320_000)).toBe(inTime)
  })
})

describe('a partner', () => {
  it.each(keysOf<PartnerState>(PARTNER_STATES))('in state %s allows what its table says', (state) => {
    expect(allowedPartnerActs({ state }).sort()).toEqual(Object.keys(PARTNER_STATE_ACTS[state]).sort())
    for (const act of keysOf<PartnerAct>(PARTNER_ACTS)) {
      const may = act in PARTNER_STATE_ACTS[state]
      expect(partnerActRefusal(act, { state })?.code ?? null).toBe(may ? null : 'exchange.partner-state')
    }
  })

  it('is let in while it is active, by a key that has not ended', () => {
    expect(partnerRefusal({ state: 'active' }, { endsAt: null }, 10)).toBeNull()
    expect(partnerRefusal({ state: 'active' }, { endsAt: 11 }, 10)).toBeNull()
    expect(partnerRefusal({ state: 'active' }, { endsAt: 10 }, 10)?.code).toBe('exchange.key-ended')
    expect(partnerRefusal({ state: 'stopped' }, { endsAt: null }, 10)?.code).toBe('exchange.stopped')
  })
})

it('names a field that was changed, and none when nothing was', () => {
  const same = Object.fromEntries(keysOf(CLUE_FIELDS).map((f) => [f, f])) as Record<ClueField, string>
  expect(changedField(same, { ...same })).toBeNull()
  for (const field of keysOf<ClueField>(CLUE_FIELDS))
    expect(changedField(same, { ...same, [field]: 'x' })).toBe(field)
})

it('waits longer each time, and gives up after the last', () => {
  const waits = PUSH_WAITS.map((_wait, i) => nextPushWait(i + 1))
  expect(waits).toEqual(PUSH_WAITS.map((minutes) => minutes * 60_000))
  expect([...PUSH_WAITS]).toEqual([...PUSH_WAITS].sort((a, b) => a - b))
  expect(nextPushWait(PUSH_WAITS.length + 1)).toBeNull()
})

it.each(keysOf<PushState>(PUSH_STATES))(
  'a push that is %s is made again by hand, or says why not',
  (push) => {
    const may = ['sent', 'failed', 'acknowledged'].includes(push)
    expect(resendRefusal(push)?.code ?? null).toBe(may ? null : 'exchange.push-state')
  },
)

it('says of every state of a clue something a sender may read', () => {
  for (const state of keysOf<ClueState>(CLUE_STATES))
    expect(RESULT_STATES[RESULT_OF_CLUE[state]]).toBeTruthy()
})
