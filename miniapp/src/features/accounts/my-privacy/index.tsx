import { View } from '@tarojs/components'
import type { Response } from '@mingdu/shared/kernel/endpoint'
import type { privacyApi } from '@mingdu/shared/privacy/privacy.api'
import { api } from '../../../api/client.gen'
import { useMe } from '../../../api/use-me'
import { useRecord } from '../../../api/use-record'
import { momentText } from '../../../components/dates'
import { Screen } from '../../../components/screen/screen'
import { Section } from '../../../components/section/section'
import { Failed, Skeleton } from '../../../components/states/states'
import { Button } from '../../../components/tap/button'
import { open, PAGES } from '../../../platform/navigate'
import { Withdraw } from './withdraw'
import './index.scss'

type MyPrivacy = Response<(typeof privacyApi)['mine']>

/** 隐私: what is kept of me, what I agreed to and when, and the way out. */
export default function MyPrivacyPage() {
  const { me } = useMe()
  const { data, error, reload } = useRecord<MyPrivacy>(() => api.privacy.mine(), 'privacy')
  return (
    <Screen className="my-privacy" title="隐私">
      {!data && error && <Failed what="隐私信息" error={error} onRetry={() => void reload()} />}
      {!data && !error && <Skeleton />}
      {data && (
        <>
          <Agreed consent={data} today={me?.today ?? null} />
          <Stored stored={data.stored} />
          {(data.agreed !== null || me?.reach.bound === true) && <Withdraw />}
        </>
      )}
    </Screen>
  )
}

function Agreed({ consent, today }: { consent: MyPrivacy; today: string | null }) {
  const { agreed, needed, current } = consent
  return (
    <Section className="agreed" title="我同意的隐私说明">
      <View className="agreed__line">
        {agreed ? `${agreed.version} 版，${momentText(agreed.at, today)} 同意` : '还没有同意过'}
      </View>
      {agreed && needed && <View className="agreed__new">现在是 {current} 版。</View>}
      <Button className="agreed__read" kind="plain" text="看隐私说明全文" onTap={() => open(PAGES.privacy)} />
    </Section>
  )
}

function Stored({ stored }: { stored: MyPrivacy['stored'] }) {
  return (
    <Section className="kept" title="系统存了我哪些微信信息">
      {stored.length === 0 && <View className="kept__none">没有存微信信息。</View>}
      {stored.map(({ what, why, value }) => (
        <View key={what} className="kept__row">
          <View className="kept__what">{what}</View>
          <View className="kept__value">{value}</View>
          <View className="kept__why">{why}</View>
        </View>
      ))}
    </Section>
  )
}
