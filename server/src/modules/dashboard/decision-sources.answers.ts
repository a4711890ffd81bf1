import { CLUE_KINDS } from '@mingdu/shared/clues/clues.states'
import { COLUMNS } from '@mingdu/shared/columns/columns.states'
import { isLate } from '@mingdu/shared/consultations/consultations.rules'
import { dateInShanghai, shanghaiTime } from '@mingdu/shared/kernel/plain-date'
import { clip } from '@mingdu/shared/kernel/text'
import { OVERSIGHT_LEVELS } from '@mingdu/shared/oversight/oversight.states'
import { cluesToDo, type ClueToDo } from '../clues/clues.service'
import { columnsToReview, type ArticleDoc, type CommentDoc } from '../columns/desk.service'
import { consultationsToAnswer } from '../consultations/desk.service'
import { opinionsToAnswer } from '../oversight/desk.service'
import { source, type Decision } from './decision-sources'

/** What units said of the 督查 and nobody answered yet. */
export const opinions = source({
  kinds: ['oversight'],
  asks: ['oversight.answer'],
  read: ({ actor, shown }) => opinionsToAnswer(actor, shown),
  decision({ _id, matter, org, level, answerDue }, { viewing }) {
    const late = viewing.day.today > answerDue
    return {
      ...{ kind: 'oversight', kindName: late ? '答复超期' : '评价待答复', title: matter.title },
      ...{ orgName: org.name, reason: `${matter.no}，对督查的评价是${OVERSIGHT_LEVELS[level]}` },
      ...{ due: answerDue, asker: org.name, action: '去答复' },
      target: { kind: 'oversight', id: String(_id) },
    }
  },
})

const CLUE_TEXT = {
  dispatch: { name: '线索待分办', action: '去分办' },
  acceptBack: { name: '线索退回待定', action: '去决定' },
  callBack: { name: '线索待回访', action: '去回访' },
  sign: { name: '线索待签收', action: '去签收' },
} as const satisfies Record<ClueToDo['act'], { name: string; action: string }>

/** 线索 that wait for this person, by number and kind: nothing of what they say stands on a desk. */
export const clues = source({
  kinds: ['clue'],
  asks: ['clue.read'],
  read: ({ actor, time, shown }) => cluesToDo(actor, time, shown),
  decision: ({ doc, act }) => ({
    ...{ kind: 'clue', kindName: CLUE_TEXT[act].name, title: `线索 ${doc.no}`, due: doc.due },
    ...{ orgName: doc.assignment?.org.name ?? '', reason: CLUE_KINDS[doc.kind], asker: '' },
    ...{ action: CLUE_TEXT[act].action, target: { kind: 'clue', id: String(doc._id) } },
  }),
})

/** 专栏: articles, results of exposures and questions of citizens that wait for whoever reviews them. */
export const articles = source({
  kinds: ['article'],
  asks: ['column.review'],
  async read({ actor, shown }): Promise<(ArticleDoc | CommentDoc)[]> {
    const { articles, comments } = await columnsToReview(actor, shown)
    return [...articles, ...comments]
  },
  decision: (doc) => ('column' in doc ? articleDecision(doc) : commentDecision(doc)),
})

/** 咨询 that wait for this person's answer, with the promise to the minute. */
export const consultations = source({
  kinds: ['consultation'],
  asks: ['consultation.answer'],
  read: ({ actor, shown }) => consultationsToAnswer(actor, shown),
  decision({ _id, no, state, topic, org, posts, dueAt }, { time }) {
    const due = dueAt.getTime()
    const late = isLate({ state, dueAt: due }, time.now())
    return {
      ...{ kind: 'consultation', kindName: late ? '咨询答复超时' : '咨询待答复', orgName: org.name },
      ...{ title: clip(posts[0]?.text ?? '', 60), due: dateInShanghai(due), asker: org.name },
      reason: `${no}，${topic.name}，承诺 ${dateInShanghai(due)} ${shanghaiTime(due)} 前答复`,
      ...{ action: '去答复', target: { kind: 'consultation', id: String(_id) } },
    }
  },
})

type ArticleDecision = Decision & { kind: 'article' }

function articleDecision({ _id, column, content, org, author, pending }: ArticleDoc): ArticleDecision {
  return {
    ...{ kind: 'article', kindName: pending ? '整改结果待审核' : '稿件待审核', title: content.title },
    ...{ orgName: org.name, due: null, asker: pending?.by.name ?? author.name, action: '去审核' },
    reason: `${COLUMNS[column].name}，${pending ? '报来整改结果' : '送审待发布'}`,
    target: { kind: 'article', id: String(_id) },
  }
}

function commentDecision({ _id, article, text }: CommentDoc): ArticleDecision {
  return {
    ...{ kind: 'article', kindName: '提问待审核', title: article.name, orgName: '', due: null },
    ...{ asker: '群众', action: '去审核', reason: clip(text, 60) },
    target: { kind: 'articleComments', id: String(_id) },
  }
}
