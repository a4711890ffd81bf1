import type { ApplicantThread } from '@mingdu/shared/cases/case-thread.api'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { asApiError, type ApiError } from '../../../api/api-error'
import { citizenId } from '../../../api/citizen-session'
import { api } from '../../../api/client.gen'
import { useContentKey } from '../../../api/use-content-key'
import { useDraft } from '../../../components/draft/use-draft'
import { TextField } from '../../../components/field/text-field'
import { Refusal } from '../../../components/notice/refusal'
import { announced } from '../../../components/semantics'
import { Button } from '../../../components/tap/button'
import { forget } from '../../../platform/storage'
import { anyUnsent, dropFiles, fileIdsOf, type DraftFile } from '../draft-file'
import { FileField } from '../material/file-field'

/** The contract takes so many with one 留言. */
const FILES_IN_ONE = 9

interface SayDraft {
  savedAt: number
  text: string
  files: DraftFile[]
}

const NOTHING: SayDraft = { savedAt: 0, text: '', files: [] }

/** What is being written to the office, with photos and files; it outlasts a killed program. */
export function Say({ id, onSaid }: { id: string; onSaid: (thread: ApplicantThread) => void }) {
  const key = `mingdu.say.${citizenId()}.${id}`
  const { draft, change, forgetChanges } = useDraft<SayDraft>(key, NOTHING)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [error, setError] = useState<ApiError | null>(null)
  const keyFor = useContentKey()
  const say = async () => {
    const found = sayProblem(draft)
    setProblem(found)
    setError(null)
    if (found !== null) return
    setBusy(true)
    try {
      const body = { text: draft.text.trim(), fileIds: fileIdsOf(draft.files) }
      const idempotencyKey = keyFor(JSON.stringify(body))
      const thread = await api.applications.say({ params: { id }, body, idempotencyKey })
      dropFiles(draft.files)
      change(NOTHING)
      forgetChanges()
      forget(key)
      onSaid(thread)
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
        value={draft.text}
        most={1000}
        onChange={(text) => change({ text })}
      />
      <FileField
        label="留言附件"
        files={draft.files}
        most={FILES_IN_ONE}
        onChange={(edit) => change(({ files }) => ({ files: edit(files) }))}
      />
      {problem && (
        <View className="files__problem thread-problem" {...announced()}>
          {problem}
        </View>
      )}
      {error && <Refusal className="thread-error" error={error} today={null} />}
      <Button className="thread-say" kind="plain" text="发送" busy={busy} onTap={() => void say()} />
    </>
  )
}

function sayProblem({ text, files }: SayDraft): string | null {
  if (anyUnsent(files)) return '还有文件没有传成，请等传完，或重传、删除。'
  if (text.trim() !== '') return null
  return files.length > 0 ? '请写一句，说明这些文件是什么。' : '请写要说的话。'
}
