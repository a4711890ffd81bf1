import type { ClueDoc } from './clues.repo'

/** What every clue begins with. */
export const BLANK_CLUE = {
  ...{
    version: 1,
    source: 'public',
    origin: null,
    priority: 'normal',
    state: 'received',
    keywords: [],
    triagedBy: [],
  },
  ...{
    publicText: null,
    publicCheckId: null,
    senderMac: '',
    senderSealed: '',
    senderShown: null,
    pinMac: '',
  },
  ...{ assignment: null, handback: null, notes: [], answer: null, callBack: null, resolution: null },
  ...{ rated: null, mergedInto: null, transferredTo: '', matter: null, openings: [], endorsements: 0 },
  ...{ urges: 0, lastUrgedAt: null, due: null, answeredAt: null, closedAt: null },
} satisfies Partial<ClueDoc> as Omit<
  ClueDoc,
  | '_id'
  | 'no'
  | 'regionId'
  | 'kind'
  | 'identity'
  | 'text'
  | 'place'
  | 'files'
  | 'concerned'
  | 'concernedSaid'
  | 'concernedText'
  | 'shut'
  | 'createdAt'
  | 'steps'
  | 'history'
>
