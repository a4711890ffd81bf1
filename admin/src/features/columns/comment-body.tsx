import type { ArticleComment } from '@mingdu/shared/columns/comments.schema'
import { COMMENT_ACTS, COMMENT_STATES, type CommentAct } from '@mingdu/shared/columns/columns.states'
import { Button } from 'antd'
import { useState } from 'react'
import { fullTimeText } from '../../components/dates'
import { SafetyTag } from '../../components/safety-tag'
import { CommentActDialog } from './comment-act-dialog'

/** What somebody wrote below an article, and what was answered. */
export function CommentBody({ comment }: { comment: ArticleComment }) {
  const { by, org, at, text, state, safety, side, reason, answers } = comment
  return (
    <div className="stack">
      <p className="row row--wrap small num">
        <span>
          {by}
          {org !== '' && `　${org}`}　{fullTimeText(at)}
        </span>
        <span className="tag">{COMMENT_STATES[state]}</span>
        {side === 'citizen' && <SafetyTag state={safety} />}
      </p>
      <p className="prewrap">{text}</p>
      {state === 'hidden' && reason !== '' && <p className="note">不显示的理由：{reason}</p>}
      {answers.map((answer) => (
        <div key={answer.at} className="note note--blue">
          <p className="small muted num">
            {answer.by}（{answer.title}）{answer.live && '在线'}回答　{fullTimeText(answer.at)}
          </p>
          <p className="prewrap">{answer.text}</p>
        </div>
      ))}
    </div>
  )
}

/** What may be done with it. */
export function CommentActs({ comment }: { comment: ArticleComment }) {
  const [act, setAct] = useState<CommentAct | null>(null)
  if (comment.allowedActs.length === 0) return null
  return (
    <div className="row row--wrap">
      {comment.allowedActs.map((one) => (
        <Button
          key={one}
          type={one === 'hide' ? 'default' : 'primary'}
          danger={one === 'hide'}
          onClick={() => setAct(one)}
        >
          {COMMENT_ACTS[one]}
        </Button>
      ))}
      {act && <CommentActDialog act={act} comment={comment} onClose={() => setAct(null)} />}
    </div>
  )
}
