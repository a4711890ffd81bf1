import { View } from '@tarojs/components'
import type { ApplicantThread } from '@mingdu/shared/cases/case-thread.api'
import { dateInShanghai } from '@mingdu/shared/kernel/plain-date'
import { useState } from 'react'
import { asApiError, type ApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'
import { useContentKey } from '../../../api/use-content-key'
import { useRecord } from '../../../api/use-record'
import { momentText } from '../../../components/dates'
import { TextField } from '../../../components/field/text-field'
import { Refusal } from '../../../components/notice/refusal'
import { Section } from '../../../components/section/section'
import { classes } from '../../../components/semantics'
import { Button } from '../../../components/tap/button'

/** 留言: words to the office and back. */
export function Thread({ id }: { id: string }) {
  const thread = useRecord<ApplicantThread>(() => api.applications.thread({ params: { id } }), id)
  const { data, error, reload } = thread
  return (
    <Section className="thread" title="留言">
      {!data && error && (
        <Button
          className="thread-again"
          kind="link"
          text="没取到留言，点这里再试"
          onTap={() => void reload()}
        />
      )}
      {data?.items.length === 0 && <View className="case-head__b">有不清楚的，可以在这里问承办单位。</View>}
      {data?.items.map(({ id: entry, from, text, hidden, at, readAt }) => (
        <View key={entry} className={classes('said', `said--${from}`)}>
          <View className="said__who">
            {from === 'office' ? '承办单位' : '我'} {momentText(at, dateInShanghai(Date.now()))}
            {from === 'applicant' && readAt !== null ? ' 已读' : ''}
          </View>
          <View className="said__t">{hidden ? '这条留言没有通过内容检查，对方看不到。' : text}</View>
        </View>
      ))}
      {data && <Say id={id} onSaid={thread.take} />}
    </Section>
  )
}

function Say({ id, onSaid }: { id: string; onSaid: (thread: ApplicantThread) => void }) {
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const keyFor = useContentKey()
  const say = async () => {
    setBusy(true)
    setError(null)
    try {
      const body = { text: text.trim() }
      onSaid(await api.applications.say({ params: { id }, body, idempotencyKey: keyFor(body.text) }))
      setText('')
    } catch (thrown) {
      setError(asApiError(thrown))
    }
    setBusy(false)
  }
  return (
    <>
      <TextField
        className="thread-text"
        label="给承办单位留言"
        placeholder="给承办单位留言"
        value={text}
        most={1000}
        onChange={setText}
      />
      {error && <Refusal className="thread-error" error={error} today={null} />}
      <Button
        className="thread-say"
        kind="plain"
        text="发送"
        busy={busy}
        disabled={text.trim() === ''}
        onTap={() => void say()}
      />
    </>
  )
}
