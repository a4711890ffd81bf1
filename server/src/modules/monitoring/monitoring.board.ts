import { CASE_CHANNELS, isEnd } from '@mingdu/shared/cases/cases.states'
import { WINDOW_UNSAID } from '@mingdu/shared/cases/windows.rules'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { Board, BoardLine } from '@mingdu/shared/monitoring/monitoring.schema'
import type { Scope } from '../../http/actor'
import { boardCases, casesById, type BoardDoc } from '../cases/watch.service'
import { orgsById } from '../orgs/orgs.service'
import { openAlertsOf } from './alerts.repo'

/** So many items at most, those with most to see first. */
const ITEMS = 100

/** What stands now, by unit, channel, window and item: three reads by index, added up here. */
export async function boardOf(scope: Scope, today: PlainDate): Promise<Board> {
  const [docs, alerts] = await Promise.all([boardCases(scope, today), openAlertsOf(scope)])
  const orgIds = [...docs.map(({ orgId }) => orgId), ...alerts.map(({ org }) => org.id)]
  const orgs = await orgsById(orgIds)
  const total = blank('total', '合计')
  const lines = { orgs: linesOf(), channels: linesOf(), windows: linesOf(), items: linesOf() }
  const linesFor = ({ orgId, channel, window, power }: Place) => [
    total,
    lines.orgs(orgId, orgs.get(orgId)?.name ?? ''),
    lines.channels(channel, CASE_CHANNELS[channel]),
    lines.windows(window, window),
    lines.items(power.id, power.name),
  ]
  for (const doc of docs) for (const line of linesFor(doc)) count(line, doc, today)
  const windows = await windowsOfCases(docs, alerts)
  for (const { org, caseId, case: about, power } of alerts) {
    const place = {
      orgId: org.id,
      channel: about.channel,
      window: windows.get(caseId) ?? WINDOW_UNSAID,
      power,
    }
    for (const line of linesFor(place)) line.alerts += 1
  }
  return {
    ...{ today, total, orgs: lines.orgs.sorted(), channels: lines.channels.sorted() },
    windows: lines.windows.sorted(),
    items: lines.items.sorted().slice(0, ITEMS),
  }
}

type Place = Pick<BoardDoc, 'orgId' | 'channel' | 'window' | 'power'>

/** Where the cases of alerts were taken in; those that are over are not on the board and are asked for. */
async function windowsOfCases(
  docs: readonly BoardDoc[],
  alerts: readonly { caseId: string }[],
): Promise<Map<string, string>> {
  const windows = new Map(docs.map(({ _id, window }) => [String(_id), window]))
  const others = new Set(alerts.map(({ caseId }) => caseId).filter((id) => !windows.has(id)))
  for (const { _id, window } of await casesById([...others])) windows.set(String(_id), window)
  return windows
}

function count(line: BoardLine, { state, due, firstReceivedOn, ended }: BoardDoc, today: PlainDate): void {
  if (firstReceivedOn === today) line.receivedToday += 1
  if (ended?.on === today) line.endedToday += 1
  if (isEnd(state)) return
  line.inHand += 1
  if (due === today) line.dueToday += 1
  if (due !== null && due < today) line.late += 1
}

/** Lines by key, made when first asked for; in order of what is late, of what is alerted, of what is in hand. */
function linesOf() {
  const lines = new Map<string, BoardLine>()
  const lineOf = (key: string, name: string): BoardLine => {
    const line = lines.get(key) ?? blank(key, name)
    lines.set(key, line)
    return line
  }
  const sorted = () =>
    [...lines.values()].sort(
      (a, b) => b.late - a.late || b.alerts - a.alerts || b.inHand - a.inHand || (a.key < b.key ? -1 : 1),
    )
  return Object.assign(lineOf, { sorted })
}

function blank(key: string, name: string): BoardLine {
  return {
    ...{ key, name, inHand: 0, dueToday: 0, late: 0, alerts: 0, receivedToday: 0, endedToday: 0 },
  }
}
