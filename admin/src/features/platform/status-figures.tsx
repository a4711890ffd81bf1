import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Caliber } from '../../components/caliber'
import { spanText } from '../../components/dates'
import type { Status } from './use-status'

interface FigureProps {
  name: string
  definition: string
  value: ReactNode
  unit?: string
  /** Something is wrong. */
  late?: boolean
  note: ReactNode
}

const SLOW_SECONDS = 600

export function StatusFigures({ status: { outbox, unreachable } }: { status: Status }) {
  const { waiting, due, oldestSeconds, sending, dead, held } = outbox
  const slow = oldestSeconds !== null && oldestSeconds >= SLOW_SECONDS
  return (
    <section className="stats num" aria-label="发送队列">
      <Figure
        name="待发"
        definition="还没有交给通道的送达件数，一条消息换一个通道算另一件；含免打扰时段、合并和限量暂缓的。"
        value={waiting}
        unit="件"
        note={`暂缓 ${held.toLocaleString('en-US')} 件，正在发 ${sending} 件`}
      />
      <Figure
        name="到点未发"
        definition="待发中已经到了该发的时刻、还没有发出的件数。"
        value={due}
        unit="件"
        late={slow}
        note={due === 0 ? '到点的都已发出' : '按级别先后发出'}
      />
      <Figure
        name="最久等待"
        definition="到点未发的各件中，等得最久的一件从到点算起等了多久。超过 10 分钟应查看通道。"
        value={oldestSeconds === null ? '–' : spanText(oldestSeconds)}
        late={slow}
        note={slow ? '超过 10 分钟' : '正常在 1 分钟内'}
      />
      <Figure
        name="失败"
        definition="近 7 天重试到头仍没有发出、也没有重发过的送达件数。"
        value={dead}
        unit="件"
        late={dead > 0}
        note={dead > 0 ? <Link to="?tab=log&state=dead">去查看和重发</Link> : '没有要处理的'}
      />
      <Figure
        name="不可达人员"
        definition="企业微信和服务号都发不到的在用人员，只能收到站内消息。"
        value={unreachable}
        unit="人"
        late={unreachable > 0}
        note={unreachable > 0 ? '名单在本页下方' : '每个人都能收到'}
      />
    </section>
  )
}

function Figure({ name, definition, value, unit, late = false, note }: FigureProps) {
  return (
    <div className="stat">
      <div className="stat__k">
        {name} <Caliber of={name} definition={definition} />
      </div>
      <div className={late ? 'stat__v late-count' : 'stat__v'}>
        {typeof value === 'number' ? value.toLocaleString('en-US') : value}
        {unit && <small>{unit}</small>}
      </div>
      <div className="stat__n">{note}</div>
    </div>
  )
}
