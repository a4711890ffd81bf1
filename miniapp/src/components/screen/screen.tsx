import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useElder } from '../../api/use-me'
import { isH5 } from '../../platform/env'
import { classes, spoken } from '../semantics'
import { TopBar } from './top-bar'

interface ScreenProps {
  className: string
  /** The page's name; WeChat draws its own from the page's configuration. */
  title: string
  /** A tab has nothing to go back to. */
  tab?: boolean
  children: ReactNode
  /** Leaves room for an action bar at the foot. */
  bar?: boolean
}

/** The root of every page: carries 关怀模式 to everything on it. */
export function Screen({ className, title, tab = false, children, bar = false }: ScreenProps) {
  const elder = useElder()
  return (
    <View
      className={classes(
        'screen',
        className,
        tab && 'screen--tab',
        bar && 'screen--bar',
        elder && 'elder',
        elder && 'screen--elder',
      )}
      {...spoken('main')}
    >
      {isH5 && <TopBar title={title} tab={tab} />}
      {children}
    </View>
  )
}
