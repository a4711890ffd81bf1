import type { Article } from '@mingdu/shared/columns/columns.schema'
import type { PollResults } from '@mingdu/shared/columns/comments.schema'
import { QUESTION_KINDS } from '@mingdu/shared/columns/polls.rules'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { api } from '../../api/client.gen'
import { Icon } from '../../components/icon'
import { downloadCsv } from '../../components/list/csv'
import { EmptyState, ErrorState, SkeletonLines } from '../../components/states'

type Question = PollResults['questions'][number]

/** How often each option was taken, as bars beside their numbers; to be opened in Excel. */
export function PollResultsShown({ article }: { article: Article }) {
  const { id, title } = article
  const read = useQuery({
    queryKey: ['columns', 'poll', id],
    queryFn: () => api.columns.poll({ params: { id } }),
  })
  if (read.isPending) return <SkeletonLines lines={6} />
  if (read.isError) return <ErrorState error={read.error} retry={() => void read.refetch()} />
  const { n, questions } = read.data
  if (n === 0) return <EmptyState title="还没有人回答">有人回答后会出现在这里。</EmptyState>
  return (
    <div className="stack">
      <div className="between">
        <p className="num">共 {n} 人回答。公开的结果不显示少于 5 人的选项。</p>
        <Button
          icon={<Icon name="download" small />}
          onClick={() => downloadCsv(`问卷结果 ${title}`, rowsOf(read.data))}
        >
          导出结果
        </Button>
      </div>
      {questions.map((question, i) => (
        <QuestionShown key={i} no={i + 1} question={question} n={n} />
      ))}
    </div>
  )
}

function QuestionShown({
  no,
  question: { kind, text, options },
  n,
}: {
  no: number
  question: Question
  n: number
}) {
  return (
    <table className="poll">
      <caption>
        {no}. {text}（{QUESTION_KINDS[kind]}）
      </caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">选项</th>
          <th scope="col">占回答人数</th>
          <th scope="col">人数</th>
        </tr>
      </thead>
      <tbody>
        {options.map(({ text: option, count }, i) => (
          <tr key={i}>
            <th scope="row">{option}</th>
            <td className="poll__bar">
              <i style={{ width: `${shareOf(count, n)}%` }} />
            </td>
            <td className="num right">
              {count ?? '–'} 人，{shareOf(count, n)}%
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** In percent of those who answered, one decimal. */
function shareOf(count: number | null, n: number): number {
  return n === 0 ? 0 : Math.round(((count ?? 0) / n) * 1000) / 10
}

function rowsOf({ n, questions }: PollResults): string[][] {
  const head = ['题号', '问题', '单选或多选', '选项', '人数', '占回答人数']
  const rows = questions.flatMap(({ kind, text, options }, i) =>
    options.map(({ text: option, count }) => [
      ...[String(i + 1), text, QUESTION_KINDS[kind], option, String(count ?? '')],
      `${shareOf(count, n)}%`,
    ]),
  )
  return [head, ...rows, ['', '回答人数', '', '', String(n), '']]
}
