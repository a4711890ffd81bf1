import { MATTER_STEPS, TASK_STEPS } from '@mingdu/shared/bulletins/bottlenecks.rules'
import { dayText } from '@mingdu/shared/bulletins/bulletins.periods'
import type { BulletinFigures, StepRow, UnitRow } from '@mingdu/shared/bulletins/bulletins.schema'
import { BULLETIN_TEXTS, VERDICTS, type BulletinText } from '@mingdu/shared/bulletins/bulletins.states'
import { LIGHT_ORDER, rateText, stepName, tenthsText } from '@mingdu/shared/bulletins/bulletins.words'
import type { Rate, UnitCounts } from '@mingdu/shared/bulletins/figures.rules'
import { LIGHTS } from '@mingdu/shared/kernel/light'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { MATTER_CATEGORIES, MATTER_STATES } from '@mingdu/shared/matters/matters.states'
import { paperDate } from '../../paper/dates'
import type { PaperBlock, PaperCell, PaperDocument, PaperSection } from '../../paper/document'
import type { BulletinDoc } from './bulletins.repo'

/** 督查通报 as a paper; a draft says that it is one and has neither number nor code. `url`: its page in the console. */
export function bulletinPaper(doc: BulletinDoc, region: string, url: string): PaperDocument {
  const { no, issuedOn, title, period, figures, state, withdrawal } = doc
  const span = `${dayText(plainDate(period.from))}至${dayText(plainDate(period.through))}`
  const pairs: [string, string][] = [
    ['编号', no ?? '拟稿，没有印发'],
    ['期间', span],
    ['范围', aboutText(doc, region)],
    ['数字截至', paperDate(plainDate(figures.asOn))],
    ['印发', issuedOn === null ? '' : paperDate(plainDate(issuedOn))],
    ['撤回', withdrawal ? `${paperDate(plainDate(withdrawal.on))}　${withdrawal.reason}` : ''],
  ]
  const issued = no !== null && issuedOn !== null
  return {
    title,
    subject: state === 'withdrawn' ? '（已撤回）' : issued ? '' : '（拟稿）',
    facts: pairs.filter(([, value]) => value !== ''),
    qr: issued ? { url, caption: '扫码核对' } : null,
    sections: sectionsOf(doc).filter(({ blocks }) => blocks.length > 0),
    ...(issued ? { seal: { org: doc.issuer, date: paperDate(plainDate(issuedOn)) } } : {}),
    stub: null,
    foot: no ?? `${title}（拟稿）`,
  }
}

function sectionsOf({ texts, figures }: BulletinDoc): PaperSection[] {
  const written = (key: BulletinText): PaperSection => ({
    title: BULLETIN_TEXTS[key],
    blocks: paragraphs(texts[key]),
  })
  return [
    written('lead'),
    { title: '各单位情况', blocks: figures.units.length === 0 ? [] : [unitTable(figures)] },
    { title: '超期任务', blocks: redBlocks(figures) },
    { title: '与上期相比', blocks: changeBlocks(figures) },
    { title: '项目瓶颈', blocks: stepBlocks(figures) },
    { title: '计划中没有派单的（漏报）', blocks: unissuedBlocks(figures) },
    written('good'),
    written('problems'),
    written('next'),
    {
      title: '指标口径',
      blocks: figures.definitions.map(({ name, definition }) => text(`${name}：${definition}`, true)),
    },
  ]
}

function unitTable({ units, total }: BulletinFigures): PaperBlock {
  const row = (name: string, counts: UnitCounts): PaperCell[] => [
    name,
    String(counts.inHand),
    LIGHT_ORDER.filter((light) => counts.lights[light] > 0)
      .map((light) => `${LIGHTS[light].word} ${counts.lights[light]}`)
      .join('，'),
    rateCell(counts.onTime),
    rateCell(counts.onSchedule),
    rateCell(counts.closed),
    rateCell(counts.relapsed),
    { text: String(counts.overdue), notes: [`上期 ${counts.overdueBefore}`] },
  ]
  return {
    kind: 'table',
    columns: [
      { title: '单位', width: 2.2 },
      { title: '在办', width: 0.8 },
      { title: '灯', width: 1.6 },
      { title: '按时办结率', width: 1.3 },
      { title: '序时完成率', width: 1.3 },
      { title: '销号率', width: 1.2 },
      { title: '反弹率', width: 1.2 },
      { title: '期末超期', width: 1.1 },
    ],
    rows: [...units.map(({ org, counts }) => row(org.name, counts)), row('合计', total)],
  }
}

function rateCell({ value, n }: Rate): PaperCell {
  return { text: value === null ? '–' : `${tenthsText(value)}%`, notes: value === null ? [] : [`n=${n}`] }
}

function redBlocks({ reds, moreReds }: BulletinFigures): PaperBlock[] {
  if (reds.length === 0) return []
  const rows = reds.map(({ no, title, org, due, lateWorkdays, reason }): PaperCell[] => [
    { text: title, notes: [no] },
    org.name,
    due ?? '',
    lateWorkdays === 0 ? '节点' : `${lateWorkdays} 个工作日`,
    reason,
  ])
  const columns = [
    { title: '任务', width: 2.6 },
    { title: '主办单位', width: 1.4 },
    { title: '限期', width: 1.2 },
    { title: '超期', width: 1.1 },
    { title: '原因', width: 2.6 },
  ]
  return [
    { kind: 'table', columns, rows },
    ...(moreReds > 0 ? [text(`另有 ${moreReds} 项没有列出。`, true)] : []),
  ]
}

function changeBlocks({ units }: BulletinFigures): PaperBlock[] {
  const moved = units.filter(({ verdict }) => verdict !== 'same')
  return moved.length === 0 ? [] : [{ kind: 'list', items: moved.map(changeText) }]
}

function changeText({ org, counts, verdict }: UnitRow): string {
  return `${org.name}${VERDICTS[verdict]}：期末超期 ${counts.overdueBefore} → ${counts.overdue} 项，按时办结率 ${rateText(counts.onTimeBefore)} → ${rateText(counts.onTime)}。`
}

function stepBlocks({ steps, matterSteps }: BulletinFigures): PaperBlock[] {
  const rows = [...steps, ...matterSteps]
  if (rows.length === 0) return []
  const columns = [
    { title: '等在哪一步', width: 1.4 },
    { title: '等谁', width: 1.4 },
    { title: '件数', width: 0.8 },
    { title: '中位（工作日）', width: 1.3 },
    { title: '最长（工作日）', width: 1.3 },
    { title: '较多的单位', width: 2.6 },
  ]
  return [{ kind: 'table', columns, rows: rows.map(stepCells) }]
}

function stepCells({ step, n, median, longest, top }: StepRow): PaperCell[] {
  const { waitsFor } = { ...TASK_STEPS, ...MATTER_STEPS }[step]
  const units = top.map(({ org, n: own }) => `${org.name} ${own}`).join('，')
  return [stepName(step), waitsFor, String(n), tenthsText(median), String(longest), units]
}

function unissuedBlocks({ unissued: { n, overdue, rows } }: BulletinFigures): PaperBlock[] {
  if (n === 0) return []
  const items = rows.map(
    ({ title, org, due, state }) => `${title}（${org.name}，限期 ${due}，${MATTER_STATES[state]}）`,
  )
  const late = overdue === 0 ? '' : `，其中 ${overdue} 项限期已过`
  return [text(`共 ${n} 项${late}。`), { kind: 'list', items }]
}

function aboutText({ about: { category, matters } }: BulletinDoc, region: string): string {
  if (category !== null) return `${region}　${MATTER_CATEGORIES[category]}`
  return matters.length === 0 ? region : matters.map(({ no, title }) => `${no} ${title}`).join('；')
}

function paragraphs(words: string): PaperBlock[] {
  return words
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => text(line.trim()))
}

function text(words: string, muted = false): PaperBlock {
  return { kind: 'text', text: words, muted }
}
