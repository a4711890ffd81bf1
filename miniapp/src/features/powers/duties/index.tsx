import { View } from '@tarojs/components'
import type { PublicDutyList } from '@mingdu/shared/duty-lists/duty-lists.api'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { useRecord } from '../../../api/use-record'
import { CorrectLink } from '../../../components/correct/correct-link'
import { Screen } from '../../../components/screen/screen'
import { heading } from '../../../components/semantics'
import { Empty, Failed, Skeleton } from '../../../components/states/states'
import { VersionNote } from '../../../components/version-note/version-note'
import { stopPullDown } from '../../../platform/device'
import { usePullDownRefresh, useRouter } from '../../../platform/page-hooks'
import { DutySections } from './sections'
import './index.scss'

/** 责任清单 of an org: duties, boundaries with others, oversight, public services. */
export default function DutiesPage() {
  const { id = '', no: asked } = useRouter().params
  const [no, setNo] = useState<number | null>(Number(asked) > 0 ? Number(asked) : null)
  const { data, error, reload } = useRecord<PublicDutyList>(
    () => api.dutyLists.publicGet({ params: { id }, query: no === null ? {} : { no } }),
    `${id} ${no ?? ''}`,
  )
  usePullDownRefresh(() => void reload().finally(stopPullDown))
  return (
    <Screen className="duties-page" title="责任清单">
      {!data && error && <Failed what="责任清单" error={error} onRetry={() => void reload()} />}
      {!data && !error && <Skeleton />}
      {data && <DutyListView list={data} onLatest={() => setNo(null)} />}
    </Screen>
  )
}

function DutyListView({ list, onLatest }: { list: PublicDutyList; onLatest: () => void }) {
  const { org, published, versions, orgNames, powers } = list
  const latest = Math.max(0, ...versions.map(({ no }) => no))
  return (
    <>
      {published && <VersionNote no={published.no} latestNo={latest} onLatest={onLatest} />}
      <View className="duties-head">
        <View className="duties-t" {...heading(1)}>
          {org.name}责任清单
        </View>
        {published && (
          <View className="duties-meta">
            第 {published.no} 版 · {published.from} 起
          </View>
        )}
      </View>
      {published ? (
        <DutySections content={published.content} orgNames={orgNames} powers={powers} />
      ) : (
        <Empty title="还没有公布责任清单" text="编办公布后会列在这里。它的权责事项可以先看。" />
      )}
      <CorrectLink kind="dutyList" id={org.id} no={published?.no ?? 0} name={`${org.name}责任清单`} />
    </>
  )
}
