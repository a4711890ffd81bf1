import type { Power } from '@mingdu/shared/powers/powers.schema'
import { fullTimeText } from '../../components/dates'
import { Timeline } from '../../components/timeline'

/** What happened to a power, newest first. */
export function PowerHistory({ power }: { power: Power }) {
  const items = [...power.history].reverse().map(({ at, who, what, note }, i) => ({
    key: `${at}${i}`,
    head: what,
    time: fullTimeText(at),
    body: (
      <>
        {who}
        {note !== '' && <p className="prewrap">{note}</p>}
      </>
    ),
  }))
  if (items.length === 0) return <p className="muted">还没有记录。</p>
  return <Timeline items={items} />
}
