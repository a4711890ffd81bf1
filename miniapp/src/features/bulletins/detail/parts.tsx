import { View } from '@tarojs/components'
import type { BulletinFigures } from '@mingdu/shared/bulletins/bulletins.schema'
import { VERDICTS } from '@mingdu/shared/bulletins/bulletins.states'
import { rateText, stepText } from '@mingdu/shared/bulletins/bulletins.words'
import { MATTER_STATES } from '@mingdu/shared/matters/matters.states'
import { Para } from '../../../components/facts/para'
import { Row } from '../../../components/rows/row'
import { Section } from '../../../components/section/section'
import { open, PAGES } from '../../../platform/navigate'

interface PartProps {
  figures: BulletinFigures
}
/** Whether the reader may open what a line is about. */
interface OpenedProps extends PartProps {
  opens: boolean
}

export function Reds({ figures: { reds, moreReds }, opens }: OpenedProps) {
  if (reds.length === 0) return null
  return (
    <Section className="bulletin-reds" title="超期任务" aside={`${reds.length + moreReds} 项`}>
      {reds.map(({ id, no, title, org, due, lateWorkdays, reason }) => {
        const late = lateWorkdays === 0 ? '节点超期' : `超期 ${lateWorkdays} 个工作日`
        const small = [org.name, no, due === null ? '' : `限期 ${due}`, reason].filter(Boolean)
        return opens ? (
          <Row
            key={id}
            className="row--lined bulletin-red"
            title={title}
            sub={[late, ...small]}
            onTap={() => open(PAGES.task, { id })}
          />
        ) : (
          <Para key={id} title={title} text={late} small={[small.join(' · ')]} />
        )
      })}
      {moreReds > 0 && <View className="bulletin-more">另有 {moreReds} 项没有列出。</View>}
    </Section>
  )
}

/** Units that stand otherwise than in the period before. */
export function Moved({ figures: { units } }: PartProps) {
  const moved = units.filter(({ verdict }) => verdict !== 'same')
  if (moved.length === 0) return null
  return (
    <Section className="bulletin-moved" title="与上期相比">
      {moved.map(({ org, counts, verdict }) => (
        <Para
          key={org.id}
          title={`${org.name}：${VERDICTS[verdict]}`}
          small={[
            `期末超期 ${counts.overdueBefore} → ${counts.overdue} 项`,
            `按时办结率 ${rateText(counts.onTimeBefore)} → ${rateText(counts.onTime)}`,
          ]}
        />
      ))}
    </Section>
  )
}

export function Steps({ figures: { steps, matterSteps } }: PartProps) {
  const rows = [...steps, ...matterSteps]
  if (rows.length === 0) return null
  return (
    <Section className="bulletin-steps" title="项目瓶颈">
      {rows.map((row) => (
        <View key={row.step} className="bulletin-line">
          {stepText(row)}
          {row.top.length > 0 && (
            <View className="bulletin-more">
              较多的单位：{row.top.map(({ org, n }) => `${org.name} ${n}`).join('，')}
            </View>
          )}
        </View>
      ))}
    </Section>
  )
}

export function Unissued({ figures: { unissued }, opens }: OpenedProps) {
  const { n, overdue, rows } = unissued
  if (n === 0) return null
  return (
    <Section className="bulletin-unissued" title="计划中没有派单的（漏报）" aside={`${n} 项`}>
      {overdue > 0 && <View className="bulletin-line">其中 {overdue} 项限期已过。</View>}
      {rows.map(({ id, title, org, due, state }) => {
        const small = `${org.name} · 限期 ${due} · ${MATTER_STATES[state]}`
        return opens ? (
          <Row
            key={id}
            className="row--lined"
            title={title}
            sub={[small]}
            onTap={() => open(PAGES.matter, { id })}
          />
        ) : (
          <Para key={id} title={title} small={[small]} />
        )
      })}
    </Section>
  )
}
