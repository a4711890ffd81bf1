import type { Feedback } from '@mingdu/shared/feedback/feedback.api'
import { Link } from 'react-router'
import { useCan } from '../../api/session'
import { fullTimeText } from '../../components/dates'
import { Drawer } from '../../components/drawer'
import { Photos } from '../../components/files'
import { SafetyTag } from '../../components/safety-tag'
import { PublishButton } from './publish-button'
import { ReplyForm } from './reply-form'

interface FeedbackDrawerProps {
  feedback: Feedback
  /** The reader answers it, and is not just its author or one of the public. */
  answering: boolean
  onClose: () => void
}

export function FeedbackDrawer({ feedback, answering, onClose }: FeedbackDrawerProps) {
  const { no, author, text, pictures, createdAt, reply, publishedAt } = feedback
  const photos = pictures.map((id, i) => ({ id, name: `${no}-${i + 1}` }))
  return (
    <Drawer
      title={no}
      kicker={author && `${author.name}　${author.orgName}`}
      onClose={onClose}
      footer={answering && publishedAt === null && <PublishButton feedback={feedback} />}
    >
      <p className="prewrap">{text}</p>
      <p className="small muted num">{fullTimeText(createdAt)} 提交</p>
      {photos.length > 0 && <Photos photos={photos} className="photos feedback__photos" />}
      {answering && <Safety feedback={feedback} />}
      <h3 className="sub-h">答复</h3>
      {reply ? (
        <>
          <p className="note note--blue prewrap">{reply.text}</p>
          <p className="small muted num">
            {reply.by && `${reply.by.name}　`}
            {fullTimeText(reply.at)}
          </p>
        </>
      ) : answering ? (
        <ReplyForm feedback={feedback} />
      ) : (
        <p className="muted">还没有答复；有了答复会发到您的消息里。</p>
      )}
      {publishedAt && (
        <p className="small muted num feedback__published">{fullTimeText(publishedAt)} 公开，不含姓名</p>
      )}
    </Drawer>
  )
}

function Safety({ feedback: { safety } }: { feedback: Feedback }) {
  const can = useCan()
  return (
    <>
      <h3 className="sub-h">内容安全</h3>
      <p className="row">
        <SafetyTag state={safety} />
        {safety === 'held' && can('safety.review') && <Link to="/safety?state=held">去复核</Link>}
      </p>
    </>
  )
}
