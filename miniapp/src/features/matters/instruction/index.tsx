import { View } from '@tarojs/components'
import type { Instruction } from '@mingdu/shared/matters/instructions.api'
import { INSTRUCTION_ACTS, INSTRUCTION_STATES } from '@mingdu/shared/matters/instructions.states'
import { MATTER_STATES } from '@mingdu/shared/matters/matters.states'
import { api } from '../../../api/client.gen'
import { accountId } from '../../../api/session'
import { useMe } from '../../../api/use-me'
import { dayText, momentText } from '../../../components/dates'
import { PicturesAndFiles } from '../../../components/file-list/pictures-and-files'
import { Row } from '../../../components/rows/row'
import { Screen } from '../../../components/screen/screen'
import { Section } from '../../../components/section/section'
import { heading } from '../../../components/semantics'
import { Failed, Skeleton } from '../../../components/states/states'
import { Tag } from '../../../components/tag/tag'
import { Timeline } from '../../../components/timeline/timeline'
import { stopPullDown } from '../../../platform/device'
import { open, PAGES } from '../../../platform/navigate'
import { usePullDownRefresh } from '../../../platform/page-hooks'
import { useShown } from '../../../api/use-shown'
import { Answer } from './answer'
import '../matters.scss'

/** One 批示: what was written, the matters set up from it, what was reported back, and the leader's answer. */
export default function InstructionPage() {
  const { data, error, reload, take } = useShown((id) => api.instructions.get({ params: { id } }))
  const { me } = useMe()
  usePullDownRefresh(() => void reload().finally(stopPullDown))
  const today = me?.today ?? null
  return (
    <Screen className="instruction-page" title="批示">
      {!data && error && <Failed what="这件批示" error={error} onRetry={() => void reload()} />}
      {!data && !error && <Skeleton />}
      {data && (
        <>
          <Said instruction={data} today={today} />
          <Matters instruction={data} />
          <Reports instruction={data} today={today} />
          {data.allowedActs.length > 0 && (
            <Answer
              key={data.allowedActs.join()}
              instruction={data}
              account={me?.id ?? accountId()}
              today={today}
              onDone={take}
              reload={reload}
            />
          )}
          <Section className="instruction-history" title="经过">
            <Timeline lines={data.history} today={today} />
          </Section>
        </>
      )}
    </Screen>
  )
}

interface PartProps {
  instruction: Instruction
  today: string | null
}

function Said({ instruction, today }: PartProps) {
  const { no, leader, writtenBy, on, text, state, files } = instruction
  const by = writtenBy.id === leader.id ? '' : ` · ${writtenBy.name}登记`
  return (
    <Section className="instruction-said">
      <Tag text={INSTRUCTION_STATES[state]} />
      <View className="matter-title" {...heading(1)}>
        {leader.name}批示
      </View>
      <View className="matter-meta">
        {dayText(on, today)} · {no}
        {by}
      </View>
      <View className="matter-text">{text}</View>
      <PicturesAndFiles files={files} />
    </Section>
  )
}

function Matters({ instruction: { matters } }: Pick<PartProps, 'instruction'>) {
  return (
    <Section className="instruction-matters" title="据此立项">
      {matters.length === 0 && <View className="matter-meta">还没有立项，由督查室办理。</View>}
      {matters.map(({ id, no, title, state }) => (
        <Row
          key={id}
          className="instruction-matter"
          title={title}
          sub={[no ?? '未编号']}
          aside={MATTER_STATES[state]}
          onTap={() => open(PAGES.matter, { id })}
        />
      ))}
    </Section>
  )
}

function Reports({ instruction: { reports }, today }: PartProps) {
  if (reports.length === 0) return null
  return (
    <Section className="instruction-reports" title={`${INSTRUCTION_ACTS.report}`}>
      {[...reports].reverse().map(({ text, files, by, at }) => (
        <View key={at}>
          <View className="matter-text">{text}</View>
          <View className="matter-meta">
            {by} {momentText(at, today)}
          </View>
          <PicturesAndFiles files={files} />
        </View>
      ))}
    </Section>
  )
}
