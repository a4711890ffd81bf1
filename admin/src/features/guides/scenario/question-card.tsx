import type { GuideContent, Scenario } from '@mingdu/shared/guides/guides.schema'
import { Button } from 'antd'
import { RowTools, TextField, useFieldError } from '../editor/fields'
import { moved, without } from '../editor/lists'
import type { Patch } from '../editor/use-guide-draft'
import { AnswerRow } from './answer-row'
import { patchQuestion, withAnswer, withoutQuestion, type Question } from './scenario-edit'

interface QuestionCardProps {
  question: Question
  i: number
  content: Pick<GuideContent, 'materials' | 'scenario'>
  patch: Patch
}

export function QuestionCard({ question, i, content, patch }: QuestionCardProps) {
  const { scenario } = content
  const path = `scenario.questions.${i}`
  const own = useFieldError(path)
  const few = useFieldError(`${path}.options`)
  const error = own ?? few
  const first = scenario.first === question.key
  const set = (change: (old: Scenario) => Scenario) => patch((c) => ({ scenario: change(c.scenario) }))
  return (
    <fieldset className="gcard" data-path={path}>
      <legend className="between">
        <span className="row">
          问题 {i + 1}
          {first ? (
            <span className="tag tag--blue">从这里问起</span>
          ) : (
            <Button size="small" type="link" onClick={() => set((s) => ({ ...s, first: question.key }))}>
              设为第一问
            </Button>
          )}
        </span>
        <RowTools
          name={`问题 ${i + 1}`}
          at={i}
          of={scenario.questions.length}
          onMove={(to) => set((s) => ({ ...s, questions: moved(s.questions, i, to) }))}
          onRemove={() => set((s) => withoutQuestion(s, question.key))}
        />
      </legend>
      <div className="stack stack--tight">
        <TextField
          bare
          label={`问题 ${i + 1}`}
          path={`${path}.text`}
          value={question.text}
          max={100}
          placeholder="问什么，如：您是哪一类排水户"
          onChange={(text) => set((s) => patchQuestion(s, i, { text }))}
        />
        {question.options.map((option, o) => (
          <AnswerRow
            key={option.key}
            option={option}
            q={i}
            o={o}
            content={content}
            patch={patch}
            remove={() => set((s) => patchQuestion(s, i, { options: without(question.options, o) }))}
          />
        ))}
        <Button
          size="small"
          className="gadd"
          disabled={question.options.length >= 12}
          onClick={() => set((s) => withAnswer(s, i))}
        >
          加答案
        </Button>
        {error !== undefined && (
          <p className="gfield__x" role="alert">
            {error}
          </p>
        )}
      </div>
    </fieldset>
  )
}
