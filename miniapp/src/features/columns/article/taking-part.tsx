import { View } from '@tarojs/components'
import type { ColumnArticle } from '@mingdu/shared/columns/columns.schema'
import { COMMENT_STATES } from '@mingdu/shared/columns/columns.states'
import type { ColumnMine } from '@mingdu/shared/columns/pages.api'
import { citizenId } from '../../../api/citizen-session'
import { api } from '../../../api/client.gen'
import { useCitizen } from '../../../api/use-citizen'
import { useRecord, type Loaded } from '../../../api/use-record'
import { momentText } from '../../../components/dates'
import { Section } from '../../../components/section/section'
import { Failed, Skeleton } from '../../../components/states/states'
import { Button } from '../../../components/tap/button'
import { open, PAGES } from '../../../platform/navigate'
import { SayForm } from '../say-form'
import { PollForm } from './poll-form'
import { PollResultsView } from './poll-results'

/** 公众参与: the poll, and asking. Both need a citizen who is signed in; what is public does not. */
export function TakingPart({ article }: { article: ColumnArticle }) {
  const { signedIn } = useCitizen()
  return signedIn ? <SignedIn article={article} /> : <Nobody article={article} />
}

function SignedIn({ article }: { article: ColumnArticle }) {
  const { id } = article
  const mine = useRecord(() => api.columnActs.mine({ params: { id } }), `${citizenId()} ${id}`)
  if (!mine.data && mine.error)
    return <Failed what="您的答卷和提问" error={mine.error} onRetry={() => void mine.reload()} />
  if (!mine.data) return <Skeleton />
  return (
    <>
      <MyPoll article={article} mine={mine} data={mine.data} />
      <Section title="向专家提问">
        <SayForm
          draftKey={`mingdu.column-ask.${citizenId()}.${id}`}
          label="您的问题"
          hint="审核后公开，姓名只显示姓。不要写电话、住址和身份证号。"
          act="提问"
          done="已收到，审核后显示。"
          say={(text, idempotencyKey) =>
            api.columnActs.ask({ params: { id }, body: { text }, idempotencyKey })
          }
          onDone={mine.reload}
        />
        <MyQuestions questions={mine.data.questions} />
      </Section>
    </>
  )
}

interface MyPollProps {
  article: ColumnArticle
  mine: Loaded<ColumnMine>
  data: ColumnMine
}

function MyPoll({ article: { id, poll }, mine, data }: MyPollProps) {
  if (!poll) return null
  const { answered, results } = data
  return (
    <Section title={titleOf(poll)} aside={poll.open ? `${poll.until} 截止` : '已截止'}>
      {answered && <View className="column-block">您已经答过，一人一次。</View>}
      {results && <PollResultsView results={results} />}
      {!answered && poll.open && (
        <PollForm
          articleId={id}
          poll={poll}
          citizenId={citizenId()}
          onDone={(fresh) => mine.take({ ...data, answered: true, results: fresh })}
          reload={mine.reload}
        />
      )}
    </Section>
  )
}

function MyQuestions({ questions }: { questions: ColumnMine['questions'] }) {
  return (
    <>
      {questions.map(({ id, text, at, state }) => (
        <View key={id} className="column-block my-question">
          <View className="column-meta">{`我 ${momentText(at, null)} 的提问　${COMMENT_STATES[state]}`}</View>
          <View>{text}</View>
        </View>
      ))}
    </>
  )
}

/** What is asked stands there for everybody, and after the last day what came of it. */
function Nobody({ article: { id, poll } }: { article: ColumnArticle }) {
  const signIn = () => open(PAGES.citizenSignIn, { from: `${PAGES.columnArticle}?id=${id}` })
  return (
    <>
      {poll && (
        <Section title={titleOf(poll)} aside={poll.open ? `${poll.until} 截止` : '已截止'}>
          {poll.open ? <Asked poll={poll} /> : <Published articleId={id} />}
        </Section>
      )}
      <View className="column-buttons">
        <Button
          className="column-sign-in"
          kind="plain"
          text={poll?.open ? '登录后回答和提问' : '登录后提问'}
          onTap={signIn}
        />
      </View>
    </>
  )
}

function Asked({ poll: { questions } }: { poll: NonNullable<ColumnArticle['poll']> }) {
  return (
    <>
      {questions.map(({ text, options }, i) => (
        <View key={i} className="column-block">
          <View className="poll-question">{`${i + 1}. ${text}`}</View>
          {options.map((option, j) => (
            <View key={j}>· {option}</View>
          ))}
        </View>
      ))}
    </>
  )
}

function Published({ articleId }: { articleId: string }) {
  const { data, error, reload } = useRecord(
    () => api.columnPages.poll({ params: { id: articleId } }),
    articleId,
  )
  if (!data && error) return <Failed what="结果" error={error} onRetry={() => void reload()} />
  return data ? <PollResultsView results={data} /> : <Skeleton />
}

function titleOf({ questions }: NonNullable<ColumnArticle['poll']>): string {
  return questions.length > 1 ? '问卷' : '投票'
}
