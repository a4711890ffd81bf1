import type { Knowledge } from '@mingdu/shared/consultations/knowledge.api'
import { KNOWLEDGE_STATES } from '@mingdu/shared/consultations/consultations.states'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import { api } from '../../api/client.gen'
import { useCan } from '../../api/session'
import { fullTimeText, timeText } from '../../components/dates'
import { Drawer } from '../../components/drawer'
import { useCursorPages } from '../../components/list'
import { ErrorState, SkeletonLines } from '../../components/states'
import { KnowledgeActs } from './knowledge-acts'

/** One entry of the 知识库; to those who write it also its state and which 咨询 it answered. */
export function KnowledgeDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const writes = useCan()('knowledge.write')
  const read = useQuery({
    queryKey: ['knowledge', 'one', id],
    queryFn: () => api.knowledge.get({ params: { id } }),
  })
  const entry = read.data
  return (
    <Drawer
      wide
      title={entry?.question ?? '知识库'}
      kicker={entry?.topic.name}
      label="知识库条目"
      onClose={onClose}
      footer={entry && <KnowledgeActs entry={entry} />}
    >
      {read.isPending && <SkeletonLines lines={8} />}
      {read.isError && !entry && <ErrorState error={read.error} retry={() => void read.refetch()} />}
      {entry && (
        <>
          {entry.withdrawnFor !== null && <p className="note note--yellow">已撤回：{entry.withdrawnFor}</p>}
          <h3 className="sub-h">答复</h3>
          <p className="prewrap">{entry.answer}</p>
          {entry.basis !== '' && (
            <>
              <h3 className="sub-h">依据</h3>
              <p className="prewrap">{entry.basis}</p>
            </>
          )}
          <h3 className="sub-h">使用</h3>
          <Facts entry={entry} writes={writes} />
          {writes && <Answered id={id} />}
        </>
      )}
    </Drawer>
  )
}

function Facts({ entry, writes }: { entry: Knowledge; writes: boolean }) {
  const { state, edition, publishedAt, useful, uses, author } = entry
  return (
    <dl className="facts num">
      {writes && (
        <>
          <dt>状态</dt>
          <dd>
            {KNOWLEDGE_STATES[state]}
            {state === 'draft' && publishedAt !== null && '，读者看到的仍是上一版'}
          </dd>
          <dt>起草</dt>
          <dd>{author?.name ?? '–'}</dd>
          <dt>答复引用</dt>
          <dd>{uses} 次</dd>
        </>
      )}
      <dt>觉得有用</dt>
      <dd>{useful} 人</dd>
      <dt>发布</dt>
      <dd>{publishedAt === null ? '没有发布' : `${fullTimeText(publishedAt)}，第 ${edition} 版`}</dd>
    </dl>
  )
}

function Answered({ id }: { id: string }) {
  const { rows, isLoading, error, retry, total, next, previous } = useCursorPages(
    ['knowledge', 'answered', id],
    (page) => api.knowledge.answered({ params: { id }, query: page }),
  )
  return (
    <>
      <h3 className="sub-h num">用它答复过的咨询 {total > 0 && `${total} 次`}</h3>
      {isLoading && <SkeletonLines lines={2} />}
      {error !== null && <ErrorState error={error} retry={retry} />}
      {!isLoading && error === null && rows.length === 0 && <p className="muted">还没有。</p>}
      <ul className="consult-answered">
        {rows.map(({ id: at, no, org, askedAt, question }) => (
          <li key={at}>
            <Link to={`/consultations?open=${at}`} className="two-lines" title={question}>
              {question}
            </Link>
            <span className="small muted num">
              {no}　{org.name}　{timeText(askedAt)}
            </span>
          </li>
        ))}
      </ul>
      <div className="row">
        {previous && <Button onClick={previous}>前面的</Button>}
        {next && <Button onClick={next}>后面的</Button>}
      </div>
    </>
  )
}
