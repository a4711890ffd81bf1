import type { Clue, ClueRow } from '@mingdu/shared/clues/clues.schema'
import { idOf, orgs, pageOf } from './power-fixtures'

const rate = (name: string, part: number, n: number) => ({
  ...{ name, definition: `${name}＝分子÷分母`, value: n === 0 ? null : Math.round((part * 1000) / n) },
  ...{ text: n === 0 ? null : `${Math.round((part * 100) / n)}.0%`, part, n },
  ...{ enough: n >= 10, suppressed: false },
})

export const clueFigures = {
  ...{ from: '2026-01-01', through: '2026-11-25', received: 24, closed: 12 },
  response: rate('响应率', 18, 20),
  solved: rate('解决率', 6, 12),
  satisfied: rate('满意率', 2, 4),
}

export const clueRow: ClueRow = {
  ...{ id: idOf('7'), version: 3, no: '123456789015', kind: 'conduct', source: 'public' },
  ...{ identity: 'sealed', priority: 'urgent', state: 'received', org: null, due: null },
  ...{ excerpt: '河道边的垃圾堆了两个月没有人清', endorsements: 3, urges: 1 },
  createdAt: '2026-11-20T01:00:00.000Z',
}

export const clue: Clue = {
  ...clueRow,
  origin: null,
  ...{ text: '河道边的垃圾堆了两个月没有人清，打过电话也没人来。', keywords: ['河道'], publicText: null },
  place: { text: '演示河北岸', lat: null, lng: null },
  ...{ concernedSaid: [], concernedText: '管河道的', sender: null, assignment: null, handback: null },
  concerned: { orgs: [{ id: idOf('d'), name: '区综合执法局' }], people: [] },
  files: [
    { id: idOf('8'), kind: 'photo', name: '线索-123456789015-1' },
    { id: idOf('9'), kind: 'video', name: '线索-123456789015-2' },
  ],
  ...{ notes: [], answer: null, callBack: null, resolution: null, rated: null, mergedInto: null },
  ...{ transferredTo: '', matter: null, openings: [] },
  history: [
    { at: '2026-11-20T01:00:00.000Z', who: '群众', what: '提交', note: '', version: 1 },
    { at: '2026-11-20T02:00:00.000Z', who: '督查员一', what: '研判', note: '', version: 2 },
  ],
  allowedActions: [],
}

export const cluePath = `/clues/${clue.id}`

/** What the page asks for; the clue as given. */
export const clueAnswers = (one: Clue) => ({
  'GET /orgs': () => ({ items: orgs }),
  'GET /clues': () => pageOf(clueRow),
  'GET /clue-figures': () => clueFigures,
  [`GET ${cluePath}`]: () => one,
})
