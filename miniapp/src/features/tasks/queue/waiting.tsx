import { View } from '@tarojs/components'
import { heading } from '../../../components/semantics'
import { Notice } from '../../../components/notice/notice'
import { Section } from '../../../components/section/section'
import { Button } from '../../../components/tap/button'
import type { Queued } from './queue'

const TITLES = { sending: '正在送出', waiting: '还没有送出', refused: '没有被收下' } as const

interface WaitingProps {
  /** The first word of its classes. */
  name: string
  item: Queued
  text: string
  /** Said while it waits for the network. */
  once: string
  again: string
  onSend: (key: string) => void
  onTakeBack: (key: string) => void
}

/** Something in the queue: what it waits for, another try, or back to the form. */
export function Waiting({ name, item, text, once, again, onSend, onTakeBack }: WaitingProps) {
  const { key, state, title, reason } = item
  const files = [...item.photos, ...(item.attachments ?? [])]
  const stored = files.filter(({ fileId }) => fileId !== null).length
  const going = files.length === 0 ? '请稍候。' : `照片和材料已传 ${stored} / ${files.length} 份，请稍候。`
  return (
    <Section className={`queued ${name}-waiting`}>
      <View className="queued__t" {...heading(1)}>
        {TITLES[state]}
      </View>
      <Notice className="queued__why" tone={state === 'sending' ? 'blue' : 'red'}>
        {state === 'sending' ? going : reason || '等待网络。'}
      </Notice>
      {state === 'waiting' && <View className="queued__next">已存本机，网络恢复后自动送出，{once}</View>}
      <View className="queued__what">{title}</View>
      {text !== '' && <View className="queued__text">{text}</View>}
      {state === 'waiting' && (
        <Button className={`${name}-retry`} text="现在再送一次" onTap={() => onSend(key)} />
      )}
      {state !== 'sending' && (
        <Button className={`${name}-withdraw`} kind="link" text={again} onTap={() => onTakeBack(key)} />
      )}
    </Section>
  )
}
