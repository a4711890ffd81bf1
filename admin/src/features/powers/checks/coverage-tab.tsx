import type { CoverageRow } from '@mingdu/shared/powers/powers.schema'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { Icon } from '../../../components/icon'
import { downloadCsv } from '../../../components/list/csv'
import { EmptyState, ErrorState, SkeletonLines } from '../../../components/states'
import { useCoverage } from './use-coverage'

interface CoverageColumn {
  key: string
  title: string
  /** Undefined sorts last, whichever way. */
  value: (row: CoverageRow) => number | undefined
  width: number
}

const COLUMNS: CoverageColumn[] = [
  { key: 'powers', title: '事项', value: (r) => r.powers, width: 88 },
  { key: 'duties', title: '责任', value: (r) => r.duties, width: 96 },
  { key: 'guides', title: '指南', value: (r) => r.guides, width: 88 },
  { key: 'share', title: '指南覆盖', value: shareOf, width: 104 },
  { key: 'score', title: '指南完整度', value: (r) => r.guideScore ?? undefined, width: 196 },
  { key: 'dutyList', title: '责任清单', value: (r) => (r.dutyListPublished ? 1 : 0), width: 108 },
]

interface Sort {
  key: string
  down: boolean
}

/** Units with how far their list and guides are done; every column sorts. */
export function CoverageTab() {
  const coverage = useCoverage()
  const [sort, setSort] = useState<Sort | null>(null)
  if (coverage.isPending) return <SkeletonLines lines={10} />
  if (coverage.isError) return <ErrorState error={coverage.error} retry={() => void coverage.refetch()} />
  const rows = sorted(coverage.data.items, sort)
  if (rows.length === 0)
    return <EmptyState title="还没有清单">清单公布以后，各单位的完成情况显示在这里。</EmptyState>
  return (
    <section className="panel list" aria-label="覆盖情况">
      <div className="querybar">
        <span className="muted num">
          {rows.length} 个单位。指南覆盖是有已发布指南的事项占现行事项的比例；完整度是已发布指南的平均分。
        </span>
        <div className="querybar__end">
          <Button icon={<Icon name="download" small />} onClick={() => downloadCsv('覆盖情况', csvOf(rows))}>
            导出
          </Button>
        </div>
      </div>
      <div className="list__scroll" tabIndex={0} role="group" aria-label="覆盖情况，可滚动">
        <table className="data-table num" style={{ minWidth: 900 }}>
          <caption className="visually-hidden">各单位清单与指南的完成情况</caption>
          <thead>
            <tr>
              <th scope="col">单位</th>
              {COLUMNS.map((column) => (
                <Head key={column.key} column={column} sort={sort} setSort={setSort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.org.id} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

interface HeadProps {
  column: CoverageColumn
  sort: Sort | null
  setSort: (sort: Sort | null) => void
}

/** Largest first, then smallest first, then the order of the tree again. */
function Head({ column: { key, title, width }, sort, setSort }: HeadProps) {
  const on = sort?.key === key
  const next = !on ? { key, down: true } : sort.down ? { key, down: false } : null
  return (
    <th
      scope="col"
      className="r"
      style={{ width }}
      aria-sort={on ? (sort.down ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" className="sort" data-on={on} onClick={() => setSort(next)}>
        {title}
        <span aria-hidden="true">{on ? (sort.down ? '↓' : '↑') : '↕'}</span>
      </button>
    </th>
  )
}

function Row({ row }: { row: CoverageRow }) {
  const share = shareOf(row)
  return (
    <tr>
      <td>
        <Link className="two-lines" to={`/powers?orgId=${row.org.id}`} title={row.org.name}>
          {row.org.name}
        </Link>
      </td>
      <td className="r">{numberText(row.powers)}</td>
      <td className="r">{numberText(row.duties)}</td>
      <td className="r">{numberText(row.guides)}</td>
      <td className="r">{share === undefined ? '–' : `${share}%`}</td>
      <td>
        <Score score={row.guideScore} />
      </td>
      <td className="r">
        <Link to={`/duty-lists?orgId=${row.org.id}`}>{row.dutyListPublished ? '已公布' : '没有公布'}</Link>
      </td>
    </tr>
  )
}

function Score({ score }: { score: number | null }) {
  if (score === null) return <span className="score muted">没有指南</span>
  return (
    <span className="score">
      <span className="score__bar" aria-hidden="true">
        <i style={{ width: `${score}%` }} />
      </span>
      {score} 分
    </span>
  )
}

function shareOf({ powers, guides }: CoverageRow): number | undefined {
  return powers === 0 ? undefined : Math.min(100, Math.floor((guides * 100) / powers))
}

function numberText(n: number): string {
  return n === 0 ? '–' : n.toLocaleString('en-US')
}

function sorted(rows: readonly CoverageRow[], sort: Sort | null): readonly CoverageRow[] {
  const column = COLUMNS.find(({ key }) => key === sort?.key)
  if (!sort || !column) return rows
  const rank = (row: CoverageRow) => column.value(row) ?? (sort.down ? -1 : Infinity)
  return [...rows].sort((a, b) => (sort.down ? rank(b) - rank(a) : rank(a) - rank(b)))
}

function csvOf(rows: readonly CoverageRow[]): string[][] {
  const head = [
    '单位',
    '事项',
    '责任',
    '无依据责任',
    '争议边界',
    '指南',
    '指南覆盖%',
    '指南完整度',
    '责任清单',
  ]
  const cells = rows.map((row) => [
    row.org.name,
    ...[row.powers, row.duties, row.dutiesWithoutBasis, row.disputedBoundaries, row.guides].map(String),
    String(shareOf(row) ?? ''),
    String(row.guideScore ?? ''),
    row.dutyListPublished ? '已公布' : '没有公布',
  ])
  return [head, ...cells]
}
