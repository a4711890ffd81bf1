import type { Case } from '@mingdu/shared/cases/cases.schema'
import { fullTimeText } from '../../components/dates'
import { Timeline } from '../../components/timeline'

/** 记录: what happened, newest first. */
export function CaseHistory({ one: { history } }: { one: Case }) {
  const items = history.map(({ at, who, what, note }, i) => ({
    key: `${i}${at}`,
    head: `${what}　${who}`,
    time: fullTimeText(at),
    ...(note === '' ? {} : { body: note }),
  }))
  return <Timeline items={items.reverse()} />
}
