import { cardToPropose } from '@mingdu/shared/cards/cards.rules'
import type { WatchDay } from '@mingdu/shared/monitoring/monitoring.rules'
import { monitoringApi } from '@mingdu/shared/monitoring/monitoring.api'
import { ledgerSheet } from '@mingdu/shared/monitoring/ledger.sheet'
import { dateInShanghai, plainDate, shanghaiTime } from '@mingdu/shared/kernel/plain-date'
import type { Tx } from '../../db/connection'
import type { Actor, Scope } from '../../http/actor'
import { preparedWriteRoute, readRoute, writeRoute, type Route } from '../../http/routes'
import { found, Refused, refuseStale } from '../../refused'
import { digestOf } from '../../seal-box'
import type { BusinessTime } from '../../time'
import { currentCalendar } from '../calendar/calendar.service'
import { cardsAbout } from '../cards/cards.service'
import { orgIdsOf, subtreeIds } from '../orgs/orgs.service'
import { plainWorkbook } from '../sheets/sheets.service'
import { actingPerson } from '../tasks/acting.service'
import { listAlerts, readAlert, type AlertDoc } from './alerts.repo'
import { listChecks, readCheck, type CheckDoc } from './checks.repo'
import { drawCases, fillCheck, openChecks, openSimulated } from './checks.service'
import { boardOf } from './monitoring.board'
import { idlePowers, LEDGER_DEFINITION, ledgerOf } from './monitoring.ledger'
import { cardOf, proposeFor, subjectOf } from './monitoring.service'
import { alertRow, alertView, checkRow, checkView } from './monitoring.view'

/** 电子监察: the board, its alerts, checks by hand, and 台账. */
export const monitoringRoutes: readonly Route[] = [
  readRoute(monitoringApi.board, ({ scope, time }) => boardOf(scope, plainDate(time.today()))),
  readRoute(monitoringApi.alerts, async ({ scope, actor, query: { orgId, ...query } }) => {
    const page = await listAlerts(scope, { ...query, orgIds: await below(orgId) }, actor.id)
    return { ...page, items: page.items.map(alertRow) }
  }),
  readRoute(monitoringApi.alert, async ({ scope, actor, time, params }) =>
    view(found(await readAlert(scope, params.id, actor.id)), actor, await watchDay(time)),
  ),
  preparedWriteRoute(
    monitoringApi.propose,
    ({ time }: { time: BusinessTime }) => watchDay(time),
    async ({ params, body, scope, actor, time }, tx, day) => {
      const doc = found(await readAlert(scope, params.id, actor.id, tx))
      refuseStale(doc, body.version)
      const by = { id: actor.id, name: actor.name }
      const cardId = await proposeFor(doc, { day, at: new Date(time.now()), by }, tx)
      if (cardId === null) throw new Refused('alert.no-card')
      const after = found(await readAlert(scope, params.id, actor.id, tx))
      return {
        result: await view(after, actor, day, tx),
        subject: { kind: 'alert', id: params.id, name: doc.case.no },
        digests: [digestOf({ version: after.version, cardId })],
      }
    },
  ),
  readRoute(monitoringApi.ledger, async ({ scope, query: { orgId, ...period } }) => ({
    rows: await ledgerOf(await narrowed(scope, orgId), period),
    definition: LEDGER_DEFINITION,
  })),
  readRoute(monitoringApi.ledgerSheet, async ({ scope, actor, time, query: { orgId, ...period } }) => {
    const rows = await ledgerOf(await narrowed(scope, orgId), period)
    const at = `${dateInShanghai(time.now())} ${shanghaiTime(time.now())}`
    const who = { ...period, name: actor.name, org: actor.orgName, at }
    return plainWorkbook(`权力运行台账 ${period.from} 至 ${period.to}.xlsx`, {
      name: '权力运行台账',
      rows: ledgerSheet(rows, LEDGER_DEFINITION, who),
    })
  }),
  readRoute(monitoringApi.idle, async ({ scope, query: { orgId, ...period } }) =>
    idlePowers(await narrowed(scope, orgId), period, (await below(orgId)) ?? null),
  ),
  readRoute(monitoringApi.checks, async ({ scope, query: { orgId, ...query } }) => {
    const page = await listChecks(scope, { ...query, orgIds: await below(orgId) })
    return { ...page, items: page.items.map(checkRow) }
  }),
  readRoute(monitoringApi.check, async ({ scope, actor, params }) =>
    checkView(found(await readCheck(scope, params.id)), actingPerson(actor)),
  ),
  preparedWriteRoute(
    monitoringApi.draw,
    ({ body, scope }) => drawCases(body, scope),
    async (request, tx, drawn) => {
      const docs = await openChecks(drawn, request, tx)
      const { seed, of } = drawn
      return {
        result: { seed, of, checks: docs.map(checkRow) },
        subject: { kind: 'draw', id: seed, name: `${of} 件中抽 ${docs.length} 件` },
        digests: docs.map((doc) => digestOf({ seed, caseId: doc.case?.id ?? null })),
      }
    },
  ),
  writeRoute(monitoringApi.simulate, async ({ body, ...act }, tx) =>
    written(await openSimulated(body, act, tx), act.actor),
  ),
  writeRoute(monitoringApi.fill, async ({ params, body, ...act }, tx) =>
    written(await fillCheck(params.id, body, act, tx), act.actor),
  ),
]

async function watchDay(time: BusinessTime): Promise<WatchDay> {
  return { today: plainDate(time.today()), calendar: await currentCalendar() }
}

async function view(doc: AlertDoc, actor: Actor, day: WatchDay, tx?: Tx) {
  const about = (await cardsAbout([subjectOf(doc)], tx)).get(subjectOf(doc)) ?? []
  const wanted = cardOf(doc)
  const next = wanted && cardToPropose(wanted, about, day.today)
  const card = about.find(({ id }) => id === doc.cardId)
  const shown = card ? { id: card.id, no: card.no, kind: card.kind, state: card.state } : null
  return alertView(doc, shown, { next, person: actingPerson(actor) })
}

function written(doc: CheckDoc, actor: Actor) {
  const { version, state, answers, visit } = doc
  return {
    result: checkView(doc, actingPerson(actor)),
    subject: { kind: 'check', id: String(doc._id), name: doc.case?.no ?? doc.power.name },
    digests: [digestOf({ version, state, answers, visit })],
  }
}

async function below(orgId: string | undefined) {
  return orgId === undefined ? undefined : subtreeIds(orgId)
}

/** What of a scope lies in an org and below it. */
async function narrowed(scope: Scope, orgId: string | undefined): Promise<Scope> {
  if (orgId === undefined) return scope
  const [asked, reached] = [await subtreeIds(orgId), await orgIdsOf(scope)]
  return { kind: 'orgs', orgIds: reached ? asked.filter((id) => reached.includes(id)) : asked }
}
