import { stripLabels, stripSentence } from '@mingdu/shared/parts/day-strip'
import type { StripDay } from '@mingdu/shared/tasks/tasks.schema'
import type { CSSProperties } from 'react'

/** Longer windows show their end: the days that still matter. */
const MAX_COLUMNS = 60

/** Each day of a limit: counted, not counted, paused, left; drawn so that grey print still reads. */
export function DayStrip({ days: all }: { days: readonly StripDay[] }) {
  const days = windowOf(all)
  if (days.length === 0) return <p className="muted">派单后开始计时。</p>
  const style = { '--n': days.length, '--gap': days.length > 40 ? '1px' : '2px' } as CSSProperties
  return (
    <>
      <div className="daystrip num" style={style} role="img" aria-label={stripSentence(all)}>
        {days.map((day, i) => (
          <i
            key={day.date}
            className={`daystrip__d daystrip__d--${day.kind}${day.end ? ' daystrip__d--end' : ''}`}
            style={{ gridColumn: i + 1 }}
            title={dayTitle(day)}
          />
        ))}
        {stripLabels(days).map((label) => (
          <span
            key={label.column}
            className={`daystrip__l daystrip__l--${label.role}`}
            style={{ gridColumn: label.column + 1 }}
          >
            {label.text}
          </span>
        ))}
      </div>
      <StripKey days={all} cut={all.length - days.length} />
    </>
  )
}

const KEY: { kind: StripDay['kind']; text: (n: number) => string }[] = [
  { kind: 'used', text: (n) => `已计 ${n} 日` },
  { kind: 'today', text: () => '今天' },
  { kind: 'warn', text: (n) => `预警期 ${n} 日` },
  { kind: 'left', text: (n) => `未到 ${n} 日` },
  { kind: 'pause', text: (n) => `停算 ${n} 日` },
  { kind: 'over', text: (n) => `超期 ${n} 日` },
  { kind: 'rest', text: () => '休息日不计' },
]

function StripKey({ days, cut }: { days: readonly StripDay[]; cut: number }) {
  const shown = KEY.map((k) => ({ ...k, n: days.filter((d) => d.kind === k.kind).length })).filter(
    (k) => k.n > 0,
  )
  return (
    <div className="key" style={{ marginTop: 6 }}>
      {shown.map(({ kind, text, n }) => (
        <span key={kind} className="key__i">
          <i className={`daystrip__d daystrip__d--${kind}`} />
          {text(n)}
        </span>
      ))}
      {cut > 0 && <span className="key__i">前 {cut} 日未画出</span>}
      {days.some((d) => d.tentative) && <span className="key__i">有日期为暂定：当年放假通知未载入</span>}
    </div>
  )
}

function windowOf(days: readonly StripDay[]): readonly StripDay[] {
  if (days.length <= MAX_COLUMNS) return days
  const today = Math.max(
    0,
    days.findIndex((d) => d.kind === 'today'),
  )
  const start = Math.min(Math.max(0, today - MAX_COLUMNS / 2), days.length - MAX_COLUMNS)
  return days.slice(start, start + MAX_COLUMNS)
}

function dayTitle(day: StripDay): string {
  const parts = [
    day.date,
    day.n === null ? null : `第 ${day.n} 日`,
    day.name,
    day.documentNo,
    day.tentative ? '暂定' : null,
  ]
  return parts.filter((part) => part !== null).join('　')
}
