/** States of a content check. Only `passed` may be shown in public; nothing is ever refused at intake. */
export const SAFETY_STATES = {
  checking: '检查中',
  held: '待人工复核',
  passed: '可以公开',
  rejected: '不得公开',
} as const satisfies Record<string, string>
export type SafetyState = keyof typeof SAFETY_STATES
