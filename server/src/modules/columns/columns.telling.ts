import { COLUMNS, type ArticleAct } from '@mingdu/shared/columns/columns.states'
import { clip } from '@mingdu/shared/kernel/text'
import type { Tx } from '../../db/connection'
import type { Actor } from '../../http/actor'
import { tellPeople } from '../messages/messages.service'
import type { ArticleDoc } from './columns.repo'
import type { CommentDoc } from './readers.repo'

type Told = 'writers' | 'proposer'

/** What is told, to whom, and what they may do next; null: whoever does it knows. */
const TOLD = {
  edit: null,
  submit: null,
  takeBack: null,
  discard: null,
  proposeResult: null,
  approve: { to: 'writers', title: '稿件已审核通过', next: '' },
  sendBack: { to: 'writers', title: '稿件退回修改', next: '改好后重新送审' },
  unschedule: { to: 'writers', title: '稿件取消定时发布', next: '改好后重新送审' },
  withdraw: { to: 'writers', title: '稿件已撤回', next: '要重新发布，请另写一篇' },
  approveResult: { to: 'proposer', title: '整改结果已公开', next: '' },
  returnResult: { to: 'proposer', title: '整改结果退回', next: '改好后重新报送' },
} as const satisfies Record<ArticleAct, { to: Told; title: string; next: string } | null>

interface Change {
  before: ArticleDoc
  after: ArticleDoc
  reason: string
}

/** Whoever wrote it, or reported the result, is told what became of it; in the transaction of the act. */
export async function tellWriters(
  act: ArticleAct,
  { before, after, reason }: Change,
  actor: Actor,
  at: Date,
  tx: Tx,
): Promise<void> {
  const told = TOLD[act]
  if (!told) return
  const recipientIds = recipientsOf(told.to, before).filter((id) => id !== actor.id)
  if (recipientIds.length === 0) return
  const id = String(after._id)
  const name = after.content.title
  const body = [
    COLUMNS[after.column].name,
    whenOf(after),
    reason && `理由：${reason.replace(/。$/, '')}`,
    told.next,
  ]
  const message = {
    ...{ kind: 'articleMoved' as const, recipientIds, dedupe: `article:v${after.version}` },
    subject: { kind: 'article' as const, id, no: '', name: clip(name, 20) },
    title: `${told.title}：${name}`,
    body: `${body.filter((part) => part !== '').join('。')}。`,
    target: { kind: 'article' as const, id },
    ...{ light: null, due: null, remaining: '', sender: actor.orgName },
  }
  await tellPeople([message], at, tx)
}

/** The experts of a topic are told of a question that may be answered; once, however often it is shown. */
export async function tellExperts(
  { _id, text }: CommentDoc,
  { experts, org }: ArticleDoc,
  at: Date,
  tx: Tx,
): Promise<void> {
  if (!experts || experts.length === 0) return
  const id = String(_id)
  const message = {
    ...{ kind: 'questionShown' as const, recipientIds: experts.map((expert) => expert.id), dedupe: 'shown' },
    subject: { kind: 'article' as const, id, no: '', name: clip(text, 20) },
    title: `请您回答提问：${clip(text, 30)}`,
    body: '群众的提问已经公开。在线时间开始后，请在“专家答问”里回答。',
    target: { kind: 'expertQuestion' as const, id },
    ...{ light: null, due: null, remaining: '', sender: org.name },
  }
  await tellPeople([message], at, tx)
}

function recipientsOf(to: Told, { writerIds, pending }: ArticleDoc): string[] {
  if (to === 'writers') return writerIds
  return pending ? [pending.by.id] : []
}

function whenOf({ state }: ArticleDoc): string {
  return state === 'scheduled' ? '到定好的时间自动发布' : ''
}
