import type { OfficeThread } from '@mingdu/shared/cases/case-thread.api'
import type { Case } from '@mingdu/shared/cases/cases.schema'
import { CASE_STATES, isEnd } from '@mingdu/shared/cases/cases.states'
import { THREAD_ROLES } from '@mingdu/shared/cases/thread.rules'
import { useEffect, useRef } from 'react'
import { api } from '../../../api/client.gen'
import { useCan, useMe } from '../../../api/session'
import { useWrite } from '../../../api/use-write'
import { SayForm } from '../../../components/say-form'
import { EmptyState, ErrorState, SkeletonLines } from '../../../components/states'
import { ThreadEntry } from '../../../components/thread'
import { toldText } from './told-text'
import { useThread } from './use-thread'

type Entry = OfficeThread['items'][number]
const MOST_WORDS = 1000

/** 留言: what both sides said, first said first, and saying more. */
export function CaseThread({ one }: { one: Case }) {
  const can = useCan()
  const read = useThread(one.id)
  useMarkRead(one.id, can('case.talk') ? (read.data?.unread ?? 0) : 0)
  if (read.isError) return <ErrorState error={read.error} retry={() => void read.refetch()} />
  if (!read.data) return <SkeletonLines />
  const { items } = read.data
  return (
    <>
      {items.length === 0 && (
        <EmptyState title="还没有留言">
          在这里给申请人留言，他在手机上或凭编号查进度时看到，也能回复。留言里只出现“窗口”“审查”，不出现姓名。
        </EmptyState>
      )}
      <ol className="thread" aria-label="往来留言">
        {items.map((entry) => (
          <EntryPart key={entry.id} entry={entry} />
        ))}
      </ol>
      {isEnd(one.state) ? (
        <p className="note">这件已经“{CASE_STATES[one.state]}”，不能再留言。需要时请给申请人打电话。</p>
      ) : can('case.talk') ? (
        <SayForm
          label="给申请人留言"
          placeholder="要他做什么、到哪里、什么时候之前"
          most={MOST_WORDS}
          send="发给申请人"
          hint="申请人会收到通知"
          act={(body, idempotencyKey) => api.caseThread.say({ params: { id: one.id }, body, idempotencyKey })}
        />
      ) : (
        <p className="muted">由承办单位的窗口、审查和决定人员留言。</p>
      )}
    </>
  )
}

function EntryPart({ entry }: { entry: Entry }) {
  const { today } = useMe()
  const mine = entry.from === 'office'
  return (
    <ThreadEntry
      mine={mine}
      at={entry.at}
      files={entry.files}
      head={
        <>
          <b>{THREAD_ROLES[entry.role]}</b>
          {entry.who !== '' && <span className="muted">　{entry.who}</span>}
        </>
      }
      foot={
        <>
          {mine && entry.hidden && '内容没有通过安全检查，申请人看不到。'}
          {mine
            ? toldText(entry, today)
            : entry.readAt === null && <span className="tag tag--blue">未读</span>}
        </>
      }
    >
      {entry.hidden && !mine ? <span className="muted">内容没有通过安全检查，已隐藏。</span> : entry.text}
    </ThreadEntry>
  )
}

/** What is on screen was read; once for what came in together. */
function useMarkRead(id: string, unread: number): void {
  const write = useWrite((_: number, idempotencyKey) =>
    api.caseThread.markRead({ params: { id }, idempotencyKey }),
  )
  const mark = useRef(write.mutate)
  mark.current = write.mutate
  useEffect(() => {
    if (unread > 0) mark.current(unread)
  }, [id, unread])
}
