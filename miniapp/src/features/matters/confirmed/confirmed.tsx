import { View } from '@tarojs/components'
import type { Confirmations } from '@mingdu/shared/confirmations/confirmations.api'
import { CONFIRMATION_ROUNDS, CONFIRMATION_STATES } from '@mingdu/shared/confirmations/confirmations.states'
import { dayText } from '../../../components/dates'
import { Notice } from '../../../components/notice/notice'
import { Section } from '../../../components/section/section'

interface ConfirmedProps {
  /** null: not read yet, or not to be. */
  confirmations: Confirmations | null
  today: string | null
}

/**
 * 群众核验 in numbers, to be read alone: it is begun on the console. It says what stops 销号, and what is to be done then.
 * Nothing where nobody was named.
 */
export function Confirmed({ confirmations: data, today }: ConfirmedProps) {
  if (!data || (data.concerned === 0 && data.rounds.length === 0)) return null
  return (
    <Section className="matter-confirmed" title="群众核验" aside={`登记 ${data.concerned} 人`}>
      {data.rounds.map((round) => (
        <View key={round.id} className="step">
          <View className="step__h">
            <View className="step__t">{CONFIRMATION_ROUNDS[round.round]}</View>
            <View className="step__s">{CONFIRMATION_STATES[round.state]}</View>
          </View>
          <View className="step__b">{roundText(round, today)}</View>
        </View>
      ))}
      {data.stops !== '' && (
        <Notice className="matter-stopped" tone="yellow">
          现在不能批准销号：{data.stops}
        </Notice>
      )}
    </Section>
  )
}

function roundText(
  { state, opensOn, until, tally }: Confirmations['rounds'][number],
  today: string | null,
): string {
  if (state === 'planned') return `${dayText(opensOn, today)}开始征询`
  const { asked, answered, solved, half, unsolved } = tally
  const said = `${asked} 人，${answered} 人回答：已解决 ${solved}，解决一半 ${half}，没解决 ${unsolved}`
  return state === 'asking' && until ? `${said}；${dayText(until, today)}截止` : said
}
