import type { CaseChannel, CaseEnd } from '@mingdu/shared/cases/cases.states'
import { WINDOW_ONLINE } from '@mingdu/shared/cases/windows.rules'
import { addDays, plainDate } from '@mingdu/shared/kernel/plain-date'
import mongoose from 'mongoose'
import { cases, type CaseDoc } from './cases.model'

/** What of a case its figures hang on; days are counted from `CASES_BEGIN`. */
export interface GivenCase {
  regionId?: string
  orgId?: string
  powerId?: string
  channel?: CaseChannel
  window?: string
  received: number
  /** Days after the receipt. */
  enteredAfter?: number
  late?: boolean
  limit?: number | null
  decidedAfter?: number | null
  ended?: { after: number; as: CaseEnd } | null
}

export const CASES_BEGIN = plainDate('2025-11-20')
const DECIDER = { id: 'd'.repeat(24), name: '决定一' }
const SEALED = { sealed: '', shown: '演*' }

/** A case as it is stored, without the acts that led there. */
export function caseDoc(given: GivenCase): CaseDoc {
  const {
    regionId = 'e'.repeat(24),
    orgId = 'a'.repeat(24),
    powerId = 'b'.repeat(24),
    channel = 'window',
    window = '区政务服务中心 1 号窗口',
    limit = 10,
  } = given
  const on = (after: number) => addDays(CASES_BEGIN, given.received + after)
  const { decidedAfter = null, ended = null, enteredAfter = 0, late = false } = given
  const text = { sealed: '', shown: '' }
  return {
    _id: new mongoose.Types.ObjectId(),
    ...{ version: 1, no: new mongoose.Types.ObjectId().toHexString(), regionId, orgId },
    power: { id: powerId, code: 'P-1', name: '排水许可', type: '01', no: 1 },
    ...{ guide: { id: 'c'.repeat(24), no: 1 }, answers: {}, title: '排水许可', legalDays: 20 },
    ...{ promisedDays: limit, basis: '', phone: '', certificate: false, channel },
    window: channel === 'window' ? window : WINDOW_ONLINE,
    ...{ citizenId: null, tellId: '', stages: [], openSteps: 0 },
    stepDays: { accept: null, review: null, decide: null, deliver: null },
    applicant: {
      ...{ kind: 'person', name: SEALED, idNumber: text, idMac: '', phone: text, phoneEndMac: '' },
      ...{ address: text, agent: null },
    },
    ...{
      materials: [],
      notices: [],
      state: ended?.as ?? (decidedAfter === null ? 'reviewing' : 'delivering'),
    },
    ...{ receivedOn: on(0), firstReceivedOn: on(0), enteredOn: on(enteredAfter), enteredLate: late },
    ...{ acceptedOn: on(0), silent: false, segments: [], reviewer: null, handlerIds: [], opinion: null },
    decision:
      decidedAfter === null
        ? null
        : {
            granted: true,
            on: on(decidedAfter),
            no: '',
            text: '',
            by: DECIDER,
            deliverDays: null,
          },
    ...{ delivery: null, ended: ended && { on: on(ended.after), as: ended.as }, papers: [] },
    ...{ due: null, tentative: false, wakesOn: null, changedAt: new Date(0), history: [] },
    decideBy: limit === null ? null : on(limit),
    timing: timingOf(given),
    netDays: decidedAfter ?? 0,
  }
}

function timingOf({ limit = 10, decidedAfter = null, ended = null }: GivenCase): CaseDoc['timing'] {
  const undecided = ended?.as === 'terminated' || ended?.as === 'transferred' ? ended.after : null
  const done = decidedAfter ?? undecided
  if (limit === null || done === null) return null
  return done < limit ? 'early' : done === limit ? 'onDay' : 'late'
}

export async function givenCases(all: readonly GivenCase[]): Promise<CaseDoc[]> {
  const docs = all.map(caseDoc)
  if (docs.length > 0) await cases.insertMany(docs)
  return docs
}
