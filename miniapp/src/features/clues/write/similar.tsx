import { View } from '@tarojs/components'
import type { Response } from '@mingdu/shared/kernel/endpoint'
import type { clueIntakeApi } from '@mingdu/shared/clues/clue-intake.api'
import { CLUE_KINDS } from '@mingdu/shared/clues/clues.states'
import { dateInShanghai } from '@mingdu/shared/kernel/plain-date'
import { useState } from 'react'
import { citizenToken } from '../../../api/citizen-session'
import { api } from '../../../api/client.gen'
import { useRecord } from '../../../api/use-record'
import { useSending } from '../../../api/use-sending'
import { dayText } from '../../../components/dates'
import { Refusal } from '../../../components/notice/refusal'
import { Section } from '../../../components/section/section'
import { announced } from '../../../components/semantics'
import { Button } from '../../../components/tap/button'
import { Sheet } from '../../../components/sheet/sheet'
import { open, PAGES } from '../../../platform/navigate'
import type { ClueForm } from './use-clue'

type PublicClue = Response<(typeof clueIntakeApi)['similar']>['items'][number]

/** What others said already: to second it may be enough. Failing to look is no reason to stop anybody. */
export function SimilarClues({ form: { draft } }: { form: ClueForm }) {
  const text = draft.text.trim()
  const { data } = useRecord(() => api.clueIntake.similar({ body: { text } }), text)
  if (!data || data.items.length === 0) return null
  return (
    <Section className="clue-similar" title="有人反映过相近的事">
      <View className="clue-similar__b">如果是同一件事，附议就行，不用再提交；不是同一件的，接着提交。</View>
      {data.items.map((clue) => (
        <Similar key={clue.id} clue={clue} named={draft.identity !== 'anonymous'} />
      ))}
    </Section>
  )
}

function Similar({ clue, named }: { clue: PublicClue; named: boolean }) {
  const [now, setNow] = useState(clue)
  const [asking, setAsking] = useState(false)
  const [done, setDone] = useState(false)
  const { busy, error, send } = useSending()
  const signedIn = citizenToken() !== null
  const endorse = async () => {
    const call = (idempotencyKey: string) =>
      api.clueIntake.endorse({ params: { id: clue.id }, idempotencyKey })
    const fresh = await send(clue.id, call)
    setAsking(false)
    if (fresh === null) return
    setNow(fresh)
    setDone(true)
  }
  return (
    <View className="clue-like">
      <View className="clue-like__t">{now.text}</View>
      <View className="clue-like__b">
        {CLUE_KINDS[now.kind]} · {dayText(dateInShanghai(Date.parse(now.createdAt)), null)} ·{' '}
        {now.endorsements} 人附议
      </View>
      {error && <Refusal className="clue-like-error" error={error} today={null} />}
      {done && <View {...announced()}>已附议。</View>}
      {!done && signedIn && (
        <Button className="clue-endorse" kind="plain" text="附议" onTap={() => setAsking(true)} />
      )}
      {!done && !signedIn && (
        <View className="clue-like__b">
          附议要先登录并实名认证。{named ? '' : '不想留名的，接着匿名提交也可以。'}
        </View>
      )}
      {!done && !signedIn && named && (
        <Button
          className="clue-endorse-in"
          kind="link"
          text="去登录"
          onTap={() => open(PAGES.citizenSignIn, { from: PAGES.writeClue })}
        />
      )}
      {asking && (
        <Sheet
          title="附议这条线索？"
          yes="附议"
          busy={busy}
          onYes={() => void endorse()}
          onNo={() => setAsking(false)}
        >
          以您的实名附议，办理单位只看得到附议人数；附议后不能撤回。
          {named ? '' : '这样做就不是匿名了。'}
        </Sheet>
      )}
    </View>
  )
}
