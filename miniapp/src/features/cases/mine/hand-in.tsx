import { View } from '@tarojs/components'
import type { MyCase } from '@mingdu/shared/cases/applications.schema'
import { useState } from 'react'
import { asApiError, type ApiError } from '../../../api/api-error'
import { citizenId } from '../../../api/citizen-session'
import { api } from '../../../api/client.gen'
import { useContentKey } from '../../../api/use-content-key'
import { useDraft } from '../../../components/draft/use-draft'
import { Refusal } from '../../../components/notice/refusal'
import { announced } from '../../../components/semantics'
import { Button } from '../../../components/tap/button'
import { forget } from '../../../platform/storage'
import { dropFiles, FILES_MOST } from '../draft-file'
import { FileField } from '../material/file-field'
import { GivenChoice } from '../material/given-choice'
import type { ChangeProps } from './change-props'
import type { toHandIn } from './case-text'
import { emptyHandIn, handInBody, handInProblem, type HandInDraft } from './hand-in-draft'

interface HandInProps extends ChangeProps {
  asked: NonNullable<ReturnType<typeof toHandIn>>
}

const WAYS = [
  { key: 'files' as const, text: '上传照片或文件', hint: '' },
  { key: 'paper' as const, text: '到窗口交纸质', hint: '提交后带到窗口，窗口收到才算交了。' },
]

/** Hands in what was asked for, material by material; what is typed and taken outlasts a killed program. */
export function HandIn({ mine, asked, onChanged, onReload }: HandInProps) {
  const key = `mingdu.hand-in.${citizenId()}.${mine.id}`
  const { draft, change, forgetChanges } = useDraft<HandInDraft>(key, emptyHandIn())
  const [problem, setProblem] = useState<string | null>(null)
  const [error, setError] = useState<ApiError | null>(null)
  const [busy, setBusy] = useState(false)
  const keyFor = useContentKey()
  const send = async () => {
    const found = handInProblem(draft, asked)
    setProblem(found)
    setError(null)
    if (found !== null) return
    setBusy(true)
    try {
      const body = { version: mine.version, materials: handInBody(draft, asked) }
      const idempotencyKey = keyFor(JSON.stringify(body))
      const fresh = await sent(asked.act, mine.id, body, idempotencyKey)
      dropFiles(Object.values(draft.materials).flatMap(({ files }) => files))
      forgetChanges()
      forget(key)
      onChanged(fresh)
    } catch (thrown) {
      const why = asApiError(thrown)
      setError(why)
      if (why.code === 'version.stale') onReload()
    }
    setBusy(false)
  }
  return (
    <View className="hand-in">
      {asked.materials.map(({ key: material, name }) => (
        <Material key={material} material={material} name={name} draft={draft} change={change} />
      ))}
      {problem && (
        <View className="files__problem hand-in-problem" {...announced()}>
          {problem}
        </View>
      )}
      {error && <Refusal className="hand-in-error" error={error} today={null} />}
      <Button className="hand-in-send" text={asked.word} busy={busy} onTap={() => void send()} />
    </View>
  )
}

type Body = { version: number; materials: ReturnType<typeof handInBody> }

function sent(act: 'correct' | 'supply', id: string, body: Body, idempotencyKey: string): Promise<MyCase> {
  const call = { params: { id }, body, idempotencyKey }
  return act === 'correct' ? api.applications.correct(call) : api.applications.supply(call)
}

interface MaterialProps {
  material: string
  name: string
  draft: HandInDraft
  change: (part: (draft: HandInDraft) => Partial<HandInDraft>) => void
}

function Material({ material, name, draft, change }: MaterialProps) {
  const now = draft.materials[material] ?? { given: null, files: [] }
  const put = (edit: (before: typeof now) => typeof now) =>
    change(({ materials }) => ({
      materials: { ...materials, [material]: edit(materials[material] ?? { given: null, files: [] }) },
    }))
  return (
    <View className="case-material">
      <View className="case-material__t">{name}</View>
      <GivenChoice
        options={WAYS}
        value={now.given}
        onChange={(given) => put((before) => ({ ...before, given: given === 'paper' ? 'paper' : 'files' }))}
      />
      {now.given === 'files' && (
        <FileField
          label={name}
          files={now.files}
          most={FILES_MOST}
          onChange={(edit) => put((before) => ({ ...before, files: edit(before.files) }))}
        />
      )}
    </View>
  )
}
