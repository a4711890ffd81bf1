import type { ApplicantThread } from '@mingdu/shared/cases/case-thread.api'
import { isEnd, type CaseState } from '@mingdu/shared/cases/cases.states'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { asApiError, type ApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'
import { useContentKey } from '../../../api/use-content-key'
import { TextField } from '../../../components/field/text-field'
import { Refusal } from '../../../components/notice/refusal'
import { Section } from '../../../components/section/section'
import { Button } from '../../../components/tap/button'
import { Said } from '../thread/said'

interface TrackedThreadProps {
  /** Number and last four digits, as the progress was asked for with. */
  proof: { no: string; phoneEnd: string }
  state: CaseState
}

/** 留言 without signing in: read once it is asked for, words only; a file needs the applicant's own sign-in. */
export function TrackedThread({ proof, state }: TrackedThreadProps) {
  const [thread, setThread] = useState<ApplicantThread | null>(null)
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const keyFor = useContentKey()
  const ask = async (said?: string) => {
    setBusy(true)
    setError(null)
    try {
      const more = said === undefined ? {} : { idempotencyKey: keyFor(said) }
      setThread(await api.caseThread.track({ body: { ...proof, ...(said ? { text: said } : {}) }, ...more }))
      if (said) setText('')
    } catch (thrown) {
      setError(asApiError(thrown))
    }
    setBusy(false)
  }
  return (
    <Section className="thread tracked-thread" title="留言">
      {!thread && (
        <Button
          className="thread-open"
          kind="plain"
          text="看留言、给单位留言"
          busy={busy}
          onTap={() => void ask()}
        />
      )}
      {thread?.items.length === 0 && <View className="thread__note">还没有留言。</View>}
      {thread?.items.map((entry) => (
        <Said key={entry.id} entry={entry}>
          {entry.files.length > 0 && (
            <View className="thread__note">附了 {entry.files.length} 个文件，登录后在“我的办件”里打开。</View>
          )}
        </Said>
      ))}
      {error && <Refusal className="thread-error" error={error} today={null} />}
      {thread && isEnd(state) && <View className="thread__note">这件已经结束，不能再留言。</View>}
      {thread && !isEnd(state) && (
        <>
          <TextField
            className="thread-text"
            label="给承办单位留言"
            placeholder="给承办单位留言"
            value={text}
            most={1000}
            onChange={setText}
          />
          <Button
            className="thread-say"
            kind="plain"
            text="发送"
            busy={busy}
            disabled={text.trim() === ''}
            onTap={() => void ask(text.trim())}
          />
        </>
      )}
    </Section>
  )
}
