import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idParams, idSchema, versionSchema } from '../kernel/ids'
import { pageOf, pageQuery } from '../kernel/page'
import {
  alertLightSchema,
  alertRowSchema,
  alertRuleSchema,
  alertSchema,
  alertStateSchema,
  boardSchema,
  checkAnswersSchema,
  checkRowSchema,
  checkSchema,
  idleRowSchema,
  ledgerRowSchema,
  visitSchema,
} from './monitoring.schema'
import { CHECK_KINDS, CHECK_STATES, type CheckKind, type CheckState } from './monitoring.states'

const KINDS = Object.keys(CHECK_KINDS) as [CheckKind, ...CheckKind[]]
const STATES = Object.keys(CHECK_STATES) as [CheckState, ...CheckState[]]
const period = { from: dateSchema, to: dateSchema, orgId: idSchema.optional() }

/** 电子监察 of cases. */
export const monitoringApi = {
  board: endpoint({
    id: 'monitoring.board',
    method: 'GET',
    path: '/monitoring/board',
    permission: 'monitoring.read',
    summary: '实时监察：按单位、窗口、渠道、事项',
    response: boardSchema,
  }),
  alerts: endpoint({
    id: 'monitoring.alerts',
    method: 'GET',
    path: '/monitoring/alerts',
    permission: 'monitoring.read',
    summary: '监察预警，新的在前',
    query: z.strictObject({
      ...pageQuery,
      state: alertStateSchema.optional(),
      rule: alertRuleSchema.optional(),
      light: alertLightSchema.optional(),
      orgId: idSchema.optional(),
      powerId: idSchema.optional(),
      /** The number of the case, or part of its name. */
      q: z.string().trim().max(100).optional(),
    }),
    response: pageOf(alertRowSchema),
  }),
  alert: endpoint({
    id: 'monitoring.alert',
    method: 'GET',
    path: '/monitoring/alerts/:id',
    permission: 'monitoring.read',
    summary: '一条监察预警',
    params: idParams,
    response: alertSchema,
  }),
  /** The card its rule names, or the next one up where the limit of one has passed. */
  propose: endpoint({
    id: 'monitoring.propose',
    method: 'POST',
    path: '/monitoring/alerts/:id/card',
    permission: 'card.propose',
    audit: 'card.proposed',
    summary: '就一条预警提请发牌',
    params: idParams,
    body: z.strictObject({ version: versionSchema }),
    response: alertSchema,
  }),
  ledger: endpoint({
    id: 'monitoring.ledger',
    method: 'GET',
    path: '/monitoring/ledger',
    permission: 'monitoring.read',
    summary: '权力运行台账：期内每项权力的办件、超时、不予和牌',
    query: z.strictObject(period),
    response: z.object({ rows: z.array(ledgerRowSchema), definition: z.string() }),
  }),
  /** 台账 as Excel, with its 口径 and a line that says who took it. */
  ledgerSheet: endpoint({
    id: 'monitoring.ledgerSheet',
    method: 'GET',
    path: '/monitoring/ledger/sheet',
    permission: 'monitoring.read',
    summary: '权力运行台账的 Excel',
    query: z.strictObject(period),
    binary: true,
    response: z.unknown(),
  }),
  idle: endpoint({
    id: 'monitoring.idle',
    method: 'GET',
    path: '/monitoring/idle-powers',
    permission: 'monitoring.read',
    summary: '从未行使的权力：期内一件办件也没有的，按单位；给出单位时列出事项',
    query: z.strictObject(period),
    response: z.object({
      orgs: z.array(idleRowSchema),
      /** Of the org asked for, the first 200 by code. */
      powers: z.array(z.object({ id: idSchema, code: z.string(), name: z.string(), type: z.string() })),
      definition: z.string(),
    }),
  }),
  checks: endpoint({
    id: 'monitoring.checks',
    method: 'GET',
    path: '/monitoring/checks',
    permission: 'check.draw',
    summary: '抽查和模拟办事',
    query: z.strictObject({
      ...pageQuery,
      kind: z.enum(KINDS).optional(),
      state: z.enum(STATES).optional(),
      orgId: idSchema.optional(),
    }),
    response: pageOf(checkRowSchema),
  }),
  check: endpoint({
    id: 'monitoring.check',
    method: 'GET',
    path: '/monitoring/checks/:id',
    permission: 'check.draw',
    summary: '一次检查',
    params: idParams,
    response: checkSchema,
  }),
  draw: endpoint({
    id: 'monitoring.draw',
    method: 'POST',
    path: '/monitoring/checks/draw',
    permission: 'check.draw',
    audit: 'check.drawn',
    summary: '随机抽取办件：同一种子对同一批办件抽出同样的件',
    body: z.strictObject({
      n: z.int('件数应为整数').min(1, '至少抽 1 件').max(50, '一次最多抽 50 件'),
      /** '' draws a new one. */
      seed: z.string().trim().max(40, '最多 40 字').default(''),
      from: dateSchema,
      to: dateSchema,
      ended: z.boolean().optional(),
      orgId: idSchema.optional(),
      powerId: idSchema.optional(),
    }),
    response: z.object({ seed: z.string(), of: z.int(), checks: z.array(checkRowSchema) }),
  }),
  simulate: endpoint({
    id: 'monitoring.simulate',
    method: 'POST',
    path: '/monitoring/checks/simulated',
    permission: 'check.draw',
    audit: 'check.simulated',
    summary: '登记一次模拟办事',
    body: z.strictObject({ powerId: idSchema, visit: visitSchema }),
    response: checkSchema,
  }),
  fill: endpoint({
    id: 'monitoring.fill',
    method: 'POST',
    path: '/monitoring/checks/:id/fill',
    permission: 'check.review',
    audit: 'check.filled',
    summary: '填写检查表，有问题的可以提请发提示或黄牌',
    params: idParams,
    body: z.strictObject({
      version: versionSchema,
      answers: checkAnswersSchema,
      note: z.string().trim().max(1000, '最多 1000 字').default(''),
      /** Only about a case that was drawn, and only where something was wrong. */
      card: z.enum(['notice', 'yellow']).nullable().default(null),
    }),
    response: checkSchema,
  }),
}
