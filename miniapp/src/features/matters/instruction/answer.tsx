import { View } from '@tarojs/components'
import type { Instruction } from '@mingdu/shared/matters/instructions.api'
import { INSTRUCTION_ACTS, type InstructionAct } from '@mingdu/shared/matters/instructions.states'
import { useState } from 'react'
import { asApiError, type ApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'
import { useContentKey } from '../../../api/use-content-key'
import { savedText } from '../../../components/draft/saved-text'
import { useDraft } from '../../../components/draft/use-draft'
import { Field } from '../../../components/field/field'
import { TextField } from '../../../components/field/text-field'
import { Refusal } from '../../../components/notice/refusal'
import type { DraftPhoto } from '../../../components/photo-field/draft-photo'
import { PhotoField } from '../../../components/photo-field/photo-field'
import { dropPhotos, storePhotos } from '../../../components/photo-field/store-photos'
import { Sheet } from '../../../components/sheet/sheet'
import { Button } from '../../../components/tap/button'
import { forget } from '../../../platform/storage'
import { textProblem } from '../text-problem'

interface AnswerProps {
  instruction: Instruction
  account: string
  today: string | null
  onDone: (fresh: Instruction) => void
  reload: () => Promise<void>
}

interface Draft {
  text: string
  photos: DraftPhoto[]
  savedAt: number
}

const EMPTY: Draft = { text: '', photos: [], savedAt: 0 }
const PHOTOS_MOST = 9

const ASKS: Record<InstructionAct, string> = {
  report: '批示的领导会收到消息，反馈后不能改。',
  markRead: '督查室会知道您看过了。',
  repeat: '督查室会收到消息，批示继续办理。',
}

/** 反馈 of the office; 已阅 or 再批示 of the leader who wrote it. */
export function Answer({ instruction, account, today, onDone, reload }: AnswerProps) {
  const { id, allowedActs } = instruction
  const key = `mingdu.instruction.${account}.${id}`
  const { draft, change, forgetChanges, full } = useDraft(key, EMPTY)
  const [problem, setProblem] = useState<string | null>(null)
  const [asking, setAsking] = useState<InstructionAct | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const keyOf = useContentKey()
  const writes = allowedActs.includes('report') || allowedActs.includes('repeat')
  const ask = (act: InstructionAct) => {
    const found = act === 'markRead' ? null : textProblem(draft.text)
    setProblem(found)
    setAsking(found === null ? act : null)
  }
  const send = async (act: InstructionAct) => {
    setAsking(null)
    setBusy(true)
    setError(null)
    try {
      const fresh = await perform(act, instruction, draft, keyOf)
      forgetChanges()
      forget(key)
      dropPhotos(draft.photos)
      onDone(fresh)
    } catch (thrown) {
      const refused = asApiError(thrown)
      setError(refused)
      if (refused.status === 409 || refused.status === 422) await reload()
    }
    setBusy(false)
  }
  return (
    <>
      {error && <Refusal className="matter-refusal" error={error} today={today} />}
      {writes && (
        <Field
          className="answer-text"
          label={allowedActs.includes('report') ? '办理结果' : '再批示（看过即可的不用写）'}
          error={problem}
        >
          <TextField
            className="answer-text__in"
            label={allowedActs.includes('report') ? '办理结果' : '再批示'}
            value={draft.text}
            most={1000}
            onChange={(text) => change({ text })}
          />
        </Field>
      )}
      {allowedActs.includes('report') && (
        <PhotoField
          label="照片（可不拍）"
          hint="现场拍照会记下时间和地点。"
          most={PHOTOS_MOST}
          photos={draft.photos}
          error={null}
          camera
          onChange={(next) => change((now) => ({ photos: next(now.photos) }))}
        />
      )}
      <View className="matter-buttons">
        {writes && <View className="matter-saved">{savedText(draft.savedAt, full)}</View>}
        {allowedActs.map((act, i) => (
          <Button
            key={act}
            className={`matter-act answer-${act}`}
            kind={i === 0 ? 'main' : 'plain'}
            text={INSTRUCTION_ACTS[act]}
            busy={busy}
            onTap={() => ask(act)}
          />
        ))}
      </View>
      {asking && (
        <Sheet
          title={`${INSTRUCTION_ACTS[asking]}？`}
          yes={INSTRUCTION_ACTS[asking]}
          onYes={() => void send(asking)}
          onNo={() => setAsking(null)}
        >
          {ASKS[asking]}
        </Sheet>
      )}
    </>
  )
}

async function perform(
  act: InstructionAct,
  { id, version }: Instruction,
  { text, photos }: Draft,
  keyOf: (content: string) => string,
): Promise<Instruction> {
  const said = { version, text: text.trim() }
  const at = {
    params: { id },
    idempotencyKey: keyOf(JSON.stringify([act, id, said, photos.map(({ key }) => key)])),
  }
  if (act === 'markRead') return api.instructions.markRead({ ...at, body: { version } })
  if (act === 'repeat') return api.instructions.repeat({ ...at, body: said })
  const fileIds = await storePhotos(photos, () => undefined)
  return api.instructions.report({ ...at, body: { ...said, fileIds } })
}
