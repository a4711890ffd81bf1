import type { MyClue } from '@mingdu/shared/clues/clues.schema'

/** One that waits for its answer, as whoever sent it reads it. */
export const myClue: MyClue = {
  ...{ id: 'q1', no: '123456789015', kind: 'conduct', identity: 'sealed', state: 'inHand' },
  ...{ text: '窗口连续三天没有人办理业务', files: 1, createdAt: '2026-11-19T17:00:00.000Z' },
  ...{ due: '2026-12-04', answer: null, resolution: null, rated: null, merged: false },
  steps: [{ at: '2026-11-20T01:00:00.000Z', what: '已受理，交承办单位', office: '区督查室', note: '' }],
  openings: [
    {
      ...{ askedAt: '2026-11-21T01:00:00.000Z', office: '区督查室', role: '督查员', reason: '电话核实地点' },
      ...{ state: 'approved', decidedBy: '督查室主任', decidedAt: '2026-11-21T02:00:00.000Z' },
      openedAt: ['2026-11-21T03:00:00.000Z'],
    },
  ],
  ...{ allowed: { urge: true, rate: false, reopen: false }, reopenUntil: null, confirmToken: null },
}

/** One that is over: it may be rated, and opened again. */
export const closedClue: MyClue = {
  ...myClue,
  state: 'closed',
  answer: { text: '已安排两人轮岗。', office: '区政务服务中心', at: '2026-11-25T01:00:00.000Z' },
  resolution: 'solved',
  ...{ allowed: { urge: false, rate: true, reopen: true }, reopenUntil: '2026-12-10' },
}
