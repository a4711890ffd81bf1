import { CARD_KINDS, CARD_STATES } from '@mingdu/shared/cards/cards.states'
import { DIRECTIVE_LEVELS } from '@mingdu/shared/directives/directives.states'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api } from '../../api/client.gen'
import { useCan, useMe } from '../../api/session'
import { dateText, timeText } from '../../components/dates'
import { ErrorState } from '../../components/states'

/** 督查通知 of a task, each to be printed or edited. */
export function TaskDirectives({ task }: { task: Task }) {
  const { today } = useMe()
  const found = useQuery({
    queryKey: ['tasks', 'directives', task.id],
    queryFn: () => api.directives.list({ params: { id: task.id } }),
  })
  if (found.isError) return <ErrorState error={found.error} retry={() => void found.refetch()} />
  const items = found.data?.items ?? []
  if (items.length === 0) return null
  return (
    <>
      <h3 className="sub-h">
        督查通知 <span className="muted num">{items.length}</span>
      </h3>
      <div className="stack">
        {items.map((one) => (
          <section key={one.id} className="panel" aria-label={one.no}>
            <div className="panel__b stack" style={{ padding: 12, gap: 8 }}>
              <div className="between num">
                <span className="strong">{one.no}</span>
                <span className={one.level === 'routine' ? 'tag' : 'tag tag--red'}>
                  {DIRECTIVE_LEVELS[one.level]}
                </span>
              </div>
              <div className="small muted num">
                {one.issuedBy.name}　{timeText(one.issuedAt, today)} 发　限 {dateText(one.due, today)}办理
                {one.meeting !== '' && `　${one.meeting}`}
              </div>
              <p className="prewrap">{one.demand}</p>
              <div className="row">
                <a href={paperUrl(one.id, 'pdf')} target="_blank" rel="noreferrer">
                  打印（PDF）
                </a>
                <a href={paperUrl(one.id, 'docx')}>下载 Word</a>
              </div>
            </div>
          </section>
        ))}
      </div>
    </>
  )
}

/** Cards about a task, for those who may read cards. */
export function TaskCards({ task }: { task: Task }) {
  const can = useCan()
  const { today } = useMe()
  const mayRead = can('card.read')
  const found = useQuery({
    queryKey: ['tasks', 'cards', task.id],
    queryFn: () => api.cards.list({ query: { subjectId: task.id, limit: 20 } }),
    enabled: mayRead,
  })
  if (!mayRead) return null
  if (found.isError) return <ErrorState error={found.error} retry={() => void found.refetch()} />
  const items = found.data?.items ?? []
  if (items.length === 0) return null
  return (
    <>
      <h3 className="sub-h">
        牌 <span className="muted num">{items.length}</span>
      </h3>
      <ul className="stack">
        {items.map((card) => (
          <li key={card.id} className="between num">
            <Link to={`/cards?open=${card.id}`}>
              {card.no ?? CARD_KINDS[card.kind]}　{card.reason}
            </Link>
            <span className="nowrap">
              <span className={card.unmet ? 'tag tag--red' : 'tag'}>
                {CARD_KINDS[card.kind]}·{CARD_STATES[card.state]}
              </span>
              <span className="small muted">　{dateText(card.proposedAt.slice(0, 10), today)}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function paperUrl(id: string, format: 'pdf' | 'docx'): string {
  return `/api/v1/directives/${id}/paper?format=${format}`
}
