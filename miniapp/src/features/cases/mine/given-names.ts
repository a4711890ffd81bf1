import type { Given } from '@mingdu/shared/cases/cases.states'

/** How a material is there, in the words of who handed it in. */
export const GIVEN_NAMES = {
  paper: '到窗口交纸质',
  files: '已上传',
  deferred: '容缺，受理后补',
  promised: '先写承诺，以后补',
  missing: '没有交',
} as const satisfies Record<Given, string>
