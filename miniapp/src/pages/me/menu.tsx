import { View } from '@tarojs/components'
import type { Permission } from '@mingdu/shared/accounts/permissions'
import type { Side } from '../../api/side'
import { Section } from '../../components/section/section'
import { Tap } from '../../components/tap/tap'
import { useUnreadCount } from '../../api/unread'
import { open, PAGES } from '../../platform/navigate'

interface MenuRow {
  key: string
  text: string
  hint: string
  page: string
  /** Shown to whoever may; left out: to everybody. */
  needs?: Permission
}

const OF_OFFICIAL: readonly MenuRow[] = [
  { key: 'search', text: '信息索引', hint: '搜事项、指南和任务', page: PAGES.search },
  {
    ...{ key: 'bulletins', text: '督查通报', hint: '周通报、月通报和专报', page: PAGES.bulletins },
    needs: 'bulletin.read',
  },
  {
    ...{ key: 'oversight', text: '双向监督', hint: '评价督查，看答复', page: PAGES.oversights },
    needs: 'oversight.read',
  },
  {
    ...{
      key: 'experiences',
      text: '经验交流',
      hint: '各单位的做法，可以评论、致谢',
      page: PAGES.experiences,
    },
    needs: 'experience.read',
  },
  {
    ...{ key: 'consultations', text: '督查咨询', hint: '问督查室，查知识库', page: PAGES.consultations },
    needs: 'consultation.read',
  },
  { key: 'delegations', text: '授权代办', hint: '谁代谁办、收回、授权他人', page: PAGES.delegations },
  { key: 'feedback', text: '意见反馈', hint: '对系统的意见，会答复', page: PAGES.feedback },
  { key: 'privacy', text: '隐私', hint: '存了什么、撤回同意', page: PAGES.myPrivacy },
]

const OF_CITIZEN: readonly MenuRow[] = [
  { key: 'my-cases', text: '我的办件', hint: '办到哪一步、要补什么、没交的申请', page: PAGES.myCases },
  { key: 'citizen-messages', text: '我的消息', hint: '办件的进展和通知', page: PAGES.citizenMessages },
  { key: 'notices', text: '销号公示', hint: '整改完成的事，有意见可以提', page: PAGES.notices },
  { key: 'ratings', text: '好差评', hint: '大家怎么评、怎么整改', page: PAGES.ratings },
  { key: 'corrections', text: '纠错答复', hint: '凭查询码看答复', page: PAGES.corrections },
  { key: 'stats', text: '清单统计', hint: '权责清单有多少、变了什么', page: PAGES.stats },
  { key: 'privacy', text: '隐私说明', hint: '用哪些信息、做什么', page: PAGES.privacy },
]

/** The pages behind 我的. */
export function Menu({ side = 'official', held = [] }: { side?: Side; held?: readonly Permission[] }) {
  const unread = useUnreadCount(side)
  const rows = side === 'official' ? OF_OFFICIAL : OF_CITIZEN
  const shown = rows.filter(({ needs }) => needs === undefined || held.includes(needs))
  return (
    <Section className="menu">
      {shown.map(({ key, text, hint, page }) => (
        <Tap key={key} className={`menu__i menu-${key}`} as="link" onTap={() => open(page)}>
          <View className="menu__t">{text}</View>
          <View className="menu__b">
            {key === 'citizen-messages' && unread > 0 ? `${unread} 条未读` : hint}
          </View>
          {key === 'citizen-messages' && unread > 0 && <View className="menu__dot" />}
          <View className="menu__go" />
        </Tap>
      ))}
    </Section>
  )
}
