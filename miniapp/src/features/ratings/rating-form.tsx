import { View } from '@tarojs/components'
import type { ApiError } from '../../api/api-error'
import { ActionBar } from '../../components/action-bar/action-bar'
import { TextField } from '../../components/field/text-field'
import { Refusal } from '../../components/notice/refusal'
import { Section } from '../../components/section/section'
import { Button } from '../../components/tap/button'
import { FiveLevels } from './five-levels'
import { LevelTags } from './level-tags'
import { keptTags, tagsTitle } from './rating-text'
import type { RatingDraft } from './use-rating'

export const TEXT_MOST = 500

interface RatingFormProps {
  title: string
  submit: string
  draft: RatingDraft
  onChange: (draft: RatingDraft) => void
  onSubmit: () => void
  problem: string | null
  error: ApiError | null
  busy: boolean
  /** What who rates should know before. */
  facts: readonly string[]
}

/** Level, tags and words; the level is all that must be there. */
export function RatingForm(props: RatingFormProps) {
  const { draft, onChange, problem, error, facts } = props
  const { level, tags, text } = draft
  return (
    <>
      <Section className="rate-level" title={props.title}>
        <FiveLevels
          value={level}
          onChange={(to) => onChange({ ...draft, level: to, tags: keptTags(to, tags) })}
        />
        {problem && <View className="field__error rate-problem">{problem}</View>}
      </Section>
      {level && (
        <Section className="rate-tags" title={tagsTitle(level)} aside="可多选，也可不选">
          <LevelTags level={level} value={tags} onChange={(to) => onChange({ ...draft, tags: to })} />
        </Section>
      )}
      <Section className="rate-words" title="还想说什么" aside="选填">
        <TextField
          className="rate-text"
          label="还想说什么"
          placeholder="请不要写身份证号、电话"
          value={text}
          most={TEXT_MOST}
          onChange={(to) => onChange({ ...draft, text: to })}
        />
      </Section>
      <View className="rate-facts">
        {facts.map((fact) => (
          <View key={fact} className="rate-facts__i">
            {fact}
          </View>
        ))}
      </View>
      {error && <Refusal className="rate-error" error={error} today={null} />}
      <ActionBar>
        <Button className="rate-submit" text={props.submit} busy={props.busy} onTap={props.onSubmit} />
      </ActionBar>
    </>
  )
}
