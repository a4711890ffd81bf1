import { MESSAGE_STATES, type MessageState } from '@mingdu/shared/messages/messages.states'
import { Button, Segmented } from 'antd'
import type { ListQuery } from '../../components/list'
import type { LogKey } from './log-query'

/** The states an operator looks after: what reached nobody, and what nobody knows of. */
const LOOKED_AFTER: readonly MessageState[] = ['dead', 'refused', 'expired', 'unknown']

export function QuickFilters({ query }: { query: ListQuery<LogKey> }) {
  const { state, recipientId } = query.values
  const shown = LOOKED_AFTER.find((one) => one === state)
  return (
    <div className="row row--wrap platform__quick">
      <Segmented
        aria-label="快速筛选"
        value={shown ?? (state === undefined ? 'all' : 'other')}
        onChange={(value) => query.set('state', value === 'all' ? undefined : value)}
        options={[
          { value: 'all', label: '全部' },
          ...LOOKED_AFTER.map((one) => ({ value: one, label: MESSAGE_STATES[one] })),
        ]}
      />
      {recipientId !== undefined && (
        <span className="row small muted">
          只看一个人的消息
          <Button size="small" type="link" onClick={() => query.set('recipientId', undefined)}>
            看所有人的
          </Button>
        </span>
      )}
    </div>
  )
}
