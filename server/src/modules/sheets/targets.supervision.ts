import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { countExportedMatters, exportMatters, type MatterExportFilter } from '../matters/export.service'
import { countExportedTasks, exportTasks, type TaskExportFilter } from '../tasks/export.service'
import type { SheetSource } from './sheets.target'

/** 督办任务: what who exports may read, by the conditions of the list. */
export const TASKS_SOURCE: SheetSource = {
  count: ({ scope, filter }) => countExportedTasks(scope, filter as unknown as TaskExportFilter),
  records: ({ scope, filter, today }) =>
    exportTasks(scope, filter as unknown as TaskExportFilter, plainDate(today)),
}

/** 督查事项, the same way. */
export const MATTERS_SOURCE: SheetSource = {
  count: ({ scope, filter }) => countExportedMatters(scope, filter as unknown as MatterExportFilter),
  records: ({ scope, filter, today }) =>
    exportMatters(scope, filter as unknown as MatterExportFilter, plainDate(today)),
}
