import { Image, View } from '@tarojs/components'
import type { Me } from '@mingdu/shared/accounts/accounts.schema'
import { api } from '../../api/client.gen'
import { useRecord } from '../../api/use-record'
import { useSubscriptions } from '../../api/use-subscriptions'
import { Notice } from '../../components/notice/notice'
import { Section } from '../../components/section/section'
import { Button } from '../../components/tap/button'
import { preview } from '../../platform/device'
import { open, PAGES } from '../../platform/navigate'
import { useDidShow } from '../../platform/page-hooks'
import { nextWay, reachLines } from './reach-text'

/** By which ways this person is told, and the next step where one is missing. */
export function Reach({ reach }: { reach: Me['reach'] }) {
  const { data, reload } = useSubscriptions()
  useDidShow(() => void reload())
  const next = nextWay(reach)
  return (
    <Section className="reach" title="消息送达">
      {reachLines(reach, data?.items ?? null).map(({ way, state }) => (
        <View key={way} className="reach__line">
          <View className="reach__k">{way}</View>
          <View className="reach__v">{state}</View>
        </View>
      ))}
      {next ? (
        <Notice className="reach__why" tone={next.tone}>
          {next.text}
        </Notice>
      ) : (
        <View className="reach__ok">任务和预警会发到您的微信。</View>
      )}
      {next?.qr && <FollowQr />}
      <Button className="reach__more" kind="plain" text="管理消息提醒" onTap={() => open(PAGES.reminders)} />
    </Section>
  )
}

function FollowQr() {
  const { data, error, reload } = useRecord(() => api.accounts.followQr(), 'follow')
  if (error) {
    return (
      <Button
        className="reach__again"
        kind="plain"
        text="二维码没取到，再试一次"
        onTap={() => void reload()}
      />
    )
  }
  return (
    <View className="reach__qr">
      {data && (
        <Image
          className="follow-qr"
          src={data.dataUrl}
          mode="scaleToFill"
          showMenuByLongpress
          nativeProps={{ alt: '关注服务号的二维码' }}
          onClick={() => preview([data.dataUrl], data.dataUrl)}
        />
      )}
      <View className="reach__how">长按识别，或用另一台手机扫。10 分钟内有效。</View>
    </View>
  )
}
