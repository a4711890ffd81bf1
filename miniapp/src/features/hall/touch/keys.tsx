import { View } from '@tarojs/components'
import { spoken } from '../../../components/semantics'
import { Button } from '../../../components/tap/button'
import { Tap } from '../../../components/tap/tap'

interface KeysProps {
  onDigit: (digit: string) => void
  onErase: () => void
  onNext: () => void
  nextText: string
  busy: boolean
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const

/** Keys on the screen, as a telephone has them. */
export function Keys({ onDigit, onErase, onNext, nextText, busy }: KeysProps) {
  return (
    <View className="keys" {...spoken('group', '数字键')}>
      {DIGITS.map((digit) => (
        <Tap key={digit} className={`key key-${digit}`} disabled={busy} onTap={() => onDigit(digit)}>
          {digit}
        </Tap>
      ))}
      <Tap className="key key-erase" label="删除最后一位" disabled={busy} onTap={onErase}>
        删除
      </Tap>
      <Button className="key-next" text={nextText} busy={busy} onTap={onNext} />
    </View>
  )
}
