import type { Consultation } from '@mingdu/shared/consultations/consultations.api'
import { CONSULTATION_STATES } from '@mingdu/shared/consultations/consultations.states'
import { clip } from '@mingdu/shared/kernel/text'
import { Fragment, type ReactNode } from 'react'
import { Link } from 'react-router'
import { api } from '../../api/client.gen'
import { useCan } from '../../api/session'
import { deadlineText, fullTimeText } from '../../components/dates'
import { Drawer } from '../../components/drawer'
import { SayForm } from '../../components/say-form'
import { ErrorState, SkeletonLines } from '../../components/states'
import { ThreadEntry } from '../../components/thread'
import { AnswerForm } from './answer-form'
import { ConsultationActs } from './consultation-acts'
import { useConsultation } from './consultation-queries'

const WORDS_MOST = 2000
const WORDS_LEAST = 5
const TITLE_MOST = 40

/** One 咨询: what both sides said, and saying more; looks by itself for what the other side says. */
export function ConsultationDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const read = useConsultation(id)
  const one = read.data
  return (
    <Drawer
      wide
      title={one ? clip(one.question, TITLE_MOST) : '督查咨询'}
      kicker={one && `${one.no}　${one.org.name}`}
      label="督查咨询"
      onClose={onClose}
      footer={one && <ConsultationActs one={one} />}
    >
      {read.isPending && <SkeletonLines lines={10} />}
      {read.isError && !one && <ErrorState error={read.error} retry={() => void read.refetch()} />}
      {one && (
        <>
          <Facts one={one} />
          <h3 className="sub-h">往来</h3>
          <Thread one={one} />
          {one.allowedActions.includes('answer') && <AnswerForm one={one} />}
          {one.allowedActions.includes('followUp') && <FollowUpForm one={one} />}
        </>
      )}
    </Drawer>
  )
}

function Facts({ one }: { one: Consultation }) {
  const { topic, asker, responsible, state, late, dueAt, matter, task, closesAfter } = one
  const facts: [string, ReactNode][] = [
    ['主题', topic.name],
    ['提问人', asker.name],
    ['负责答复', responsible?.name ?? '还没有人接办'],
    ['状态', late ? <span className="late-count">答复超时</span> : CONSULTATION_STATES[state]],
    ['承诺答复', state === 'waiting' ? `${fullTimeText(dueAt)} 前` : null],
    ['关于事项', matter && <Link to={`/matters/${matter.id}`}>{`${matter.no} ${matter.title}`}</Link>],
    ['关于任务', task && <Link to={`/tasks?task=${task.id}`}>{`${task.no} ${task.title}`}</Link>],
    ['自行结束', closesAfter && `${deadlineText(closesAfter)}，到那时没有追问就结束`],
  ]
  return (
    <dl className="facts num">
      {facts.map(
        ([name, value]) =>
          value && (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </Fragment>
          ),
      )}
    </dl>
  )
}

/** One's own side stands at the right. */
function Thread({ one }: { one: Consultation }) {
  const own = useCan()('consultation.answer') ? 'office' : 'asker'
  return (
    <ol className="thread" aria-label="往来问答" aria-live="polite">
      {one.posts.map(({ side, by, at, text, files, knowledge, late }, i) => (
        <ThreadEntry
          key={`${at}${i}`}
          mine={side === own}
          at={at}
          files={files}
          head={
            <>
              <b>{side === 'asker' ? '提问' : '督查答复'}</b>
              <span className="muted">　{by.name}</span>
            </>
          }
          foot={
            (knowledge || late) && (
              <>
                {knowledge && (
                  <>
                    引用知识库：<Link to={`/knowledge?open=${knowledge.id}`}>{knowledge.question}</Link>
                  </>
                )}
                {late && <span className="late-count">　过了承诺时间才答复</span>}
              </>
            )
          }
        >
          {text}
        </ThreadEntry>
      ))}
    </ol>
  )
}

function FollowUpForm({ one: { id, version, state } }: { one: Consultation }) {
  return (
    <SayForm
      label={state === 'closed' ? '再问一次（会重新打开）' : state === 'waiting' ? '补充问题' : '追问'}
      placeholder="还有哪里不清楚"
      most={WORDS_MOST}
      least={WORDS_LEAST}
      send={state === 'waiting' ? '补充' : '追问'}
      hint={state === 'waiting' ? '承诺时间不变' : '重新承诺答复时间'}
      act={({ text, fileIds }, idempotencyKey) =>
        api.consultations.followUp({
          params: { id },
          body: { version, text, files: fileIds },
          idempotencyKey,
        })
      }
    />
  )
}
