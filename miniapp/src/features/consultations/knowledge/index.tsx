import { View } from '@tarojs/components'
import type { Knowledge } from '@mingdu/shared/consultations/knowledge.api'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { useMe } from '../../../api/use-me'
import { ROWS } from '../../../api/use-pages'
import { useRecord } from '../../../api/use-record'
import { useSending } from '../../../api/use-sending'
import { useVisit } from '../../../api/use-visit'
import { LineField } from '../../../components/field/text-field'
import { Refusal } from '../../../components/notice/refusal'
import { PagedList } from '../../../components/paged-list/paged-list'
import { Screen } from '../../../components/screen/screen'
import { announced } from '../../../components/semantics'
import { Empty, Failed, Skeleton } from '../../../components/states/states'
import { Button } from '../../../components/tap/button'
import { useRouter } from '../../../platform/page-hooks'
import { EntryFold } from '../entry-fold'
import { useRested } from '../use-rested'
import '../consultations.scss'

/** 知识库: what was answered well, found by a part of its words. */
export default function KnowledgePage() {
  const { me } = useMe()
  const id = useRouter().params['id'] ?? ''
  const today = me?.today ?? null
  const [text, setText] = useState('')
  const q = useRested(text.trim())
  const visit = useVisit()
  const fetch = (cursor: string | undefined) =>
    api.knowledge.list({
      query: { limit: ROWS, ...(q === '' ? {} : { q }), ...(cursor ? { cursor } : {}) },
    })
  return (
    <Screen className="knowledge-page" title="知识库">
      <View className="consult-buttons">
        <LineField
          className="knowledge-find"
          label="找知识库"
          value={text}
          most={50}
          placeholder="问题、答复或依据里的字"
          onChange={setText}
        />
      </View>
      {id !== '' && q === '' && <Wanted key={id} id={id} today={today} />}
      <PagedList
        what="知识库"
        unit="条"
        fetch={fetch}
        filter={q}
        visit={visit}
        row={(entry: Knowledge) => <Entry key={entry.id} entry={entry} today={today} />}
        empty={
          <Empty
            title={q === '' ? '知识库还没有条目' : '没有找到'}
            text={
              q === ''
                ? '督查室发布的常见问题和答复会出现在这里。'
                : '换几个字再找；还是没有的，可以向督查咨询。'
            }
          />
        }
      />
    </Screen>
  )
}

/** The entry a search or an answer led to, open above the others. */
function Wanted({ id, today }: { id: string; today: string | null }) {
  const { data, error, reload } = useRecord(() => api.knowledge.get({ params: { id } }), id)
  if (data) return <Entry entry={data} today={today} open />
  return error ? <Failed what="这一条" error={error} onRetry={() => void reload()} /> : <Skeleton />
}

interface EntryProps {
  entry: Knowledge
  today: string | null
  open?: boolean
}

function Entry({ entry, today, open = false }: EntryProps) {
  const [thanked, setThanked] = useState(entry.foundUseful)
  const { busy, error, send } = useSending()
  const { id, publishedAt } = entry
  const note = async () => {
    const noted = await send(id, (idempotencyKey) => api.knowledge.useful({ params: { id }, idempotencyKey }))
    if (noted) setThanked(true)
  }
  return (
    <EntryFold entry={entry} today={today} open={open}>
      {error && <Refusal className="knowledge-refusal" error={error} today={today} />}
      {thanked && (
        <View className="consult-meta" {...announced()}>
          您觉得有用
        </View>
      )}
      {!thanked && publishedAt !== null && (
        <Button
          className={`knowledge-useful-${id}`}
          kind="plain"
          text="有用"
          busy={busy}
          onTap={() => void note()}
        />
      )}
    </EntryFold>
  )
}
