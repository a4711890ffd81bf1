import { QUESTION_KINDS, type QuestionKind } from '@mingdu/shared/columns/polls.rules'
import { Radio, Switch } from 'antd'
import { DateField } from '../../../components/date-field'
import { ListEditor, type ErrorAt, type RowProps } from '../../../components/list-editor'
import { AreaField, FieldError, LineField } from '../../../components/text-fields'
import { blankQuestion, type ArticleDraft, type DraftQuestion } from './article-draft'
import { Labelled, Part } from './part'

type Poll = NonNullable<ArticleDraft['poll']>

interface PollPartProps {
  poll: ArticleDraft['poll']
  onChange: (update: (old: ArticleDraft['poll']) => ArticleDraft['poll']) => void
  errorAt: ErrorAt
}

const KINDS = Object.entries(QUESTION_KINDS).map(([value, label]) => ({ value, label }))

/** 民意投票 with one question, 问卷 with several. */
export function PollPart({ poll, onChange, errorAt }: PollPartProps) {
  return (
    <Part
      title="投票和问卷"
      aside={
        <Switch
          aria-label="附投票或问卷"
          checked={poll !== null}
          onChange={(on) => onChange(() => (on ? { until: null, questions: [blankQuestion()] } : null))}
        />
      }
    >
      {poll === null ? (
        <p className="muted">没有附投票或问卷。</p>
      ) : (
        <Fields poll={poll} onChange={(update) => onChange((old) => old && update(old))} errorAt={errorAt} />
      )}
    </Part>
  )
}

interface FieldsProps {
  poll: Poll
  onChange: (update: (old: Poll) => Poll) => void
  errorAt: ErrorAt
}

function Fields({ poll, onChange, errorAt }: FieldsProps) {
  return (
    <>
      <Labelled
        label="截止日期"
        htmlFor="poll-until"
        hint="当天 24:00 以前可以答，一人一次。发布后问题不能再改。"
        error={errorAt('poll.until')}
      >
        <DateField
          id="poll-until"
          label="截止日期"
          bare
          value={poll.until}
          invalid={errorAt('poll.until') !== undefined}
          onChange={(until) => onChange((old) => ({ ...old, until }))}
        />
      </Labelled>
      <ListEditor<DraftQuestion>
        name="问题"
        path="poll.questions"
        items={poll.questions}
        onChange={(update) => onChange((old) => ({ ...old, questions: update(old.questions) }))}
        blank={blankQuestion}
        max={20}
        errorAt={errorAt}
        Row={QuestionRow}
      />
      <FieldError text={errorAt('poll.questions')} />
    </>
  )
}

function QuestionRow({ item, index, patch, errorAt }: RowProps<DraftQuestion>) {
  return (
    <>
      <LineField
        label={`问题 ${index + 1}`}
        maxLength={200}
        value={item.text}
        error={errorAt('text')}
        onChange={(text) => patch({ text })}
      />
      <Radio.Group
        aria-label={`问题 ${index + 1} 单选还是多选`}
        options={KINDS}
        value={item.kind}
        onChange={(e) => patch({ kind: e.target.value as QuestionKind })}
      />
      <AreaField
        label={`问题 ${index + 1} 的选项，一行一个，2 至 10 个`}
        maxLength={1100}
        value={item.options}
        error={errorAt('options')}
        onChange={(options) => patch({ options })}
      />
    </>
  )
}
