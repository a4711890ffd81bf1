import { View } from '@tarojs/components'
import type { Notice } from '@mingdu/shared/matters/notices.api'
import { api } from '../../../api/client.gen'
import { useElder } from '../../../api/use-me'
import { useRecord } from '../../../api/use-record'
import { Facts } from '../../../components/facts/facts'
import { Screen } from '../../../components/screen/screen'
import { Section } from '../../../components/section/section'
import { heading } from '../../../components/semantics'
import { Share } from '../../../components/share/share'
import { Empty, Failed, Skeleton } from '../../../components/states/states'
import { Tag } from '../../../components/tag/tag'
import { Button } from '../../../components/tap/button'
import { call, stopPullDown } from '../../../platform/device'
import { open, PAGES } from '../../../platform/navigate'
import { usePullDownRefresh, useShareAppMessage } from '../../../platform/page-hooks'
import { useRecordId } from '../../../platform/use-record-id'
import { daysLeftText, noticeDays } from '../notice-text'
import '../notices.scss'

/** One matter while its 公示 runs: what was achieved, until when, and where to object. */
export default function NoticePage() {
  const id = useRecordId('notice')
  const { data: notice, error, reload } = useRecord(() => api.notices.get({ params: { id } }), id)
  usePullDownRefresh(() => void reload().finally(stopPullDown))
  useShareAppMessage(() => ({ title: notice?.title ?? '销号公示', path: `${PAGES.notice}?id=${id}` }))
  const over = !notice && error?.status === 404
  return (
    <Screen className="notice-page" title="公示">
      {over && <Over />}
      {!notice && error && !over && <Failed what="这件公示" error={error} onRetry={() => void reload()} />}
      {!notice && !error && <Skeleton />}
      {notice && <Shown notice={notice} />}
    </Screen>
  )
}

/** Before its days and after them nobody reads it here. */
function Over() {
  return (
    <Empty
      title="这件事项现在不在公示期"
      text="公示可能已经结束，或者还没有开始。"
      action={{ text: '看正在公示的事项', onTap: () => open(PAGES.notices) }}
    />
  )
}

function Shown({ notice }: { notice: Notice }) {
  const { id, no, title, leadOrg, region, daysLeft, result } = notice
  const elder = useElder()
  return (
    <>
      <Section className="notice-head">
        <Tag text={`公示中，${daysLeftText(daysLeft)}`} tone="blue" />
        <View className="notice-title" {...heading(1)}>
          {title}
        </View>
        <Facts
          className="notice-facts"
          facts={[
            ['编号', no],
            ['牵头单位', leadOrg],
            ['地方', region.name],
            ['公示期', noticeDays(notice)],
          ]}
        />
      </Section>
      <Section className="notice-result" title="办成了什么">
        <View className="notice-text">{result}</View>
      </Section>
      <Objection notice={notice} />
      {!elder && <Share kind="notice" id={id} />}
    </>
  )
}

function Objection({ notice: { office, phone } }: { notice: Notice }) {
  return (
    <Section className="notice-objection" title="觉得没有办好">
      <View className="notice-text">
        {phone === ''
          ? `公示期内可以向${office}反映。这件公示没有留电话，请到该单位说明。`
          : `公示期内可以打电话向${office}反映。`}
      </View>
      {phone !== '' && (
        <Button className="notice-call" kind="plain" text={`打电话 ${phone}`} onTap={() => call(phone)} />
      )}
    </Section>
  )
}
