import { View } from '@tarojs/components'
import { useState } from 'react'
import type { SearchKind } from '@mingdu/shared/search/search.states'
import { Pills } from '../../../components/pills/pills'
import { Empty, Failed, Skeleton } from '../../../components/states/states'
import { Button } from '../../../components/tap/button'
import { Tap } from '../../../components/tap/tap'
import { open, PAGES } from '../../../platform/navigate'
import { useReachBottom } from '../../../platform/page-hooks'
import { TrackHit } from '../../../components/rows/track-row'
import { FilterSheet } from './filter-sheet'
import { HitRow } from './hit-row'
import { useSearch, WIDE, type Narrowing } from './use-search'

interface ResultsProps {
  asked: string
  onHint: (hint: string) => void
  onOpen: () => void
}

/** What was found, with ways to narrow it. */
export function Results({ asked, onHint, onOpen }: ResultsProps) {
  const [narrowing, setNarrowing] = useState(WIDE)
  const [filtering, setFiltering] = useState(false)
  const { items, total, facets, error, hasMore, loading, reload, more } = useSearch(asked, narrowing)
  useReachBottom(() => void more())
  const narrowed = narrowing.type !== '' || narrowing.orgId !== ''
  return (
    <View className="results">
      <TrackHit asked={asked} />
      {facets && (
        <KindPills
          facets={facets}
          narrowing={narrowing}
          onKind={(kind) => setNarrowing({ ...narrowing, kind })}
        />
      )}
      {facets?.hint && <Hint hint={facets.hint} onHint={onHint} />}
      {items && total > 0 && (
        <View className="results__h">
          <View className="results__n">找到 {total} 条</View>
          <Button
            className="results__filter"
            kind="link"
            text={narrowed ? '筛选（已选）' : '筛选'}
            onTap={() => setFiltering(true)}
          />
        </View>
      )}
      {!items && error && <Failed what="搜索结果" error={error} onRetry={() => void reload()} />}
      {!items && !error && <Skeleton cards={3} />}
      {items?.length === 0 && (
        <Nothing
          asked={asked}
          narrowed={narrowed || narrowing.kind !== ''}
          onWide={() => setNarrowing(WIDE)}
        />
      )}
      {items && items.length > 0 && (
        <View className="list--rows">
          <View className="list">
            {items.map((hit) => (
              <HitRow key={`${hit.kind}${hit.id}`} hit={hit} onOpen={onOpen} />
            ))}
          </View>
        </View>
      )}
      {hasMore && (
        <Button
          className="results__more"
          kind="link"
          text={error ? '没取到，再试一次' : '再看一些'}
          busy={loading}
          onTap={() => void more()}
        />
      )}
      {filtering && facets && (
        <FilterSheet
          facets={facets}
          narrowing={narrowing}
          onDone={(next) => {
            setNarrowing(next)
            setFiltering(false)
          }}
          onClose={() => setFiltering(false)}
        />
      )}
    </View>
  )
}

function KindPills({
  facets,
  narrowing,
  onKind,
}: {
  facets: NonNullable<ReturnType<typeof useSearch>['facets']>
  narrowing: Narrowing
  onKind: (kind: SearchKind | '') => void
}) {
  const sum = facets.kinds.reduce((all, { count }) => all + count, 0)
  if (sum === 0) return null
  const pills = facets.kinds.map(({ value, name, count }) => ({
    key: value as SearchKind,
    text: name,
    count,
  }))
  return (
    <Pills
      className="kind"
      label="找哪一类"
      pills={[{ key: '' as const, text: '全部', count: sum }, ...pills]}
      value={narrowing.kind}
      onChange={onKind}
    />
  )
}

function Hint({ hint, onHint }: { hint: string; onHint: (hint: string) => void }) {
  return (
    <Tap className="hint" onTap={() => onHint(hint)}>
      <View className="hint__t">您是不是要找</View>
      <View className="hint__w">{hint}</View>
    </Tap>
  )
}

function Nothing({ asked, narrowed, onWide }: { asked: string; narrowed: boolean; onWide: () => void }) {
  if (narrowed)
    return (
      <Empty title="这样筛选没有结果" text="去掉筛选再看看。" action={{ text: '去掉筛选', onTap: onWide }} />
    )
  return (
    <Empty
      title={`没有找到“${asked}”`}
      text="可以换个说法，少写几个字，或者只写拼音首字母；也可以按部门找。"
      action={{ text: '按部门找', onTap: () => open(PAGES.services) }}
    />
  )
}
