import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Directive } from '@mingdu/shared/directives/directives.api'
import { refusalText } from '@mingdu/shared/kernel/refusals'
import { classifiedMark } from '@mingdu/shared/kernel/text'
import { savedText } from '../../../components/draft/saved-text'
import { useDraft } from '../../../components/draft/use-draft'
import { Field } from '../../../components/field/field'
import { TextField } from '../../../components/field/text-field'
import { AttachmentField } from '../../../components/photo-field/attachment-field'
import { PhotoField } from '../../../components/photo-field/photo-field'
import { Sheet } from '../../../components/sheet/sheet'
import { Button } from '../../../components/tap/button'
import { forget } from '../../../platform/storage'
import type { AnswerFilled } from './use-directive-act'

const FILES_MOST = 10

interface AnswerProps {
  directive: Pick<Directive, 'id' | 'no' | 'issuedBy' | 'received'>
  account: string
  busy: boolean
  send: (filled: AnswerFilled, onDone: () => void) => void
  leave: () => void
}

/** 回复: once, so it is asked before it goes. What is written outlasts a killed program. */
export function DirectiveAnswer({ directive, account, busy, send, leave }: AnswerProps) {
  const key = `mingdu.directive.${account}.${directive.id}`
  const empty: AnswerFilled = { text: '', photos: [], papers: [], savedAt: 0 }
  const { draft, change, forgetChanges, full } = useDraft(key, empty)
  const [problem, setProblem] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const ask = () => {
    const found = problemOf(draft.text)
    setProblem(found)
    setAsking(found === null)
  }
  const go = () => {
    setAsking(false)
    send(draft, () => {
      forgetChanges()
      forget(key)
    })
  }
  return (
    <View className="directive-form">
      <Field className="directive-text" label="办理情况" error={problem}>
        <TextField
          className="directive-text__in"
          label="办理情况"
          value={draft.text}
          most={2000}
          onChange={(text) => change({ text })}
        />
      </Field>
      <PhotoField
        label="照片（可不拍）"
        hint="可以拍纸质件或现场。"
        most={FILES_MOST - draft.papers.length}
        photos={draft.photos}
        error={null}
        camera
        onChange={(next) => change((now) => ({ photos: next(now.photos) }))}
      />
      <AttachmentField
        files={draft.papers}
        most={FILES_MOST - draft.photos.length}
        error={null}
        onChange={(next) => change((now) => ({ papers: next(now.papers) }))}
      />
      <View className="dealing__b">{savedText(draft.savedAt, full)}</View>
      <Button className="directive-go" text="回复" busy={busy} onTap={ask} />
      <Button className="directive-leave" kind="link" text="先不回复" disabled={busy} onTap={leave} />
      {asking && (
        <Sheet title={`回复 ${directive.no}？`} yes="回复" onYes={go} onNo={() => setAsking(false)}>
          只能回复一次，不能修改。发给{directive.issuedBy.name}，写入任务经过
          {directive.received === null && '，同时签收'}。任务进展仍要另外报送。
        </Sheet>
      )}
    </View>
  )
}

function problemOf(text: string): string | null {
  const word = classifiedMark(text)
  if (word !== null) return refusalText('text.classified', { word })
  return text.trim().length < 5 ? '请写清楚，至少 5 个字' : null
}
