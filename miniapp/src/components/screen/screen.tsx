import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useElder } from '../../api/use-me'
import { isH5 } from '../../platform/env'
import { classes, spoken } from '../semantics'
import { TabBar } from '../tab-bar/tab-bar'
import type { TabKey } from '../tab-bar/tabs'
import { TopBar } from './top-bar'

interface ScreenProps {
  className: string
  /** The page's name; WeChat draws its own from the page's configuration. */
  title: string
  /** Which tab this page is; the tabs stand at its foot and there is nothing to go back to. */
  tab?: TabKey
  /** Nothing to go back to either: a person was stopped here. */
  first?: boolean
  children: ReactNode
  /** Leaves room for an action bar at the foot. */
  bar?: boolean
}

/** The root of every page: carries 关怀模式 to everything on it. */
export function Screen({ className, title, tab, first = false, children, bar = false }: ScreenProps) {
  const elder = useElder()
  return (
    <View
      className={classes(
        'screen',
        className,
        tab !== undefined && 'screen--tab',
        bar && 'screen--bar',
        elder && 'elder',
        elder && 'screen--elder',
      )}
      {...spoken('main')}
    >
      {isH5 && <TopBar title={title} back={tab === undefined && !first} />}
      {children}
      {tab !== undefined && <TabBar on={tab} />}
    </View>
  )
}
