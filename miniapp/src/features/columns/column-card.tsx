import { View } from '@tarojs/components'
import type { ColumnRow } from '@mingdu/shared/columns/columns.schema'
import { ANNOUNCEMENT_KINDS, SESSION_PHASES } from '@mingdu/shared/columns/columns.states'
import { momentText } from '../../components/dates'
import { heading } from '../../components/semantics'
import { Tag } from '../../components/tag/tag'
import { Tap } from '../../components/tap/tap'
import { open } from '../../platform/navigate'

/** An article in a list; `page` is where it is read. */
export function ColumnCard({ row, page }: { row: ColumnRow; page: string }) {
  const { id, title, summary, org, publishedAt } = row
  return (
    <Tap className="column-card" as="link" onTap={() => open(page, { id })}>
      <Tags row={row} />
      <View className="column-card__t" {...heading(2)}>
        {title}
      </View>
      {summary !== '' && <View className="column-card__b">{summary}</View>}
      <View className="column-card__m">
        {org}　{momentText(publishedAt, null)}
      </View>
    </Tap>
  )
}

function Tags({ row: { kind, exposure, session, hasPoll } }: { row: ColumnRow }) {
  return (
    <>
      {kind && <Tag text={ANNOUNCEMENT_KINDS[kind]} />}
      {exposure && <Tag text={exposure.result ? '已整改' : `限 ${exposure.due} 前整改`} tone="blue" />}
      {session && session.phase !== 'after' && <Tag text={SESSION_PHASES[session.phase]} tone="blue" />}
      {hasPoll && <Tag text="有问卷" />}
    </>
  )
}
