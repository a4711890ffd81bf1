import { View } from '@tarojs/components'
import { useState } from 'react'
import { asApiError, type ApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'
import { accountId } from '../../../api/session'
import { useContentKey } from '../../../api/use-content-key'
import { useMe } from '../../../api/use-me'
import { useRecord } from '../../../api/use-record'
import { savedText } from '../../../components/draft/saved-text'
import { useDraft } from '../../../components/draft/use-draft'
import { Choices } from '../../../components/field/choices'
import { DateField } from '../../../components/field/date-field'
import { Field } from '../../../components/field/field'
import { TextField } from '../../../components/field/text-field'
import { Refusal } from '../../../components/notice/refusal'
import type { DraftPhoto } from '../../../components/photo-field/draft-photo'
import { PhotoField } from '../../../components/photo-field/photo-field'
import { dropPhotos, storePhotos } from '../../../components/photo-field/store-photos'
import { Screen } from '../../../components/screen/screen'
import { Sheet } from '../../../components/sheet/sheet'
import { Skeleton } from '../../../components/states/states'
import { Button } from '../../../components/tap/button'
import { backTo, PAGES } from '../../../platform/navigate'
import { forget } from '../../../platform/storage'
import { textProblem } from '../text-problem'
import '../matters.scss'

interface Draft {
  /** null: the person who writes. */
  leaderId: string | null
  on: string | null
  text: string
  photos: DraftPhoto[]
  savedAt: number
}

const EMPTY: Draft = { leaderId: null, on: null, text: '', photos: [], savedAt: 0 }
const PHOTOS_MOST = 10

/** 写批示: a leader's own, or entered by the office for one with the photo of the paper. */
export default function WritePage() {
  const { me } = useMe()
  const account = me?.id ?? accountId()
  return (
    <Screen className="write-page" title="写批示">
      {me && account !== '' ? <WriteForm key={account} /> : <Skeleton />}
    </Screen>
  )
}

function WriteForm() {
  const { me } = useMe()
  const [today, leads] = [me?.today ?? null, me?.roles.includes('leader') ?? false]
  const key = `mingdu.instruction-new.${me?.id ?? ''}`
  const { draft, change, forgetChanges, full } = useDraft(key, EMPTY)
  const [problems, setProblems] = useState<Partial<Record<'leader' | 'text' | 'photos', string>>>({})
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const keyOf = useContentKey()
  const ask = () => {
    const found = problemsOf(draft, leads)
    setProblems(found)
    setAsking(Object.keys(found).length === 0)
  }
  const send = async () => {
    setAsking(false)
    setBusy(true)
    setError(null)
    try {
      const { leaderId, text, photos } = draft
      const fileIds = await storePhotos(photos, () => undefined)
      const body = { leaderId, on: draft.on ?? today ?? '', text: text.trim(), fileIds }
      const { id } = await api.instructions.write({ body, idempotencyKey: keyOf(JSON.stringify(body)) })
      forgetChanges()
      forget(key)
      dropPhotos(photos)
      backTo(PAGES.instruction, { id })
    } catch (thrown) {
      setError(asApiError(thrown))
    }
    setBusy(false)
  }
  return (
    <>
      {error && <Refusal className="matter-refusal" error={error} today={today} />}
      {!leads && (
        <LeaderField
          value={draft.leaderId}
          error={problems.leader ?? null}
          onChange={(leaderId) => change({ leaderId })}
        />
      )}
      <Field className="write-on" label="批示日期">
        <DateField
          className="write-on__day"
          label="批示日期"
          value={draft.on ?? today}
          {...(today === null ? {} : { to: today })}
          onChange={(on) => change({ on })}
        />
      </Field>
      <Field className="write-text" label="批示内容" error={problems.text ?? null}>
        <TextField
          className="write-text__in"
          label="批示内容"
          value={draft.text}
          most={1000}
          onChange={(text) => change({ text })}
        />
      </Field>
      <PhotoField
        label={leads ? '批示件照片（可不拍）' : '批示件照片'}
        hint={leads ? '写在纸上的，可以拍下来。' : '代为登记要附批示件。'}
        most={PHOTOS_MOST}
        photos={draft.photos}
        error={problems.photos ?? null}
        onChange={(next) => change((now) => ({ photos: next(now.photos) }))}
      />
      <View className="matter-buttons">
        <View className="matter-saved">{savedText(draft.savedAt, full)}</View>
        <Button className="write-go" text="提交批示" busy={busy} onTap={ask} />
      </View>
      {asking && (
        <Sheet title="提交批示？" yes="提交" onYes={() => void send()} onNo={() => setAsking(false)}>
          提交后编号，不能修改；由督查室据此立项。请勿写涉密内容。
        </Sheet>
      )}
    </>
  )
}

/** What is wrong with a 批示, by field; empty when it may go. */
function problemsOf({ text, leaderId, photos }: Draft, leads: boolean) {
  const said = textProblem(text)
  return {
    ...(said === null ? {} : { text: said }),
    ...(!leads && leaderId === null ? { leader: '请选是谁的批示' } : {}),
    ...(!leads && photos.length === 0 ? { photos: '请拍下或选批示件' } : {}),
  }
}

interface LeaderFieldProps {
  value: string | null
  error: string | null
  onChange: (leaderId: string) => void
}

function LeaderField({ value, error, onChange }: LeaderFieldProps) {
  const {
    data,
    error: failed,
    reload,
  } = useRecord(
    () => api.accounts.list({ query: { role: 'leader', status: 'active', limit: 50 } }),
    'leaders',
  )
  const options = Object.fromEntries(
    (data?.items ?? []).map(({ id, name, title }) => [id, `${name} ${title}`.trim()]),
  )
  return (
    <Field className="write-leader" label="哪位领导批示" error={error}>
      <Choices className="leader" label="哪位领导批示" options={options} value={value} onChange={onChange} />
      {failed && (
        <Button
          className="leader-again"
          kind="link"
          text="没取到领导，再试一次"
          onTap={() => void reload()}
        />
      )}
    </Field>
  )
}
