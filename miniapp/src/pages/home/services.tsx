import { View } from '@tarojs/components'
import { classes } from '../../components/semantics'
import { Tap } from '../../components/tap/tap'
import { open, PAGES } from '../../platform/navigate'
import { lookFor } from '../services/chosen-way'

const SERVICES = [
  { key: 'org', text: '按部门', go: () => lookFor('org') },
  { key: 'theme', text: '按主题', go: () => lookFor('theme') },
  { key: 'person', text: '个人办事', go: () => lookFor('person') },
  { key: 'enterprise', text: '企业办事', go: () => lookFor('enterprise') },
  { key: 'life', text: '人生事件', go: () => lookFor('life') },
  { key: 'powers', text: '权责清单', go: () => open(PAGES.powers) },
  { key: 'stats', text: '清单统计', go: () => open(PAGES.stats) },
  { key: 'answer', text: '纠错答复', go: () => open(PAGES.corrections) },
] as const

/** 关怀模式 keeps the ways that need no knowledge of how an administration is built. */
const FEW: readonly string[] = ['person', 'life', 'org', 'answer']

export function Services({ elder }: { elder: boolean }) {
  const shown = elder ? SERVICES.filter(({ key }) => FEW.includes(key)) : SERVICES
  return (
    <View className={classes('services', elder && 'services--few')}>
      {shown.map(({ key, text, go }) => (
        <Tap key={key} className={`service service-${key}`} as="link" onTap={go}>
          <View className={`service__icon service__icon--${key}`} />
          <View className="service__t">{text}</View>
        </Tap>
      ))}
    </View>
  )
}
