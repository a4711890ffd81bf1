import { useEffect, useRef } from 'react'

export interface IntakeKeys {
  next: () => void
  back: () => void
  submit: () => void
  help: () => void
}

/** Every key of the page, as the help lists them. */
export const KEYS: readonly (readonly [keys: string, what: string])[] = [
  ['Alt+N', '下一步；送出后再收一件'],
  ['Alt+B', '上一步'],
  ['Alt+S', '核对后提交'],
  ['↑ ↓ 回车', '找事项时选一项'],
  ['1 – 9', '问情形时选答案；退格键回到上一问'],
  ['1 2 3 4', '收材料时：纸质、电子、承诺、未提交；↑ ↓ 换材料'],
  ['回车', '填申请人时到下一格；读卡器、扫码枪读完会自己跳格'],
  ['?', '看这张表'],
]

const BY_CODE: Readonly<Record<string, keyof IntakeKeys>> = { KeyN: 'next', KeyB: 'back', KeyS: 'submit' }

/** Alt with N, B, S; `?` while nothing is typed. By the key's place: with Alt some keyboards write other letters. */
export function useIntakeKeys(keys: IntakeKeys): void {
  const now = useRef(keys)
  now.current = keys
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      const act = e.altKey && !e.ctrlKey && !e.metaKey ? BY_CODE[e.code] : undefined
      const asked = act ?? (e.key === '?' && !isTyping(e.target) ? 'help' : undefined)
      if (asked === undefined) return
      e.preventDefault()
      now.current[asked]()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

/** Radios and checkboxes take no text. */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'radio' && target.type !== 'checkbox'
  return target instanceof HTMLTextAreaElement
}
