import { View } from '@tarojs/components'
import type { PublicPower } from '@mingdu/shared/powers/powers.schema'
import { nameOfCode, POWER_TYPES } from '@mingdu/shared/powers/powers.states'
import { Facts } from '../../../components/facts/facts'
import { Notice } from '../../../components/notice/notice'
import { Section } from '../../../components/section/section'
import { heading } from '../../../components/semantics'
import { Row } from '../../../components/rows/row'
import { Tag } from '../../../components/tag/tag'
import { open, PAGES } from '../../../platform/navigate'
import { powerFacts, standingText, versionText } from './power-text'

/** What the power is, whose it is, whether it is in force, and the guides that say how to use it. */
export function Head({ power }: { power: PublicPower }) {
  const { content, org, guides, shown } = power
  const standing = standingText(power)
  return (
    <>
      <Section className="power-head">
        <Tag text={nameOfCode(POWER_TYPES, content.type)} />
        <View className="power-title" {...heading(1)}>
          {content.name}
        </View>
        <View className="power-meta">
          {org.name} · {versionText(shown)}
        </View>
        {standing !== null && (
          <Notice className="power-standing" tone="yellow">
            {standing}
          </Notice>
        )}
      </Section>
      {guides.length > 0 && (
        <View className="rows power-guides">
          <View className="rows__h" {...heading(2)}>
            怎么办
          </View>
          {guides.map(({ id, title }) => (
            <Row
              key={id}
              className="power-guide"
              title={title}
              sub={['办事指南：材料、时限、地点']}
              onTap={() => open(PAGES.guide, { id })}
            />
          ))}
        </View>
      )}
      <Section className="power-facts" title="基本信息">
        <Facts className="power-facts__list" facts={powerFacts(power)} />
      </Section>
    </>
  )
}
