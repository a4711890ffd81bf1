import { materialsFor } from '@mingdu/shared/guides/guides.rules'
import type { GuideContent } from '@mingdu/shared/guides/guides.schema'
import { Button, Radio } from 'antd'
import { useState } from 'react'
import { materialLine } from '../read/material-words'

export type Answers = Readonly<Record<string, string>>

/** 试走一遍: answers as an applicant would, and sees which materials come of it. */
export function TryOut({ content }: { content: GuideContent }) {
  const [answers, setAnswers] = useState<Answers>({})
  return (
    <div className="gtry" role="group" aria-label="试走一遍">
      <div className="between">
        <h3 className="sub-h">试走一遍</h3>
        {Object.keys(answers).length > 0 && (
          <Button size="small" type="link" onClick={() => setAnswers({})}>
            从头再走
          </Button>
        )}
      </div>
      <Questions content={content} answers={answers} setAnswers={setAnswers} />
      <Outcome content={content} answers={answers} />
    </div>
  )
}

interface QuestionsProps {
  content: Pick<GuideContent, 'materials' | 'scenario'>
  answers: Answers
  setAnswers: (answers: Answers) => void
}

/** The questions on the way, each with its answers; what follows appears as it is answered. */
export function Questions({ content, answers, setAnswers }: QuestionsProps) {
  const { trail, ask } = materialsFor(content, answers)
  const shown = [...trail.map(({ question }) => question), ...(ask ? [ask] : [])]
  return (
    <ol className="gtry__q">
      {shown.map((question, i) => (
        <li key={question.key}>
          <fieldset>
            <legend>
              <span className="num">{i + 1}.</span> {question.text}
            </legend>
            <Radio.Group
              vertical
              value={answers[question.key] ?? null}
              options={question.options.map((o) => ({ value: o.key, label: o.label }))}
              onChange={(e) => setAnswers({ ...answers, [question.key]: e.target.value as string })}
            />
          </fieldset>
        </li>
      ))}
    </ol>
  )
}

function Outcome({ content, answers }: { content: GuideContent; answers: Answers }) {
  const { materials, ask, stop } = materialsFor(content, answers)
  if (stop !== '')
    return (
      <p className="note note--yellow" role="status">
        不予办理：{stop}
      </p>
    )
  return (
    <div role="status">
      <p className="small muted num">
        {ask ? `还没走完，目前要交 ${materials.length} 份：` : `走完了，要交 ${materials.length} 份材料：`}
      </p>
      <ol className="gtry__m">
        {materials.map((material) => (
          <li key={material.key}>
            {material.name}
            <span className="small muted">　{materialLine(material)}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}
