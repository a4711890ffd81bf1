import { drawFlow } from '@mingdu/shared/flow/flow.drawing'
import type { Scenario } from '@mingdu/shared/guides/guides.schema'
import { useMemo } from 'react'
import { FlowPrimitives } from '../../../components/flow/flow-primitives'
import { AddButton, useFieldError } from '../editor/fields'
import { section, type SectionProps } from '../editor/section'
import { QuestionCard } from './question-card'
import { scenarioChart } from './scenario-chart'
import { withQuestion } from './scenario-edit'
import { TryOut } from './try-out'

/** 情形引导: questions whose answers select materials; tried out beside, drawn below. */
export const ScenarioSection = section(
  'scenario',
  function ScenarioEditor({ content, patch }: SectionProps) {
    const { questions } = content.scenario
    const error = useFieldError('scenario')
    return (
      <div className="stack">
        {questions.length === 0 && (
          <p className="muted">
            材料因人因事而异时，用几个问题问清情形，只告知该交的材料。每份材料都要交时不用设。
          </p>
        )}
        {questions.map((question, i) => (
          <QuestionCard key={question.key} question={question} i={i} content={content} patch={patch} />
        ))}
        <AddButton
          disabled={questions.length >= 30}
          onClick={() => patch((c) => ({ scenario: withQuestion(c.scenario)[0] }))}
        >
          加问题
        </AddButton>
        {error !== undefined && (
          <p className="note note--red" role="alert">
            情形引导走不通：{error}
          </p>
        )}
        {questions.length > 0 && (
          <div className="gscenario__foot">
            <ScenarioTree scenario={content.scenario} />
            <TryOut content={content} />
          </div>
        )}
      </div>
    )
  },
  ['materials'],
)

/** The questions at a glance; what they say stands above in words. */
function ScenarioTree({ scenario }: { scenario: Scenario }) {
  const { x, y, width, height, primitives } = useMemo(() => drawFlow(scenarioChart(scenario)), [scenario])
  return (
    <figure className="gtree">
      <figcaption className="sub-h">问题的走向</figcaption>
      <div className="gtree__s" tabIndex={0} role="group" aria-label="问题的走向，可滚动">
        <svg
          width={Math.ceil(width * 0.8)}
          height={Math.ceil(height * 0.8)}
          viewBox={`${x} ${y} ${Math.ceil(width)} ${Math.ceil(height)}`}
          role="img"
          aria-label={`${scenario.questions.length} 个问题的走向图`}
        >
          <FlowPrimitives primitives={primitives} />
        </svg>
      </div>
    </figure>
  )
}
