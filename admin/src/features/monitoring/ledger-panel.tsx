import type { LedgerRow } from '@mingdu/shared/monitoring/monitoring.schema'
import { ledgerCells, LEDGER_HEADS } from '@mingdu/shared/monitoring/ledger.sheet'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { asApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { downloadFile } from '../../api/download'
import { useMe } from '../../api/session'
import { Caliber } from '../../components/caliber'
import { DateField } from '../../components/date-field'
import { Icon } from '../../components/icon'
import { useListQuery } from '../../components/list'
import { downloadCsv } from '../../components/list/csv'
import { EmptyState, ErrorState, SkeletonLines } from '../../components/states'

const KEYS = ['from', 'to', 'orgId'] as const

interface Period {
  from: string
  to: string
}

/** 权力运行台账: what became of each power in a period, and which were never exercised. */
export function LedgerPanel() {
  const { today } = useMe()
  const { values, set } = useListQuery(KEYS)
  const period = { from: values.from ?? `${today.slice(0, 8)}01`, to: values.to ?? today }
  const ledger = useQuery({
    queryKey: ['monitoring', 'ledger', period],
    queryFn: () => api.monitoring.ledger({ query: period }),
  })
  const { data } = ledger
  return (
    <>
      <section className="panel" aria-label="权力运行台账">
        <div className="panel__h">
          <h2>权力运行台账 {data && <Caliber of="权力运行台账" definition={data.definition} />}</h2>
          <span className="row">
            <DateField label="从" value={period.from} onChange={(next) => set('from', next ?? undefined)} />
            <DateField label="到" value={period.to} onChange={(next) => set('to', next ?? undefined)} />
            <Button
              icon={<Icon name="download" small />}
              disabled={!data || data.rows.length === 0}
              onClick={() =>
                data && downloadCsv(`权力运行台账 ${period.from} 至 ${period.to}`, csvOf(data.rows))
              }
            >
              导出 CSV
            </Button>
            <SheetButton period={period} disabled={!data || data.rows.length === 0} />
          </span>
        </div>
        {ledger.isPending && <SkeletonLines lines={8} />}
        {ledger.isError && !data && <ErrorState error={ledger.error} retry={() => void ledger.refetch()} />}
        {data?.rows.length === 0 && (
          <EmptyState title="这段时间没有办件">换一段时间看看；从未行使的权力列在下面。</EmptyState>
        )}
        {data && data.rows.length > 0 && <LedgerTable rows={data.rows} />}
      </section>
      <IdlePowers period={period} />
    </>
  )
}

function LedgerTable({ rows }: { rows: readonly LedgerRow[] }) {
  return (
    <div className="monitoring__scroll" tabIndex={0} role="group" aria-label="台账，可滚动">
      <table className="data-table" style={{ minWidth: 1040 }}>
        <thead>
          <tr>
            <th scope="col" style={{ width: 360 }}>
              权力事项
            </th>
            <th scope="col" style={{ width: 160 }}>
              单位
            </th>
            {LEDGER_HEADS.map((name) => (
              <th key={name} scope="col" className="r">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.power.id}>
              <td>
                <Link className="two-lines" to={`/powers/${row.power.id}`} title={row.power.name}>
                  {row.power.name}
                </Link>
                <div className="sub num">{row.power.code}</div>
              </td>
              <td>
                <span className="two-lines" title={row.org.name}>
                  {row.org.name}
                </span>
              </td>
              {ledgerCells(row).map((figure, i) => (
                <td key={LEDGER_HEADS[i]} className="r num">
                  {figure}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Powers in force without one case in the period: by unit, and those of the unit that was opened. */
function IdlePowers({ period }: { period: Period }) {
  const [org, setOrg] = useState<{ id: string; name: string } | null>(null)
  const idle = useQuery({
    queryKey: ['monitoring', 'idle', period],
    queryFn: () => api.monitoring.idle({ query: period }),
  })
  const { data } = idle
  return (
    <section className="panel" aria-label="从未行使的权力">
      <div className="panel__h">
        <h2>从未行使的权力 {data && <Caliber of="从未行使的权力" definition={data.definition} />}</h2>
      </div>
      {idle.isPending && <SkeletonLines lines={6} />}
      {idle.isError && !data && <ErrorState error={idle.error} retry={() => void idle.refetch()} />}
      {data?.orgs.length === 0 && (
        <EmptyState title="没有现行的权力事项">权力清单公布后，这里列出期内没有行使过的。</EmptyState>
      )}
      {data && data.orgs.length > 0 && (
        <div className="monitoring__scroll" tabIndex={0} role="group" aria-label="按单位，可滚动">
          <table className="data-table" style={{ minWidth: 480 }}>
            <thead>
              <tr>
                <th scope="col">单位</th>
                <th scope="col" className="r">
                  现行权力
                </th>
                <th scope="col" className="r">
                  期内没有行使
                </th>
              </tr>
            </thead>
            <tbody>
              {data.orgs.map((row) => (
                <tr key={row.org.id}>
                  <td>
                    <Button
                      type="link"
                      size="small"
                      aria-expanded={org?.id === row.org.id}
                      onClick={() => setOrg(org?.id === row.org.id ? null : row.org)}
                    >
                      {row.org.name}
                    </Button>
                  </td>
                  <td className="r num">{row.powers}</td>
                  <td className="r num">{row.idle}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {org && <IdleOfOrg org={org} period={period} />}
    </section>
  )
}

function IdleOfOrg({ org, period }: { org: { id: string; name: string }; period: Period }) {
  const idle = useQuery({
    queryKey: ['monitoring', 'idle', period, org.id],
    queryFn: () => api.monitoring.idle({ query: { ...period, orgId: org.id } }),
  })
  if (idle.isPending) return <SkeletonLines lines={4} />
  if (!idle.data) return <ErrorState error={idle.error} retry={() => void idle.refetch()} />
  return (
    <div className="panel__b">
      <h3 className="sub-h">{org.name}：期内没有行使的事项（最多列 200 项）</h3>
      <ul>
        {idle.data.powers.map(({ id, code, name }) => (
          <li key={id}>
            <Link to={`/powers/${id}`}>{name}</Link>
            <span className="muted num">　{code}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function csvOf(rows: readonly LedgerRow[]): string[][] {
  return [
    ['编码', '权力事项', '单位', ...LEDGER_HEADS],
    ...rows.map((row) => [row.power.code, row.power.name, row.org.name, ...ledgerCells(row)]),
  ]
}

/** Excel with the 口径 and a line that says who took it. */
function SheetButton({ period, disabled }: { period: Period; disabled: boolean }) {
  const sheet = useMutation({
    mutationFn: () =>
      downloadFile(
        `/monitoring/ledger/sheet?${new URLSearchParams({ ...period }).toString()}`,
        '权力运行台账.xlsx',
      ),
  })
  return (
    <>
      <Button
        icon={<Icon name="download" small />}
        disabled={disabled}
        loading={sheet.isPending}
        onClick={() => sheet.mutate()}
      >
        导出 Excel
      </Button>
      {sheet.isError && (
        <span className="small late-count" role="alert">
          {asApiError(sheet.error).message}
        </span>
      )}
    </>
  )
}
