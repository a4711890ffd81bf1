import { View } from '@tarojs/components'
import { MESSAGE_KINDS } from '@mingdu/shared/messages/messages.states'
import type { InboxMessage } from '@mingdu/shared/messages/messages.api'
import { momentText } from '../dates'
import { Light } from '../light/light'
import { classes, heading } from '../semantics'
import { Tap } from '../tap/tap'

interface MessageRowProps {
  message: InboxMessage
  today: string | null
  onOpen: (message: InboxMessage) => void
}

export function MessageRow({ message, today, onOpen }: MessageRowProps) {
  const { kind, title, body, light, createdAt, readAt } = message
  return (
    <Tap className={classes('message', readAt === null && 'message--unread')} onTap={() => onOpen(message)}>
      <View className="message__top">
        {light ? (
          <Light light={light} text={MESSAGE_KINDS[kind]} tag />
        ) : (
          <View className="message__kind">{MESSAGE_KINDS[kind]}</View>
        )}
        {readAt === null && <View className="message__new">未读</View>}
        <View className="message__at">{momentText(createdAt, today)}</View>
      </View>
      <View className="message__t" {...heading(2)}>
        {title.replace(`${MESSAGE_KINDS[kind]}：`, '')}
      </View>
      <View className="message__b">{body}</View>
    </Tap>
  )
}
