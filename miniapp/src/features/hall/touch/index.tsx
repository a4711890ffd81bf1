import { View } from '@tarojs/components'
import { formatTrackingNo } from '@mingdu/shared/cases/tracking.rules'
import { Refusal } from '../../../components/notice/refusal'
import { announced, heading, spoken } from '../../../components/semantics'
import { Button } from '../../../components/tap/button'
import { TrackedCard } from '../../../components/tracked/tracked-card'
import { Keys } from './keys'
import { useTouch, type Touch } from './use-touch'
import './index.scss'

/** 自助查询: a machine with a touch screen in a hall. Number, four digits, the card in large type; then everything is forgotten. */
export default function TouchPage() {
  const touch = useTouch()
  const { found, left, start } = touch
  return (
    <View className="touch" {...spoken('main')}>
      <View className="touch-head">
        <View className="touch-head__t" {...heading(found ? 2 : 1)}>
          办件自助查询
        </View>
        <Idle touch={touch} />
      </View>
      {found ? (
        <>
          <TrackedCard found={found} dials={false} />
          <View className="touch-foot">
            <Button className="touch-done" text={`查完了（${left} 秒后自动返回）`} onTap={start} />
          </View>
        </>
      ) : (
        <Asking touch={touch} />
      )}
    </View>
  )
}

function Idle({ touch: { typing, found, left, start } }: { touch: Touch }) {
  if (!found && typing.no === '') return null
  return <Button className="touch-start" kind="plain" text={`回到开始（${left} 秒）`} onTap={start} />
}

const QUESTIONS = {
  no: { text: '输入办件编号', hint: '收件凭证上的 12 位数字，也可以扫凭证上的码' },
  end: { text: '输入手机号后四位', hint: '申请时留的那个手机号' },
} as const

function Asking({ touch }: { touch: Touch }) {
  const { typing, error, busy } = touch
  const { text, hint } = QUESTIONS[typing.step]
  return (
    <View className="touch-ask">
      <View className="touch-typed">
        <View className="touch-typed__k" {...heading(2)}>
          {text}
        </View>
        <View className="touch-typed__h">{hint}</View>
        {typing.step === 'end' && <View className="touch-typed__no">编号 {formatTrackingNo(typing.no)}</View>}
        <View className="touch-typed__v" {...spoken('status', spokenTyping(touch))}>
          {typing.step === 'no' ? slots(formatTrackingNo(typing.no), 14) : dots(typing.end)}
        </View>
        {typing.problem && (
          <View className="touch-problem" {...announced()}>
            {typing.problem}
          </View>
        )}
        {error && !typing.problem && typing.end === '' && typing.step === 'end' && (
          <Refusal className="touch-error" error={error} today={null} />
        )}
      </View>
      <Keys
        onDigit={touch.type}
        onErase={touch.erase}
        onNext={touch.next}
        nextText={typing.step === 'no' ? '下一步' : '查进度'}
        busy={busy}
      />
    </View>
  )
}

/** Digits of a phone are nobody's to read over a shoulder. */
function dots(end: string): string {
  return Array.from({ length: 4 }, (_, i) => (i < end.length ? '●' : '○')).join(' ')
}

function slots(no: string, length: number): string {
  return no === '' ? '____ ____ ____' : no.slice(0, length)
}

function spokenTyping({ typing: { step, no, end } }: Touch): string {
  return step === 'no' ? `已输入 ${no.length} 位：${no.split('').join(' ')}` : `已输入 ${end.length} 位`
}
