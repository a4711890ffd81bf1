import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { isH5 } from '../../platform/env'
import { classes } from '../semantics'

interface TapProps {
  className: string
  onTap: () => void
  children?: ReactNode
  disabled?: boolean
  /** The name to read out where the content does not say it. */
  label?: string
  /** For what is on or off: a filter, a switch, one of several choices. */
  on?: boolean
  as?: 'button' | 'link' | 'switch' | 'radio' | 'checkbox'
  /** Of several links, the one that leads to the page on screen. */
  current?: boolean
  /** For what opens and closes a part of the page. */
  expanded?: boolean
}

/** Everything that can be tapped: a real button on the web (keyboard, focus), a view in the mini-program. */
export function Tap({
  className,
  onTap,
  children,
  disabled = false,
  label,
  on,
  as = 'button',
  ...more
}: TapProps) {
  const name = classes('tap', className, disabled && 'tap--off')
  if (isH5) {
    return (
      <button
        type="button"
        className={name}
        disabled={disabled}
        onClick={onTap}
        {...state(as, on)}
        aria-label={label}
        aria-current={more.current ? 'page' : undefined}
        aria-expanded={more.expanded}
      >
        {children}
      </button>
    )
  }
  const act = disabled ? {} : { onClick: onTap, hoverClass: 'tap--down' }
  return (
    <View className={name} {...act}>
      {children}
    </View>
  )
}

function state(as: NonNullable<TapProps['as']>, on: boolean | undefined) {
  if (as === 'button') return on === undefined ? {} : { 'aria-pressed': on }
  return on === undefined ? { role: as } : { role: as, 'aria-checked': on }
}
