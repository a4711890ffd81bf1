import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, monthSchema } from '../kernel/ids'
import { lightSchema, milestoneSchema, taskFilterQuery, taskRowSchema } from './tasks.schema'

/** A day of the calendar: what it is, how many tasks are due, and the most urgent of them. */
export const dueDaySchema = z.object({
  date: dateSchema,
  working: z.boolean(),
  /** The name of a holiday, or why a weekend is worked; empty for others. */
  name: z.string(),
  /** The year's notice is not loaded. */
  tentative: z.boolean(),
  /** All that are due, by light. */
  total: z.int(),
  lights: z.partialRecord(lightSchema, z.int()),
  tasks: z.array(taskRowSchema),
})
export type DueDay = z.infer<typeof dueDaySchema>

/** A row of the schedule: the task, its ledger and its 节点. */
export const scheduleRowSchema = taskRowSchema.extend({
  /** The day it was done; null while it is not. */
  closedOn: dateSchema.nullable(),
  /** Pauses of the clock, `to` null while one lasts. */
  pauses: z.array(z.object({ from: dateSchema, to: dateSchema.nullable(), documentNo: z.string() })),
  milestones: z.array(milestoneSchema),
})
export type ScheduleRow = z.infer<typeof scheduleRowSchema>

export const taskRangesApi = {
  month: endpoint({
    id: 'taskRanges.month',
    method: 'GET',
    path: '/tasks/calendar',
    permission: 'task.read',
    summary: '一个月里每天到期的督办任务，按灯计数，并标出工作日和休息日',
    query: z.strictObject({ ...taskFilterQuery, month: monthSchema }),
    response: z.object({ month: z.string(), today: dateSchema, total: z.int(), days: z.array(dueDaySchema) }),
  }),
  schedule: endpoint({
    id: 'taskRanges.schedule',
    method: 'GET',
    path: '/tasks/schedule',
    permission: 'task.read',
    summary: '一段时间里在办的督办任务：派单、限期、暂停和节点，按事项排列',
    query: z.strictObject({ ...taskFilterQuery, from: dateSchema, through: dateSchema }),
    response: z.object({
      from: dateSchema,
      through: dateSchema,
      today: dateSchema,
      /** How many tasks there are; no more than `shown` of them are rows. */
      total: z.int(),
      shown: z.int(),
      rows: z.array(scheduleRowSchema),
    }),
  }),
}
