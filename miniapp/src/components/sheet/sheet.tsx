import { View } from '@tarojs/components'
import { SafeArea } from '@nutui/nutui-react-taro'
import { useEffect, type ReactNode } from 'react'
import { isH5 } from '../../platform/env'
import { heading, spoken } from '../semantics'
import { Button } from '../tap/button'

interface SheetProps {
  title: string
  children: ReactNode
  /** The act that is asked about, as a verb: 退回, 退出登录. */
  yes: string
  /** The word for leaving it. */
  no?: string
  danger?: boolean
  busy?: boolean
  onYes: () => void
  onNo: () => void
}

/** Asks before something that cannot be taken back. Escape and 取消 both leave it undone. */
export function Sheet({
  title,
  children,
  yes,
  no = '取消',
  danger = false,
  busy = false,
  onYes,
  onNo,
}: SheetProps) {
  useEscape(onNo)
  return (
    <View className="sheet" {...dialog(title)}>
      <View className="sheet__mask" onClick={onNo} />
      <View className="sheet__body">
        <View className="sheet__t" {...heading(2)}>
          {title}
        </View>
        <View className="sheet__text">{children}</View>
        <Button
          className="sheet__yes"
          kind={danger ? 'danger' : 'main'}
          text={yes}
          busy={busy}
          onTap={onYes}
        />
        <Button className="sheet__no" kind="link" text={no} disabled={busy} onTap={onNo} />
        <SafeArea position="bottom" />
      </View>
    </View>
  )
}

function dialog(title: string): Record<string, string> {
  const named = spoken('dialog', title)
  return named['role'] ? { ...named, 'aria-modal': 'true' } : named
}

/** On the web the keyboard goes to the question, and Escape answers no. */
function useEscape(onNo: () => void): void {
  useEffect(() => {
    if (!isH5) return undefined
    const before = document.activeElement
    document.querySelector<HTMLElement>('.sheet__no')?.focus()
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onNo()
    }
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('keydown', onKey)
      if (before instanceof HTMLElement) before.focus()
    }
  }, [onNo])
}
