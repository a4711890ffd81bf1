import { View } from '@tarojs/components'
import type { Response } from '@mingdu/shared/kernel/endpoint'
import type { guidesApi } from '@mingdu/shared/guides/guides.api'
import type { Loaded } from '../../api/use-record'
import { GuideRow } from '../../components/rows/guide-row'
import { heading } from '../../components/semantics'
import { Empty, Failed, Skeleton } from '../../components/states/states'
import { Tap } from '../../components/tap/tap'
import { lookFor } from '../services/chosen-way'

type Guides = Response<(typeof guidesApi)['publicList']>
const FEW = 3

/** 常办事项: guides to begin with. */
export function Common({ guides, few }: { guides: Loaded<Guides>; few: boolean }) {
  const { data, error, reload } = guides
  if (!data && error) return <Failed what="办事指南" error={error} onRetry={() => void reload()} />
  if (!data) return <Skeleton cards={2} />
  return (
    <View className="rows home-common">
      <View className="rows__h">
        <View {...heading(2)}>常办事项</View>
        <Tap className="rows__more home-by-org" as="link" onTap={() => lookFor('org')}>
          按部门找
        </Tap>
      </View>
      {data.items.length === 0 && (
        <Empty title="还没有公开的办事指南" text="可以先看权责清单，或者打部门电话问。" />
      )}
      {data.items.slice(0, few ? FEW : data.items.length).map((guide) => (
        <GuideRow key={guide.id} guide={guide} />
      ))}
    </View>
  )
}
