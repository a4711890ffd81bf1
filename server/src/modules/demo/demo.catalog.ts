import type { DutyListContent } from '@mingdu/shared/duty-lists/duty-lists.api'
import type { Guide } from '@mingdu/shared/guides/guides.schema'
import type { Page } from '@mingdu/shared/kernel/page'
import type { Power, PowerRow } from '@mingdu/shared/powers/powers.schema'
import type { Proposal } from '@mingdu/shared/proposals/proposals.api'
import type { SheetJob } from '@mingdu/shared/sheets/sheets.api'
import type { ImportKind } from '@mingdu/shared/sheets/sheets.states'
import { demoDutySheet, demoPowerSheet } from './demo.catalog-sheets'
import { CHANGES, type DemoChange } from './demo.changes'
import { DEMO_DUTY_LISTS } from './demo.duty-lists'
import { DEMO_GUIDES } from './demo.guides'
import type { Player } from './demo.player'

const DAY = 86_400_000
const HOUR = 3_600_000

export interface CatalogStage {
  player: Player
  now: number
  orgIds: ReadonlyMap<string, string>
  setTime(epochMs: number): void
  /** What the worker does about sheets. */
  runSheets(): Promise<unknown>
}

/** Plays how the 权责清单 came about: imported, changed, explained in guides, and corrected by the public. */
export async function playCatalog(stage: CatalogStage): Promise<void> {
  const { now, setTime } = stage
  setTime(now - 240 * DAY)
  await importSheet(stage, 'powers', demoPowerSheet())
  await importSheet(stage, 'duties', demoDutySheet())
  await playDutyLists(stage)
  await playGuides(stage)
  await playChanges(stage)
  await playCorrections(stage)
  setTime(now)
}

async function importSheet(
  { player, runSheets }: CatalogStage,
  kind: ImportKind,
  { name, bytes }: { name: string; bytes: Buffer },
): Promise<void> {
  const started = await player.upload<SheetJob>('daoru', `/sheets/imports?kind=${kind}`, name, bytes)
  await runSheets()
  const at = `/sheets/jobs/${started.id}`
  const checked = await player.read<SheetJob>('daoru', at)
  if (checked.summary.failed > 0)
    throw new Error(`${name}: ${checked.summary.failed} rows cannot be imported`)
  const body = { version: checked.version, basis: '演编发〔2026〕3号（演示）' }
  await player.write('daoru', 'POST', `${at}/commit`, body)
  await runSheets()
  const done = await player.read<SheetJob>('daoru', at)
  if (done.state !== 'committed') throw new Error(`${name}: ${done.state} ${done.problem}`)
}

async function playDutyLists({ player, now, orgIds, setTime }: CatalogStage): Promise<void> {
  setTime(now - 200 * DAY)
  for (const { org, content } of DEMO_DUTY_LISTS) {
    const id = orgIds.get(org) ?? ''
    const body = { version: 0, content: withOrgIds(content, orgIds) }
    await player.write('bianban1', 'PUT', `/duty-lists/${id}`, body)
    await player.write('bianban1', 'POST', `/duty-lists/${id}/publish`, {
      version: 1,
      basis: '演编发〔2026〕5号（演示）',
    })
  }
}

/** The demonstration names orgs by their key. */
function withOrgIds(content: DutyListContent, orgIds: ReadonlyMap<string, string>): DutyListContent {
  const boundaries = content.boundaries.map((one) => ({
    ...one,
    shares: one.shares.map((share) => ({ ...share, orgId: orgIds.get(share.orgId) ?? '' })),
  }))
  return { ...content, boundaries }
}

async function playGuides({ player, now, setTime }: CatalogStage): Promise<void> {
  setTime(now - 180 * DAY)
  for (const { code, content } of DEMO_GUIDES) {
    const power = await powerOf(player, code)
    const made = await player.write<Guide>('bianban1', 'POST', '/guides', { powerId: power.id })
    const at = `/guides/${made.id}`
    const saved = await player.write<Guide>('bianban1', 'PUT', at, { version: made.version, content })
    await player.write('bianban1', 'POST', `${at}/publish`, { version: saved.version, note: '首次发布' })
  }
}

async function playChanges(stage: CatalogStage): Promise<void> {
  for (const one of CHANGES) await playChange(one, stage)
  await playTakenOver(stage)
  await playReappeared(stage)
}

/** 承接: what the city handed down is new in the list of the district. */
async function playTakenOver(stage: CatalogStage): Promise<void> {
  const { player, now, setTime } = stage
  const sand = await powerOf(player, '511A19016001-511602000000-000-1151130100877844X4-1-00')
  const { content } = await player.read<Power>('shuiwu3', `/powers/${sand.id}`)
  const { code } = await player.read<{ code: string }>('shuiwu3', `/catalog/next-code?type=${content.type}`)
  setTime(now - 20 * DAY - 6 * HOUR)
  const made = await player.write<Proposal>('shuiwu3', 'POST', '/proposals', {
    kind: 'takeOver',
    powerId: null,
    basis: { text: '市政府关于下放河道管理权限的通知（演示）', fileIds: [] },
    content: { ...content, code, name: '河道管理范围内建设项目工程建设方案审批', source: '2' },
  })
  const submitted = await step(player, 'shuiwu3', made, 'submit')
  await passAndPublish(submitted, 20, 'bianban1', stage)
}

/** 明减暗增: what was cancelled is proposed again under another name, and the system points at it. */
async function playReappeared({ player, now, setTime }: CatalogStage): Promise<void> {
  setTime(now - DAY)
  const cancelled = CHANGES.find(({ kind, until }) => kind === 'cancel' && until === 'published')
  const row = await powerOf(player, cancelled?.code ?? '')
  const { content } = await player.read<Power>('bianban1', `/powers/${row.id}`)
  const { code } = await player.read<{ code: string }>('bianban1', `/catalog/next-code?type=${content.type}`)
  const made = await player.write<Proposal>('bianban1', 'POST', '/proposals', {
    kind: 'add',
    powerId: null,
    basis: { text: '区教科体局来函：群众咨询多，拟设窗口（演示）', fileIds: [] },
    content: { ...content, code, name: '招生考试政策的咨询服务' },
  })
  await step(player, 'bianban1', made, 'submit')
}

async function playChange(change: DemoChange, { player, now, setTime }: CatalogStage): Promise<void> {
  const row = await powerOf(player, change.code)
  const { content } = await player.read<Power>(change.by, `/powers/${row.id}`)
  setTime(now - change.daysAgo * DAY - 6 * HOUR)
  const made = await player.write<Proposal>(change.by, 'POST', '/proposals', {
    kind: change.kind,
    powerId: row.id,
    basis: { text: change.basis, fileIds: [] },
    content: { ...content, ...change.change(content) },
  })
  const submitted = await step(player, change.by, made, 'submit')
  if (change.until === 'legal') return
  if (change.until === 'published') {
    const approver = change.by === 'bianban1' ? 'bianban2' : 'bianban1'
    return passAndPublish(submitted, change.daysAgo, approver, { now, player, setTime })
  }
  setTime(now - change.daysAgo * DAY - 4 * HOUR)
  const returned = change.until === 'returned'
  await step(player, 'fazhi1', submitted, 'review', {
    decision: returned ? 'return' : 'pass',
    note: returned ? '缺少取消后由谁把关的说明，请补充依据。' : LAWFUL,
  })
}

const LAWFUL = '依据充分，内容合法。'

/** 合法性审查, 编办审核 and 公布 on one day. */
async function passAndPublish(
  submitted: Proposal,
  daysAgo: number,
  approver: string,
  { player, now, setTime }: Pick<CatalogStage, 'player' | 'now' | 'setTime'>,
): Promise<void> {
  const day = now - daysAgo * DAY
  setTime(day - 4 * HOUR)
  const lawful = await step(player, 'fazhi1', submitted, 'review', { decision: 'pass', note: LAWFUL })
  setTime(day - 2 * HOUR)
  const ready = await step(player, approver, lawful, 'review', { decision: 'pass', note: '' })
  setTime(day)
  const effectiveOn = new Date(day + 8 * HOUR).toISOString().slice(0, 10)
  await step(player, approver, ready, 'publish', { effectiveOn })
}

function step(
  player: Player,
  by: string,
  { id, version }: Proposal,
  act: string,
  body: object = {},
): Promise<Proposal> {
  return player.write<Proposal>(by, 'POST', `/proposals/${id}/${act}`, { version, ...body })
}

async function playCorrections({ player, now, setTime }: CatalogStage): Promise<void> {
  const guides = await player.read<Page<{ id: string; title: string }>>('bianban1', '/public/guides?limit=2')
  const [first, second] = guides.items
  setTime(now - 30 * HOUR)
  for (const [guide, text] of [
    [first, '指南上写的办公时间到 17:00，窗口 16:30 就不收件了，请核对。'],
    [second, '样表下载后打不开，希望换成 Word 格式。'],
  ] as const)
    await player.publicWrite('/public/corrections', {
      target: { kind: 'guide', id: guide?.id ?? '', no: 1 },
      field: '办理地点',
      text,
    })
}

async function powerOf(player: Player, code: string): Promise<PowerRow> {
  const found = await player.read<Page<PowerRow>>('bianban1', `/powers?q=${encodeURIComponent(code)}&limit=1`)
  const [row] = found.items
  if (!row) throw new Error(`no power ${code}`)
  return row
}
