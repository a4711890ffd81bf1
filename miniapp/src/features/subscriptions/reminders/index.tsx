import { View } from '@tarojs/components'
import type { Me } from '@mingdu/shared/accounts/accounts.schema'
import { useMe } from '../../../api/use-me'
import { useSubscriptions, type Subscriptions } from '../../../api/use-subscriptions'
import type { Loaded } from '../../../api/use-record'
import { Notice } from '../../../components/notice/notice'
import { Screen } from '../../../components/screen/screen'
import { Section } from '../../../components/section/section'
import { Failed, Skeleton } from '../../../components/states/states'
import { askGroups } from '../../../components/subscribe/groups'
import { stopPullDown } from '../../../platform/device'
import { useDidShow, usePullDownRefresh } from '../../../platform/page-hooks'
import { canSubscribe } from '../../../platform/subscribe'
import { AskGroup } from './ask-group'
import './index.scss'

/** 消息提醒: by which ways one is told, and what WeChat may still send. */
export default function RemindersPage() {
  const { me } = useMe()
  const subscriptions = useSubscriptions()
  const { data, error, reload } = subscriptions
  // coming back from WeChat's settings
  useDidShow(() => void reload())
  usePullDownRefresh(() => void reload().finally(stopPullDown))
  return (
    <Screen className="reminders" title="消息提醒">
      <Ways />
      {!data && error && <Failed what="订阅消息" error={error} onRetry={() => void reload()} />}
      {!data && !error && <Skeleton />}
      {data && <Groups subscriptions={subscriptions} items={data.items} reach={me?.reach ?? null} />}
    </Screen>
  )
}

const WAYS = [
  { name: '站内消息', text: '每条都写在“消息”里，这是正本。' },
  { name: '企业微信', text: '单位开通并登记了您的账号，就先走这里。' },
  { name: '服务号', text: '关注后能收到任务和预警卡片。' },
  { name: '小程序订阅消息', text: '前面送不到时用，要您先在下面同意。' },
  { name: '短信', text: '仅紧急事项，如超期、退回，前面都送不到才发。' },
] as const

function Ways() {
  return (
    <Section className="ways" title="提醒怎样送到您">
      {WAYS.map(({ name, text }, i) => (
        <View key={name} className="ways__row">
          <View className="ways__n">{i + 1}</View>
          <View className="ways__text">
            <View className="ways__name">{name}</View>
            <View className="ways__b">{text}</View>
          </View>
        </View>
      ))}
      <View className="ways__foot">按这个次序，前面送到了，后面就不再发。</View>
    </Section>
  )
}

interface GroupsProps {
  subscriptions: Loaded<Subscriptions>
  items: Subscriptions['items']
  reach: Me['reach'] | null
}

function Groups({ subscriptions, items, reach }: GroupsProps) {
  if (items.length === 0) {
    return (
      <Section className="reminders__none" title="小程序订阅消息">
        <View className="reminders__b">
          {reach?.bound === false
            ? '您还没有绑定微信。请在微信里打开“明督”小程序，绑定后就可以开启。'
            : '管理员还没有配置订阅消息，现在不用您做什么。'}
        </View>
      </Section>
    )
  }
  return (
    <>
      {!canSubscribe && (
        <Notice className="reminders__web" tone="blue">
          网页上不能开启微信提醒。请在微信里打开“明督”小程序，进“我的—消息提醒”。
        </Notice>
      )}
      {askGroups(items).map((group) => (
        <AskGroup
          key={group.items[0]?.key ?? ''}
          long={group.long}
          items={group.items}
          subscriptions={subscriptions}
        />
      ))}
    </>
  )
}
