import { mattersApi } from '@mingdu/shared/matters/matters.api'
import { MATTER_ACTIONS, MATTER_STATE_ACTIONS, type MatterState } from '@mingdu/shared/matters/matters.states'
import type { Matter } from '@mingdu/shared/matters/matters.schema'
import {
  asMatterAct,
  MATTER_FILES_MOST,
  MATTER_START,
  matterActs,
  matterProblems,
  PHONE_MATTER_ACTS,
  redoable,
  TEXT_LEAST,
} from './matter-acts'

const ID = '0123456789abcdef01234567'
const file = (key: string) => ({ key, path: key, bytes: 1, fileId: null })
const filled = (more: object = {}) => ({ ...MATTER_START, text: '整改属实，资料齐全', ...more })

describe('steps of 销号 on the phone', () => {
  it.each(Object.keys(MATTER_STATE_ACTIONS) as MatterState[])(
    'in %s are those that the record allows',
    (state) => {
      const allowedActions = [...MATTER_STATE_ACTIONS[state]]
      const acts = matterActs({ allowedActions })
      expect(acts).toEqual(PHONE_MATTER_ACTS.filter((act) => allowedActions.includes(act as never)))
      expect(acts.every((act) => act in MATTER_ACTIONS)).toBe(true)
    },
  )

  it('are known by their address, and nothing else is', () => {
    expect([asMatterAct('approveClose'), asMatterAct('issue'), asMatterAct(undefined)]).toEqual([
      ...['approveClose', null, null],
    ])
  })

  it.each(PHONE_MATTER_ACTS)('%s needs as many words and takes as many files as the contract', (act) => {
    const key = act === 'complete' ? 'conclusion' : 'note'
    const body = (text: string, files = 0) => ({
      ...{ version: 1, [key]: text },
      ...(act === 'verifyClose' ? { method: 'onSite' } : {}),
      ...(act === 'approveClose' ? { outcome: 'closed' } : {}),
      ...(files > 0 ? { fileIds: Array.from({ length: files }, () => ID) } : {}),
    })
    const fits = (said: object) => mattersApi[act].body.safeParse(said).success
    const [short, enough] = ['好'.repeat(TEXT_LEAST[act] - 1), '好'.repeat(TEXT_LEAST[act])]
    expect([fits(body(short)), fits(body(enough))]).toEqual([false, true])
    expect([
      'text' in matterProblems(act, filled({ text: short })),
      'text' in matterProblems(act, filled({ text: enough })),
    ]).toEqual([...[true, false]])
    const most = MATTER_FILES_MOST[act] ?? 0
    const papers = Array.from({ length: most + 1 }, (_, i) => file(`f${i}`))
    expect('files' in matterProblems(act, filled({ papers }))).toBe(true)
    expect(matterProblems(act, filled({ papers: papers.slice(1) }))).toEqual({})
    if (most > 0) expect([fits(body(enough, most)), fits(body(enough, most + 1))]).toEqual([true, false])
  })

  it('stop at a classified mark', () => {
    expect(matterProblems('close', filled({ text: '绝密文件的内容' })).text).toContain('绝密')
  })

  it('send back only what is finished', () => {
    const node = (id: string, leaf: boolean, state: string) => ({ id, leaf, state })
    const tree = [node('a', false, 'done'), node('b', true, 'done'), node('c', true, 'cancelled')]
    expect(redoable({ tree } as unknown as Matter).map(({ id }) => id)).toEqual(['b'])
  })
})
