import { View } from '@tarojs/components'
import type { ThreadEntry } from '@mingdu/shared/cases/case-thread.api'
import { THREAD_ROLES } from '@mingdu/shared/cases/thread.rules'
import { dateInShanghai } from '@mingdu/shared/kernel/plain-date'
import type { ReactNode } from 'react'
import { momentText } from '../../../components/dates'
import { classes } from '../../../components/semantics'

/** One 留言, by its side: who, when, whether it was read, and below it its files. */
export function Said({ entry, children }: { entry: ThreadEntry; children?: ReactNode }) {
  const { from, role, text, hidden, at, readAt } = entry
  return (
    <View className={classes('said', `said--${from}`)}>
      <View className="said__who">
        {from === 'office' ? `承办单位（${THREAD_ROLES[role]}）` : '我'}{' '}
        {momentText(at, dateInShanghai(Date.now()))}
        {from === 'applicant' && readAt !== null ? ' 已读' : ''}
      </View>
      {text !== '' && <View className="said__t">{text}</View>}
      {hidden && (
        <View className="thread__note">
          {from === 'applicant'
            ? '这条没有通过内容检查，承办单位看不到，请换个说法再发。'
            : '这条没有通过内容检查，不显示。'}
        </View>
      )}
      {children}
    </View>
  )
}
