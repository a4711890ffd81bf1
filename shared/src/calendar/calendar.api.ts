import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idSchema, versionSchema } from '../kernel/ids'

const restRow = z.object({ from: dateSchema, to: dateSchema, name: z.string() })

export const calendarYearSchema = z.object({
  year: z.int(),
  version: versionSchema,
  notice: z.object({ no: z.string(), title: z.string() }),
  rest: z.array(restRow),
  work: z.array(dateSchema),
  workdays: z.int(),
})
export type CalendarYearView = z.infer<typeof calendarYearSchema>

const noticeBody = {
  noticeNo: z.string().trim().min(4, '请填写文号').max(60),
  noticeText: z.string().trim().min(20, '请粘贴通知全文').max(20_000),
}

/** A deadline that moves when the calendar is applied. */
export const deadlineMoveSchema = z.object({
  taskId: idSchema,
  no: z.string(),
  title: z.string(),
  orgName: z.string(),
  from: dateSchema,
  to: dateSchema,
})

export const calendarPreviewSchema = z.object({
  year: z.int(),
  rest: z.array(restRow),
  work: z.array(dateSchema),
  workdays: z.int(),
  /** Sentences of the notice that could not be read, in plain Chinese. */
  problems: z.array(z.string()),
  moves: z.array(deadlineMoveSchema),
  /** Open tasks whose deadline was looked at. */
  examined: z.int(),
})

export const calendarApi = {
  list: endpoint({
    id: 'calendar.list',
    method: 'GET',
    path: '/calendar',
    permission: 'calendar.read',
    summary: '已载入的工作日历',
    response: z.object({ items: z.array(calendarYearSchema) }),
  }),
  preview: endpoint({
    id: 'calendar.preview',
    method: 'POST',
    path: '/calendar/previews',
    permission: 'calendar.write',
    audit: 'calendar.previewed',
    summary: '预览放假通知：识别结果和会移动的限期',
    body: z.strictObject(noticeBody),
    response: calendarPreviewSchema,
  }),
  apply: endpoint({
    id: 'calendar.apply',
    method: 'POST',
    path: '/calendar',
    permission: 'calendar.write',
    audit: 'calendar.changed',
    summary: '采用放假通知，重算限期并通知双方',
    body: z.strictObject(noticeBody),
    response: z.object({ calendar: calendarYearSchema, moves: z.array(deadlineMoveSchema) }),
  }),
}
