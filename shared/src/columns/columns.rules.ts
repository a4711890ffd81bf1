import type { Permission } from '../accounts/permissions'
import type { Refusal } from '../kernel/refusals'
import { publishRefusal } from '../safety/safety.rules'
import type { SafetyState } from '../safety/safety.states'
import { covers, forbidden, type ActingPerson } from '../tasks/tasks.rules'
import {
  ARTICLE_ACTS,
  ARTICLE_STATE_ACTS,
  ARTICLE_STATES,
  COLUMNS,
  COMMENT_ACTS,
  COMMENT_STATE_ACTS,
  COMMENT_STATES,
  type ArticleAct,
  type ArticleState,
  type Column,
  type CommentAct,
  type CommentState,
  type SessionPhase,
} from './columns.states'

/** What of an article decides who may do what. */
export interface ArticleFacts {
  state: ArticleState
  column: Column
  orgId: string
  regionId: string
  /** Everybody who wrote on it. */
  writerIds: readonly string[]
  /** What the content check says of what was sent for review. */
  safety: SafetyState
  /** The result of an exposure that waits for its own review. */
  pending: { byId: string; safety: SafetyState } | null
}

/** The permission of each act; a new act does not compile until it has one. */
export const ARTICLE_PERMISSIONS = {
  edit: 'column.write',
  submit: 'column.write',
  takeBack: 'column.write',
  approve: 'column.review',
  sendBack: 'column.review',
  unschedule: 'column.review',
  withdraw: 'column.review',
  discard: 'column.write',
  proposeResult: 'column.write',
  approveResult: 'column.review',
  returnResult: 'column.review',
} as const satisfies Record<ArticleAct, Permission>

type Ground = (facts: ArticleFacts, person: ActingPerson) => Refusal | null

const none: Ground = () => null

/** What stands against an act that is possible and permitted. */
const GROUNDS = {
  edit: none,
  submit: none,
  takeBack: none,
  // whoever wrote on it does not release it; what everybody may see has passed every check
  approve: ({ writerIds, safety }, { id }) =>
    writerIds.includes(id) ? { code: 'article.own' } : publishRefusal(safety),
  sendBack: none,
  unschedule: none,
  withdraw: none,
  discard: none,
  proposeResult: ({ column, pending }) => {
    if (column !== 'exposures') return { code: 'article.no-exposure' }
    return pending ? { code: 'article.result-waits' } : null
  },
  approveResult: ({ pending }, { id }) => {
    if (!pending) return { code: 'article.no-result' }
    return pending.byId === id ? { code: 'article.own' } : publishRefusal(pending.safety)
  },
  returnResult: ({ pending }) => (pending ? null : { code: 'article.no-result' }),
} as const satisfies Record<ArticleAct, Ground>

/** null when this person may do it, else why not. */
export function articleRefusal(act: ArticleAct, facts: ArticleFacts, person: ActingPerson): Refusal | null {
  if (!(act in ARTICLE_STATE_ACTS[facts.state])) {
    const details = { state: ARTICLE_STATES[facts.state], action: ARTICLE_ACTS[act] }
    return { code: 'article.state', details }
  }
  const permission = ARTICLE_PERMISSIONS[act]
  const reach = person.reach(permission)
  if (!reach || !covers(reach, facts)) return forbidden(permission)
  return GROUNDS[act](facts, person)
}

/** The acts open to this person, in the order of the table. */
export function articleActs(facts: ArticleFacts, person: ActingPerson): ArticleAct[] {
  const acts = Object.keys(ARTICLE_ACTS) as ArticleAct[]
  return acts.filter((act) => articleRefusal(act, facts, person) === null)
}

/** `later`: it is approved for a moment that is still to come. */
export function nextArticleState(state: ArticleState, act: ArticleAct, later = false): ArticleState {
  const leads: Partial<Record<ArticleAct, ArticleState>> = ARTICLE_STATE_ACTS[state]
  return act === 'approve' && later ? 'scheduled' : (leads[act] ?? state)
}

/** What a draft says, as far as it must be whole before it is reviewed. */
export interface ArticleWhole {
  column: Column
  blocks: number
  kind: string | null
  exposure: { before: number } | null
  session: { experts: number } | null
  poll: object | null
}

/** Which part a column does not have. */
export function misplacedRefusal({ column, kind, exposure, session, poll }: ArticleWhole): Refusal | null {
  const parts = [
    { there: kind !== null, of: 'announcements', part: '种类' },
    { there: exposure !== null, of: 'exposures', part: '曝光的问题' },
    { there: session !== null, of: 'topics', part: '专家在线' },
    { there: poll !== null, of: 'topics', part: '问卷' },
  ]
  const stray = parts.find(({ there, of }) => there && of !== column)
  return stray ? { code: 'article.part', details: { column: COLUMNS[column].name, part: stray.part } } : null
}

/** What is missing before it can be sent for review; the first of it. */
export function incompleteRefusal(whole: ArticleWhole): Refusal | null {
  const { column, blocks, kind, exposure, session } = whole
  const missing = [
    { lacks: blocks === 0, what: '正文' },
    { lacks: column === 'announcements' && kind === null, what: '种类（奖励、惩处或通知）' },
    { lacks: column === 'exposures' && exposure === null, what: '责任单位和整改限期' },
    { lacks: exposure?.before === 0, what: '整改前的照片' },
    { lacks: session?.experts === 0, what: '在线回答的专家' },
  ].find(({ lacks }) => lacks)
  return missing ? { code: 'article.incomplete', details: { what: missing.what } } : null
}

/** What of a comment decides. */
export interface CommentFacts {
  state: CommentState
  side: 'official' | 'citizen'
  orgId: string
  regionId: string
  safety: SafetyState
  expertIds: readonly string[]
  /** null: the topic has no live session. */
  phase: SessionPhase | null
}

export const COMMENT_PERMISSIONS = {
  show: 'column.review',
  hide: 'column.review',
  answer: 'column.answer',
} as const satisfies Record<CommentAct, Permission>

/** null when this person may do it, else why not. */
export function commentRefusal(act: CommentAct, facts: CommentFacts, person: ActingPerson): Refusal | null {
  if (!(act in COMMENT_STATE_ACTS[facts.state])) {
    const details = { state: COMMENT_STATES[facts.state], action: COMMENT_ACTS[act] }
    return { code: 'comment.state', details }
  }
  if (act === 'answer') return answerRefusal(facts, person)
  const reach = person.reach(COMMENT_PERMISSIONS[act])
  if (!reach || !covers(reach, facts)) return forbidden(COMMENT_PERMISSIONS[act])
  return act === 'show' && facts.side === 'citizen' ? publishRefusal(facts.safety) : null
}

export function commentActs(facts: CommentFacts, person: ActingPerson): CommentAct[] {
  const acts = Object.keys(COMMENT_ACTS) as CommentAct[]
  return acts.filter((act) => commentRefusal(act, facts, person) === null)
}

/** The experts of a topic answer, from the beginning of its session on, and afterwards. */
function answerRefusal({ expertIds, phase }: CommentFacts, person: ActingPerson): Refusal | null {
  if (!person.reach('column.answer')) return forbidden('column.answer')
  if (!expertIds.includes(person.id)) return { code: 'comment.no-expert' }
  return phase === 'before' ? { code: 'comment.too-early' } : null
}

/** Instants as ISO text in UTC, which compare as text. */
export function sessionPhase({ from, until }: { from: string; until: string }, now: string): SessionPhase {
  if (now < from) return 'before'
  return now <= until ? 'live' : 'after'
}

/** Of a citizen's questions on one topic that still wait. */
export const MOST_WAITING = 5
