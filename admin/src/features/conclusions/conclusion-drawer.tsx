import type { Conclusion } from '@mingdu/shared/conclusions/conclusions.api'
import {
  CONCLUSION_ACTS,
  CONCLUSION_STATES,
  OBJECTION_DAYS,
  type ConclusionAct,
} from '@mingdu/shared/conclusions/conclusions.states'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { api } from '../../api/client.gen'
import { API_BASE } from '../../api/send'
import { fullTimeText } from '../../components/dates'
import { Drawer } from '../../components/drawer'
import { FileList } from '../../components/files'
import { ErrorState, SkeletonLines } from '../../components/states'
import { Timeline } from '../../components/timeline'
import { ConclusionActDialog } from './conclusion-act-dialog'

export function ConclusionDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const read = useQuery({
    queryKey: ['conclusions', 'one', id],
    queryFn: () => api.conclusions.get({ params: { id } }),
  })
  const conclusion = read.data
  return (
    <Drawer
      title={conclusion?.no ?? '督查结论（拟稿）'}
      kicker={conclusion?.org.name}
      label="督查结论"
      onClose={onClose}
      footer={conclusion && <Acts conclusion={conclusion} />}
    >
      {read.isPending && <SkeletonLines lines={10} />}
      {read.isError && !conclusion && <ErrorState error={read.error} retry={() => void read.refetch()} />}
      {conclusion && <Body conclusion={conclusion} />}
    </Drawer>
  )
}

function Acts({ conclusion }: { conclusion: Conclusion }) {
  const [act, setAct] = useState<ConclusionAct | null>(null)
  const paper = `${API_BASE}/conclusions/${conclusion.id}/paper`
  return (
    <div className="row row--wrap">
      {conclusion.allowedActs.map((one, i) => (
        <Button key={one} type={i === 0 ? 'primary' : 'default'} onClick={() => setAct(one)}>
          {CONCLUSION_ACTS[one]}
        </Button>
      ))}
      <span className="grow" />
      {conclusion.no !== null && (
        <>
          <Button href={paper} target="_blank" rel="noreferrer">
            打印
          </Button>
          <Button href={`${paper}?as=word`}>Word</Button>
        </>
      )}
      {act && <ConclusionActDialog act={act} conclusion={conclusion} onClose={() => setAct(null)} />}
    </div>
  )
}

function Body({ conclusion }: { conclusion: Conclusion }) {
  const { matter, state, findings, basis, demands, draftedBy, issuedBy, issuedOn, deliveredOn, receiver } =
    conclusion
  const { objection, review, objectUntil, reviewUntil } = conclusion
  return (
    <>
      <p className="row">
        <span className={state === 'objected' ? 'tag tag--blue' : 'tag'}>{CONCLUSION_STATES[state]}</span>
      </p>
      <dl className="facts num">
        <dt>督查事项</dt>
        <dd>
          <Link to={`/matters/${matter.id}`}>
            {matter.no} {matter.title}
          </Link>
        </dd>
        <dt>拟稿</dt>
        <dd>{draftedBy.name}</dd>
        <dt>作出</dt>
        <dd>{issuedBy ? `${issuedBy.name}　${issuedOn ?? ''}` : '还没有作出'}</dd>
        <dt>送达</dt>
        <dd>{deliveredOn ? `${deliveredOn}　${receiver}签收` : '还没有送达'}</dd>
        <dt>申请复核</dt>
        <dd>{objectUntil ? `最后一天 ${objectUntil}` : `收到之日起 ${OBJECTION_DAYS} 日内`}</dd>
        {reviewUntil && (
          <>
            <dt>复核期限</dt>
            <dd>{reviewUntil}</dd>
          </>
        )}
      </dl>
      <Part title="查明的情况" text={findings} />
      <Part title="依据" text={basis} />
      {demands !== '' && <Part title="要求" text={demands} />}
      {objection && (
        <>
          <Part title="异议" text={objection.text} by={`${objection.by}　${objection.on}`} />
          {objection.files.length > 0 && <FileList files={objection.files} />}
        </>
      )}
      {review && (
        <Part
          title={CONCLUSION_STATES[state]}
          text={review.amended === '' ? review.text : `${review.text}\n${review.amended}`}
          by={`${review.by}　${review.on}${review.late ? '　超过 30 日' : ''}`}
        />
      )}
      <h3 className="sub-h">记录</h3>
      <Timeline
        items={conclusion.history.map(({ at, who, what, note }, i) => ({
          key: `${at}${i}`,
          head: `${what}　${who}`,
          time: fullTimeText(at),
          body: note,
        }))}
      />
    </>
  )
}

function Part({ title, text, by }: { title: string; text: string; by?: string }) {
  return (
    <>
      <h3 className="sub-h">{title}</h3>
      <p className="prewrap">{text}</p>
      {by !== undefined && <p className="small muted num">{by}</p>}
    </>
  )
}
