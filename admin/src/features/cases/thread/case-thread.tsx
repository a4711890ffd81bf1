import type { OfficeThread } from '@mingdu/shared/cases/case-thread.api'
import type { Case } from '@mingdu/shared/cases/cases.schema'
import { CASE_STATES, isEnd } from '@mingdu/shared/cases/cases.states'
import { THREAD_ROLES } from '@mingdu/shared/cases/thread.rules'
import { useEffect, useRef } from 'react'
import { api } from '../../../api/client.gen'
import { useCan, useMe } from '../../../api/session'
import { useWrite } from '../../../api/use-write'
import { timeText } from '../../../components/dates'
import { FileList, Photos } from '../../../components/files'
import { EmptyState, ErrorState, SkeletonLines } from '../../../components/states'
import { SayForm } from './say-form'
import { toldText } from './told-text'
import { useThread } from './use-thread'

type Entry = OfficeThread['items'][number]

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
        <SayForm id={one.id} />
      ) : (
        <p className="muted">由承办单位的窗口、审查和决定人员留言。</p>
      )}
    </>
  )
}

function EntryPart({ entry }: { entry: Entry }) {
  const { today } = useMe()
  const mine = entry.from === 'office'
  const photos = entry.files.filter(({ kind }) => kind === 'photo')
  const papers = entry.files.filter(({ kind }) => kind !== 'photo')
  return (
    <li className={mine ? 'thread__i thread__i--office' : 'thread__i'}>
      <div className="thread__h num">
        <span>
          <b>{THREAD_ROLES[entry.role]}</b>
          {entry.who !== '' && <span className="muted">　{entry.who}</span>}
        </span>
        <time className="muted">{timeText(entry.at, today)}</time>
      </div>
      <div className="thread__b prewrap">
        {entry.hidden && !mine ? <span className="muted">内容没有通过安全检查，已隐藏。</span> : entry.text}
        {photos.length > 0 && <Photos photos={photos} />}
        {papers.length > 0 && <FileList files={papers} />}
      </div>
      <div className="small muted num">
        {mine && entry.hidden && '内容没有通过安全检查，申请人看不到。'}
        {mine ? toldText(entry, today) : entry.readAt === null && <span className="tag tag--blue">未读</span>}
      </div>
    </li>
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
