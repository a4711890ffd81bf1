import type { PollResults } from '@mingdu/shared/columns/comments.schema'
import { choicesRefusal, publicCounts, type PollChoices } from '@mingdu/shared/columns/polls.rules'
import type { Tx } from '../../db/connection'
import type { Actor } from '../../http/actor'
import { Refused, refuseIf } from '../../refused'
import type { SealBox } from '../../seal-box'
import type { BusinessTime } from '../../time'
import type { ArticleDoc } from './columns.repo'
import { countChoices, hasAnswered, insertChoices } from './readers.repo'

/** @throws Refused `poll.none`, `poll.over`, `poll.all`, `poll.question`, `poll.answered` */
export async function answerPoll(
  doc: ArticleDoc,
  choices: PollChoices,
  { actor, time, box }: { actor: Actor; time: BusinessTime; box: SealBox },
  tx: Tx,
): Promise<PollResults> {
  const poll = pollOf(doc)
  if (time.today() > poll.until) throw new Refused('poll.over', { until: poll.until })
  refuseIf(choicesRefusal(poll, choices))
  const voter = voterOf(actor.id, doc, box)
  if (await hasAnswered(String(doc._id), voter, tx)) throw new Refused('poll.answered')
  await insertChoices(String(doc._id), voter, choices, tx)
  return pollResults(doc, 'public', tx)
}

/** The same person in another poll is another hash. */
export function voterOf(citizenId: string, { _id }: ArticleDoc, box: SealBox): string {
  return box.mac(`poll|${String(_id)}|${citizenId}`)
}

/** @throws Refused `poll.none` */
export async function pollResults(doc: ArticleDoc, to: 'public' | 'office', tx?: Tx): Promise<PollResults> {
  const { questions } = pollOf(doc)
  const sizes = questions.map(({ options }) => options.length)
  const { n, counts } = await countChoices(String(doc._id), sizes, tx)
  return {
    n,
    questions: questions.map(({ kind, text, options }, i) => {
      const row = counts[i] ?? []
      const shown = to === 'office' ? row : publicCounts(row, n, kind)
      return { kind, text, options: options.map((option, j) => ({ text: option, count: shown[j] ?? null })) }
    }),
  }
}

/** @throws Refused `poll.none` */
function pollOf({ content }: ArticleDoc) {
  if (!content.poll) throw new Refused('poll.none')
  return content.poll
}
