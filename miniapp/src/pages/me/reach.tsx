import { Image, View } from '@tarojs/components'
import type { Me } from '@mingdu/shared/accounts/accounts.schema'
import { api } from '../../api/client.gen'
import { useRecord } from '../../api/use-record'
import { Notice } from '../../components/notice/notice'
import { Section } from '../../components/section/section'
import { Button } from '../../components/tap/button'
import { preview } from '../../platform/device'

/** Whether WeChat reaches this person; if not, the 服务号's code to scan and why. */
export function Reach({ reach }: { reach: Me['reach'] }) {
  return (
    <Section className="reach" title="消息送达">
      <View className="reach__line">
        <View className="reach__k">绑定小程序</View>
        <View className="reach__v">{reach.bound ? '已绑定' : '未绑定'}</View>
      </View>
      <View className="reach__line">
        <View className="reach__k">关注服务号</View>
        <View className="reach__v">{reach.followed ? '已关注' : '未关注'}</View>
      </View>
      {reach.reachable ? (
        <View className="reach__ok">任务和预警会发到您的微信。</View>
      ) : (
        <Unreachable bound={reach.bound} />
      )}
    </Section>
  )
}

function Unreachable({ bound }: { bound: boolean }) {
  return (
    <>
      <Notice className="reach__why" tone="red">
        微信现在提醒不到您：
        {bound
          ? '提醒由服务号发出，没有关注就收不到。请扫下面的码关注。'
          : '请在微信里打开“明督”小程序绑定账号，再扫下面的码关注服务号。'}
      </Notice>
      <FollowQr />
    </>
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
          mode="aspectFit"
          showMenuByLongpress
          nativeProps={{ alt: '关注服务号的二维码' }}
          onClick={() => preview([data.dataUrl], data.dataUrl)}
        />
      )}
      <View className="reach__how">长按识别，或用另一台手机扫。10 分钟内有效。</View>
    </View>
  )
}
