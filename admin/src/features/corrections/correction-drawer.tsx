import type { Correction } from '@mingdu/shared/corrections/corrections.api'
import { CORRECTION_TARGETS } from '@mingdu/shared/corrections/corrections.rules'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api } from '../../api/client.gen'
import { useCan } from '../../api/session'
import { fullTimeText } from '../../components/dates'
import { Drawer } from '../../components/drawer'
import { ErrorState, SkeletonLines } from '../../components/states'
import { CorrectionReply } from './correction-reply'
import { stateText, targetPath } from './correction-words'

interface DrawerProps {
  id: string
  /** As the list shows it, if it does: a message may lead to one that is pages away. */
  known: Correction | undefined
  onClose: () => void
}

export function CorrectionDrawer({ id, known, onClose }: DrawerProps) {
  const read = useQuery({
    queryKey: ['corrections', 'one', id],
    queryFn: () => api.corrections.get({ params: { id } }),
    enabled: known === undefined,
  })
  const correction = known ?? read.data
  return (
    <Drawer
      title={correction?.no ?? '公众纠错'}
      kicker={correction && `${CORRECTION_TARGETS[correction.target.kind]}　${correction.target.org.name}`}
      onClose={onClose}
    >
      {correction ? (
        <Body correction={correction} />
      ) : read.isError ? (
        <ErrorState error={read.error} retry={() => void read.refetch()} />
      ) : (
        <SkeletonLines lines={8} />
      )}
    </Drawer>
  )
}

function Body({ correction }: { correction: Correction }) {
  const { target, field, text, phone, createdAt } = correction
  return (
    <>
      <dl className="facts num">
        <dt>哪一页</dt>
        <dd>
          <Link to={targetPath(target)}>{target.name}</Link>
          {target.no > 0 && <span className="muted">　看的是 v{target.no}</span>}
        </dd>
        <dt>哪一处</dt>
        <dd>{field === '' ? '没有写' : field}</dd>
        <dt>电话</dt>
        <dd>{phone === '' ? '没有留' : phone}</dd>
        <dt>提交</dt>
        <dd>{fullTimeText(createdAt)}</dd>
      </dl>
      <h3 className="sub-h">说了什么</h3>
      <p className="prewrap">{text}</p>
      <h3 className="sub-h">答复</h3>
      <Reply correction={correction} />
    </>
  )
}

function Reply({ correction }: { correction: Correction }) {
  const can = useCan()
  const { reply } = correction
  if (reply)
    return (
      <>
        <p className="note note--blue prewrap">
          <b>{stateText(correction)}</b>　{reply.text}
        </p>
        <p className="small muted num">
          {reply.by}　{fullTimeText(reply.at)}
        </p>
      </>
    )
  if (can('correction.reply')) return <CorrectionReply correction={correction} />
  return <p className="muted">还没有答复，由编办核实后答复。内容有误的，请先提出调整或修改指南。</p>
}
