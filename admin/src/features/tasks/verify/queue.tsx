import type { VerificationRow } from '@mingdu/shared/tasks/tasks.schema'
import { Button, Input } from 'antd'
import { useEffect, useRef } from 'react'
import { Icon } from '../../../components/icon'
import { Light } from '../../../components/light'
import { amountText } from '../report-rules'

interface QueueProps {
  rows: readonly VerificationRow[]
  total: number
  open: string | null
  onOpen: (reportId: string) => void
  q: string | undefined
  onSearch: (q: string | undefined) => void
  more: (() => void) | null
}

export function Queue({ rows, total, open, onOpen, q, onSearch, more }: QueueProps) {
  return (
    <section className="verify__queue" aria-label="待核验">
      <div className="verify__queue-h">
        <span className="num">待核验 {total}</span>
        <small className="muted">按灯和限期</small>
      </div>
      <div className="verify__search">
        <Input
          aria-label="在待核验里找"
          placeholder="任务、单位、编号"
          prefix={<Icon name="search" small />}
          allowClear
          maxLength={50}
          defaultValue={q}
          key={q ?? ''}
          onPressEnter={(e) => onSearch(e.currentTarget.value.trim() || undefined)}
          onClear={() => onSearch(undefined)}
        />
      </div>
      <ul>
        {rows.map((row) => (
          <QueueItem
            key={row.report.id}
            row={row}
            on={row.report.id === open}
            onOpen={() => onOpen(row.report.id)}
          />
        ))}
      </ul>
      {rows.length === 0 && <p className="muted verify__more">没有符合的。</p>}
      {more && (
        <div className="verify__more">
          <Button type="link" onClick={more}>
            还有 {total - rows.length} 件
          </Button>
        </div>
      )}
    </section>
  )
}

function QueueItem({ row, on, onOpen }: { row: VerificationRow; on: boolean; onOpen: () => void }) {
  const { task, report, waitedWorkdays } = row
  const item = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (on) item.current?.scrollIntoView({ block: 'nearest' })
  }, [on])
  return (
    <li ref={item}>
      <button type="button" className="verify__item" aria-current={on} onClick={onOpen}>
        <span className="two-lines verify__item-t">{task.title}</span>
        <span className="verify__item-s">
          <span className="ellip">{task.org.name}</span>
          <Light light={task.light} />
        </span>
        <span className="verify__item-s num">
          <span className="ellip">
            第 {report.ordinal} 次 · {bareAmount(report.verifiedBefore, row)} →{' '}
            {amountText(report.claimed, task)}
          </span>
          <span className="nowrap">{waitedWorkdays === 0 ? '今天到' : `等了 ${waitedWorkdays} 日`}</span>
        </span>
      </button>
    </li>
  )
}

function bareAmount(value: number, { task }: VerificationRow): string {
  return task.quantity ? String(value) : amountText(value, task)
}
