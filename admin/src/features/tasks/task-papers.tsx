import { CARD_KINDS, CARD_STATES } from '@mingdu/shared/cards/cards.states'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api } from '../../api/client.gen'
import { useCan, useMe } from '../../api/session'
import { dateText } from '../../components/dates'
import { ErrorState } from '../../components/states'
import { DirectiveActs } from './directives/directive-acts'
import { DirectiveBody, LevelTag, PaperLinks, StateTag } from './directives/directive-parts'

/** 督查通知 of a task: what came of each, its paper, and 签收 and 回复 for who answers for the task. */
export function TaskDirectives({ task }: { task: Task }) {
  const found = useQuery({
    queryKey: ['tasks', 'directives', task.id],
    queryFn: () => api.directives.ofTask({ params: { id: task.id } }),
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
                <span className="row">
                  <LevelTag level={one.level} />
                  <StateTag {...one} />
                </span>
              </div>
              <DirectiveBody directive={one} />
              <div className="row row--wrap">
                <DirectiveActs directive={one} />
                <PaperLinks id={one.id} />
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
