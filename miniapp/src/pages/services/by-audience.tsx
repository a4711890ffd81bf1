import { View } from '@tarojs/components'
import { api } from '../../api/client.gen'
import { ROWS } from '../../api/use-pages'
import { PagedList } from '../../components/paged-list/paged-list'
import { GuideRow } from '../../components/rows/guide-row'
import { Empty } from '../../components/states/states'

interface ByAudienceProps {
  audience: 'person' | 'enterprise'
  visit: number
}

/** 个人办事, 企业办事: guides for one of them, those for both among them. */
export function ByAudience({ audience, visit }: ByAudienceProps) {
  const fetch = (cursor: string | undefined) =>
    api.guides.publicList({ query: { audience, limit: ROWS, ...(cursor ? { cursor } : {}) } })
  return (
    <View className="list--rows">
      <PagedList
        what="办事指南"
        unit="份"
        fetch={fetch}
        filter={audience}
        visit={visit}
        row={(guide) => <GuideRow key={guide.id} guide={guide} />}
        empty={
          <Empty
            title={audience === 'person' ? '还没有个人办事指南' : '还没有企业办事指南'}
            text="可以按部门找，或者直接搜要办的事。"
          />
        }
      />
    </View>
  )
}
