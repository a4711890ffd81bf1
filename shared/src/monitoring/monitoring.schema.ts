import { z } from 'zod'
import { keysOf } from '../kernel/keys'
import { breachSchema, cardKindSchema, cardStateSchema } from '../cards/cards.schema'
import { CASE_CHANNELS } from '../cases/cases.states'
import { dateSchema, idSchema, instantSchema, refSchema, versionSchema } from '../kernel/ids'
import {
  ALERT_CLOSINGS,
  ALERT_RULES,
  ALERT_STATES,
  CHECK_ANSWERS,
  CHECK_ITEMS,
  CHECK_KINDS,
  CHECK_STATES,
} from './monitoring.states'

const powerSchema = z.object({ id: idSchema, code: z.string(), name: z.string(), type: z.string() })
const historySchema = z.array(
  z.object({ at: instantSchema, who: z.string(), what: z.string(), note: z.string() }),
)
export const alertRuleSchema = z.enum(keysOf(ALERT_RULES))
export const alertStateSchema = z.enum(keysOf(ALERT_STATES))
export const alertLightSchema = z.enum(['yellow', 'red'])

export const alertRowSchema = z.object({
  id: idSchema,
  version: versionSchema,
  rule: alertRuleSchema,
  light: alertLightSchema,
  /** The first day on which it was so. */
  since: dateSchema,
  text: z.string(),
  state: alertStateSchema,
  closedAs: z.enum(keysOf(ALERT_CLOSINGS)).nullable(),
  closedOn: dateSchema.nullable(),
  raisedAt: instantSchema,
  org: refSchema,
  case: z.object({
    id: idSchema,
    no: z.string(),
    title: z.string(),
    channel: z.enum(keysOf(CASE_CHANNELS)),
  }),
  power: powerSchema,
  cardId: idSchema.nullable(),
})
export type AlertRow = z.infer<typeof alertRowSchema>

export const alertSchema = alertRowSchema.extend({
  basis: z.string(),
  breach: breachSchema,
  card: z
    .object({ id: idSchema, no: z.string().nullable(), kind: cardKindSchema, state: cardStateSchema })
    .nullable(),
  history: historySchema,
  /** Whether this person may ask for a card now. */
  mayPropose: z.boolean(),
})
export type Alert = z.infer<typeof alertSchema>

/** A line of the board: a unit, a channel or an item with what stands there now. */
export const boardLineSchema = z.object({
  key: z.string(),
  name: z.string(),
  inHand: z.int(),
  dueToday: z.int(),
  late: z.int(),
  alerts: z.int(),
  receivedToday: z.int(),
  endedToday: z.int(),
})
export type BoardLine = z.infer<typeof boardLineSchema>

export const boardSchema = z.object({
  today: dateSchema,
  total: boardLineSchema,
  orgs: z.array(boardLineSchema),
  channels: z.array(boardLineSchema),
  windows: z.array(boardLineSchema),
  items: z.array(boardLineSchema),
})
export type Board = z.infer<typeof boardSchema>

export const ledgerRowSchema = z.object({
  power: powerSchema,
  org: refSchema,
  received: z.int(),
  ended: z.int(),
  /** 不予受理 and 不予. */
  refused: z.int(),
  late: z.int(),
  /** Natural days from receipt to decision, in tenths, of what ended with one; null where nothing did. */
  averageTenths: z.int().nullable(),
  /** Cards issued about its cases. */
  cards: z.int(),
})
export type LedgerRow = z.infer<typeof ledgerRowSchema>

export const idleRowSchema = z.object({
  org: refSchema,
  /** Powers in force, and those without one case in the period. */
  powers: z.int(),
  idle: z.int(),
})
export type IdleRow = z.infer<typeof idleRowSchema>

export const checkAnswersSchema = z.partialRecord(
  z.enum(keysOf(CHECK_ITEMS)),
  z.strictObject({
    answer: z.enum(keysOf(CHECK_ANSWERS)),
    note: z.string().trim().max(500, '最多 500 字').default(''),
  }),
)

export const visitSchema = z.strictObject({
  on: dateSchema,
  window: z.string().trim().min(1, '请写在哪个窗口').max(100, '最多 100 字'),
  steps: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1, '请写步骤').max(100, '最多 100 字'),
        waitedMinutes: z.int('分钟数应为整数').min(0).max(1440, '最多 1440 分钟'),
        /** Against the guide; '' where it was as the guide says. */
        finding: z.string().trim().max(500, '最多 500 字').default(''),
      }),
    )
    .min(1, '请至少记一步')
    .max(30),
})

export const checkRowSchema = z.object({
  id: idSchema,
  version: versionSchema,
  kind: z.enum(keysOf(CHECK_KINDS)),
  state: z.enum(keysOf(CHECK_STATES)),
  org: refSchema,
  power: powerSchema,
  case: z.object({ id: idSchema, no: z.string(), title: z.string() }).nullable(),
  /** The seed by which it was drawn, and from how many. */
  draw: z.object({ seed: z.string(), of: z.int() }).nullable(),
  createdBy: refSchema,
  createdAt: instantSchema,
  reviewedBy: refSchema.nullable(),
  cardId: idSchema.nullable(),
})
export type CheckRow = z.infer<typeof checkRowSchema>

export const checkSchema = checkRowSchema.extend({
  visit: visitSchema.nullable(),
  answers: checkAnswersSchema,
  note: z.string(),
  history: historySchema,
  mayFill: z.boolean(),
})
export type Check = z.infer<typeof checkSchema>
