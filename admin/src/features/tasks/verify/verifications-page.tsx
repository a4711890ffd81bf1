import { useEffect, useRef } from 'react'
import { EmptyState, ErrorState, SkeletonLines } from '../../../components/states'
import { useListQuery, useOpenRecord } from '../../../components/list'
import { Page } from '../../../components/page'
import { Decision } from './decision'
import { Evidence } from './evidence'
import { Queue } from './queue'
import { findRow, useVerifications } from './use-verifications'
import './verify.css'

const KEYS = ['q'] as const

/** 进展核验: the queue, the evidence, the decision; J and K go through the queue. */
export function VerificationsPage() {
  const query = useListQuery(KEYS)
  const list = useVerifications(query.values.q)
  const [open, setOpen] = useOpenRecord('open')
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  const total = list.data?.pages[0]?.total ?? 0
  // a search that leaves out what was open goes on with its first find
  const row = findRow(rows, open) ?? (query.values.q === undefined ? undefined : rows[0])
  const at = row ? rows.indexOf(row) : -1
  const go = (to: number) => {
    const target = rows[to]
    if (target) setOpen(target.report.id)
  }
  useQueueKeys(
    () => go(at + 1),
    () => go(at - 1),
  )
  // what was asked for lies further down: read on until it is found
  const wanted = open !== null && !row && list.hasNextPage && !list.isFetchingNextPage
  const { fetchNextPage } = list
  useEffect(() => {
    if (wanted) void fetchNextPage()
  }, [wanted, fetchNextPage])

  return (
    <Page title="进展核验" className="verify">
      {list.isPending && <SkeletonLines lines={10} />}
      {list.isError && <ErrorState error={list.error} retry={() => void list.refetch()} />}
      {list.data && rows.length === 0 && query.values.q === undefined && (
        <EmptyState title="没有等核验的进展">承办人报送后会出现在这里，您也会收到消息。</EmptyState>
      )}
      {list.data && (rows.length > 0 || query.values.q !== undefined) && (
        <>
          <Queue
            rows={rows}
            total={total}
            open={row?.report.id ?? null}
            onOpen={setOpen}
            q={query.values.q}
            onSearch={(q) => query.set('q', q)}
            more={list.hasNextPage ? () => void list.fetchNextPage() : null}
          />
          {row ? (
            <>
              <Evidence row={row} place={`${at + 1} / ${total}`} />
              <Decision
                key={row.report.id}
                row={row}
                onDecided={() => setOpen(rows[at + 1]?.report.id ?? rows[at - 1]?.report.id ?? null)}
              />
            </>
          ) : (
            <EmptyState title={wanted ? '正在找这一件' : '这一件不在待核验里'}>
              可能已经核验，或不在您的范围内。请从左边另选一件。
            </EmptyState>
          )}
        </>
      )}
    </Page>
  )
}

function useQueueKeys(next: () => void, previous: () => void): void {
  const acts = useRef({ j: next, k: previous })
  acts.current = { j: next, k: previous }
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      const act = e.key === 'j' || e.key === 'J' ? 'j' : e.key === 'k' || e.key === 'K' ? 'k' : null
      if (act === null || e.ctrlKey || e.metaKey || e.altKey || isBusy(e.target)) return
      acts.current[act]()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

/** Letters typed into a field, or below an open dialog, are not commands. */
function isBusy(target: EventTarget | null): boolean {
  if (target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
    return !isRadio(target)
  return document.querySelector('.ant-modal-wrap, .ant-image-preview-root') !== null
}

function isRadio(target: HTMLElement): boolean {
  return target instanceof HTMLInputElement && target.type === 'radio'
}
