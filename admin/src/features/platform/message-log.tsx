import type { MessageLogRow } from '@mingdu/shared/messages/messages.api'
import { CHANNELS, MESSAGE_KINDS, MESSAGE_STATES } from '@mingdu/shared/messages/messages.states'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { api } from '../../api/client.gen'
import { useCan, useMe } from '../../api/session'
import {
  DataTable,
  useCursorPages,
  useListQuery,
  useOpenRecord,
  type Batch,
  type Filter,
} from '../../components/list'
import { LogEntryDrawer } from './log-entry-drawer'
import { logColumns } from './log-columns'
import { LOG_KEYS, logQuery, replayRefusal, type LogKey } from './log-query'
import { QuickFilters } from './quick-filters'
import { ReplayDialog } from './replay-dialog'

const options = (table: Record<string, string>) =>
  Object.entries(table).map(([value, label]) => ({ value, label }))

const FILTERS: Filter<LogKey>[] = [
  { key: 'q', kind: 'search', name: '收件人、单位、任务' },
  { key: 'state', kind: 'select', name: '状态', options: options(MESSAGE_STATES) },
  { key: 'channel', kind: 'select', name: '通道', options: options(CHANNELS) },
  { key: 'kind', kind: 'select', name: '种类', options: options(MESSAGE_KINDS) },
  { key: 'from', kind: 'date', name: '从' },
  { key: 'through', kind: 'date', name: '到' },
]

/** 送达账本: every message and what became of it; who may, sends again what reached nobody. */
export function MessageLog() {
  const { today } = useMe()
  const query = useListQuery(LOG_KEYS)
  const [open, setOpen] = useOpenRecord('entry')
  const [replaying, setReplaying] = useState<{ rows: readonly MessageLogRow[]; done: () => void } | null>(
    null,
  )
  const pages = useCursorPages(['message-log', query.values], (page) =>
    api.messages.log({ query: { ...logQuery(query.values), ...page } }),
  )
  const columns = useMemo(() => logColumns(today), [today])
  const batch = useReplayBatch((rows, done) => setReplaying({ rows, done }))
  return (
    <>
      <QuickFilters query={query} />
      <DataTable
        id="message-log"
        name="送达账本"
        columns={columns}
        pages={pages}
        query={query}
        filters={FILTERS}
        rowKey={(m) => m.id}
        openKey={open}
        onOpen={(m) => setOpen(m.id)}
        batch={batch}
        empty={{ title: '还没有发过消息', body: '派单、预警、核验都会发消息，每条的去向记在这里。' }}
      />
      {open && (
        <LogEntryDrawer
          key={open}
          id={open}
          onOpen={setOpen}
          onReplay={(row) => setReplaying({ rows: [row], done: () => undefined })}
          onClose={() => setOpen(null)}
        />
      )}
      {replaying && (
        <ReplayDialog rows={replaying.rows} onDone={replaying.done} onClose={() => setReplaying(null)} />
      )}
    </>
  )
}

const MOST = 200

/** Nobody without the permission sees boxes to tick. */
function useReplayBatch(
  start: (rows: readonly MessageLogRow[], done: () => void) => void,
): Batch<MessageLogRow> | undefined {
  const can = useCan()
  if (!can('messageLog.replay')) return undefined
  return {
    refusal: replayRefusal,
    acts: (rows, clear) => (
      <Button type="link" size="small" disabled={rows.length > MOST} onClick={() => start(rows, clear)}>
        {rows.length > MOST ? `一次最多重发 ${MOST} 条` : '重发'}
      </Button>
    ),
  }
}
