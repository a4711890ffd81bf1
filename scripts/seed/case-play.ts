import { regimeOf } from '@mingdu/shared/cases/cases.regime'
import { CASE_ACTS, type CaseAct, type CasePaper } from '@mingdu/shared/cases/cases.states'
import { paperNo, papersOf } from '@mingdu/shared/cases/papers.rules'
import { numberYear } from '@mingdu/shared/matters/matters.numbers'
import { dateInShanghai, shanghaiMidnight, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { WorkCalendar } from '@mingdu/shared/kernel/work-calendar'
import {
  afterAct,
  promisesOwed,
  type ActName,
  type CaseTerms,
} from '../../server/src/modules/cases/cases.acts'
import { papersLeft } from '../../server/src/modules/cases/cases.left'
import { paperNumbers, type CaseDoc } from '../../server/src/modules/cases/cases.repo'
import { paperSeries } from '../../server/src/modules/cases/cases.numbers'
import { SILENT } from '../../server/src/modules/cases/cases.view'
import type { SealBox } from '../../server/src/seal-box'
import type { Step } from './case-plans'
import type { Random } from './random'

/** People of a unit as they stand in its cases; each act has its own. */
export type Staff = Record<'window' | 'reviewer' | 'decider', { id: string; name: string }>

/** Numbers of papers as the acts would take them: gapless per unit, paper and year, in the order of the days. */
export interface PaperBook {
  take(doc: CaseDoc, papers: readonly CasePaper[], today: PlainDate): Map<CasePaper, string>
  /** As the unit is called on a paper. */
  orgName(doc: CaseDoc): string
  /** Leaves the series where the book ends. */
  close(): Promise<void>
}

export async function paperBook(
  orgs: ReadonlyMap<string, { name: string; mark: string }>,
  years: readonly number[],
): Promise<PaperBook> {
  const last = new Map<string, number>()
  const papers = new Set([...(Object.keys(CASE_ACTS) as CaseAct[]).flatMap((act) => papersOf(act, true))])
  for (const orgId of orgs.keys())
    for (const paper of papers)
      for (const year of years) {
        const series = paperSeries(orgId, paper, year)
        last.set(series, await paperNumbers.last(series))
      }
  return {
    take({ orgId }, wanted, today) {
      const year = numberYear(today)
      return new Map(
        wanted.map((paper) => {
          const series = paperSeries(orgId, paper, year)
          const ordinal = (last.get(series) ?? 0) + 1
          last.set(series, ordinal)
          return [paper, paperNo(orgs.get(orgId)?.mark ?? '', paper, year, ordinal)] as const
        }),
      )
    },
    orgName: ({ orgId }) => orgs.get(orgId)?.name ?? '',
    async close() {
      for (const [series, ordinal] of last) if (ordinal > 0) await paperNumbers.raise(series, ordinal)
    },
  }
}

/** Takes the case one step on, by the same pure rules as the acts of people. */
export function played(doc: CaseDoc, step: Step, day: PlayDay, staff: Staff): void {
  const { today, calendar, book, terms, random, box } = day
  const at = momentOf(doc, today, random)
  if (step.act === 'silence') return silentlyAccepted(doc, day, at)
  if (step.act === 'specialOver') {
    const note = '公告的期限已到，继续计时。'
    return written(doc, { state: 'reviewing' }, { at, who: '系统', what: '特别程序结束', note })
  }
  const by = staff[whoActs(step.act)]
  const numbers = book.take(doc, papersOf(step.act, false), today)
  const context = { today, calendar, by, numbers, terms, box, orgName: book.orgName(doc) }
  const { set, note } = afterAct(doc, step.act, step.input as never, context)
  if (!doc.handlerIds.includes(by.id)) doc.handlerIds.push(by.id)
  written(doc, set, { at, who: by.name, what: CASE_ACTS[step.act], note })
}

export interface PlayDay {
  today: PlainDate
  calendar: WorkCalendar
  book: PaperBook
  terms: CaseTerms
  random: Random
  /** Seals whom a result was handed to. */
  box: SealBox
}

function silentlyAccepted(
  doc: CaseDoc,
  { today, calendar, book }: Pick<PlayDay, 'today' | 'calendar' | 'book'>,
  at: Date,
): void {
  const numbers = book.take(doc, papersOf('accept', false), today)
  const { correctionDays, silence } = regimeOf(doc.power.type)
  const article = silence === null ? '' : `（${silence}）`
  const note = `收件后 ${correctionDays} 个工作日内没有告知补正，自收件之日（${doc.receivedOn}）起视为受理${article}。`
  const set = {
    ...{ state: 'accepted' as const, acceptedOn: doc.receivedOn, silent: true },
    materials: promisesOwed(doc.materials, { today, calendar }),
  }
  const left = papersLeft(numbers, { ...doc, ...set }, {}, { today, calendar, orgName: book.orgName(doc) })
  written(doc, { ...set, papers: [...doc.papers, ...left] }, { at, who: '系统', what: SILENT, note })
}

function written(
  doc: CaseDoc,
  set: Partial<CaseDoc>,
  { at, who, what, note }: { at: Date; who: string; what: string; note: string },
): void {
  const [before, version] = [doc.state, doc.version + 1]
  // nobody else holds it: two million copies of some fifty fields would take most of the time
  Object.assign(doc, set, { version, changedAt: at })
  doc.history.push({ at, who, what, note, version })
  if (doc.state !== before) doc.stages.push({ state: doc.state, on: dateInShanghai(at.getTime()) })
}

function whoActs(act: ActName): keyof Staff {
  if (act === 'grant' || act === 'deny' || act === 'sendBack') return 'decider'
  const entry: readonly ActName[] = [
    'accept',
    'askCorrection',
    'correct',
    'refuse',
    'withdraw',
    'make',
    'deliver',
  ]
  return entry.includes(act) ? 'window' : 'reviewer'
}

/** Within office hours, and never before the line above. */
export function momentOf(doc: Pick<CaseDoc, 'history'>, today: PlainDate, random: Random): Date {
  const at = shanghaiMidnight(today) + 9 * 3_600_000 + random.below(8 * 3_600_000)
  const last = doc.history.at(-1)?.at.getTime() ?? 0
  return new Date(Math.max(at, last + 60_000))
}
