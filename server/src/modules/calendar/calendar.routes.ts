import { calendarApi } from '@mingdu/shared/calendar/calendar.api'
import { readRoute, writeRoute, type Route } from '../../http/routes'
import type { Parts } from '../../parts'
import { digestOf } from '../../seal-box'
import { applyMoves, previewMoves } from '../tasks/deadlines.service'
import { forgetCalendar, listYears, readNotice, storeYear, viewOf } from './calendar.service'

/** A notice is pasted, previewed with the deadlines it moves, and applied; the worker then scans every light. */
export function calendarRoutes(_parts: Parts): readonly Route[] {
  return [
    readRoute(calendarApi.list, async () => ({ items: await listYears() })),
    writeRoute(calendarApi.preview, async ({ body }) => {
      const { parsed, year, calendar } = await readNotice(body.noticeNo, body.noticeText)
      const { rest, work, workdays } = viewOf(year, 0, calendar)
      const found = await previewMoves(calendar)
      return {
        result: { year: year.year, rest, work, workdays, problems: parsed.problems, ...found },
        subject: subjectOf(year.year),
        note: `${body.noticeNo}，识别问题 ${parsed.problems.length} 处，移动限期 ${found.moves.length} 项`,
      }
    }),
    writeRoute(calendarApi.apply, async ({ body, actor, time }, tx) => {
      const notice = await readNotice(body.noticeNo, body.noticeText)
      const calendar = await storeYear(notice, body.noticeText, time, tx)
      const { moves } = await applyMoves(
        notice.calendar,
        `按${body.noticeNo}调整工作日历`,
        { actor, time },
        tx,
      )
      return {
        result: { calendar, moves },
        subject: subjectOf(calendar.year),
        digests: [digestOf(calendar), ...moves.map(digestOf)],
        note: `${body.noticeNo}，移动限期 ${moves.length} 项`,
        afterCommit: forgetCalendar,
      }
    }),
  ]
}

function subjectOf(year: number) {
  return { kind: 'calendar', id: String(year), name: `${year}年工作日历` }
}
