import { View } from '@tarojs/components'
import { COLUMNS, type PublicColumn } from '@mingdu/shared/columns/columns.states'
import { citizenId } from '../../../api/citizen-session'
import { api } from '../../../api/client.gen'
import { useCitizen } from '../../../api/use-citizen'
import { useRecord } from '../../../api/use-record'
import { useSending } from '../../../api/use-sending'
import { useSubscriptions } from '../../../api/use-subscriptions'
import { Refusal } from '../../../components/notice/refusal'
import { Asked } from '../../../components/subscribe/asked'
import { askGroups } from '../../../components/subscribe/groups'
import { useAsk } from '../../../components/subscribe/use-ask'
import { Button } from '../../../components/tap/button'
import { open, PAGES } from '../../../platform/navigate'
import { canSubscribe } from '../../../platform/subscribe'

/** To be told when something comes out in a column: by a message here, and in WeChat where that was allowed. */
export function SubscribeRow({ column }: { column: PublicColumn }) {
  const { signedIn } = useCitizen()
  if (signedIn) return <Mine column={column} />
  return (
    <View className="column-subscribe">
      <Button
        className="column-subscribe__sign-in"
        kind="link"
        text={`登录后订阅“${COLUMNS[column].name}”`}
        onTap={() => open(PAGES.citizenSignIn, { from: PAGES.columns })}
      />
    </View>
  )
}

function Mine({ column }: { column: PublicColumn }) {
  const mine = useRecord(() => api.columnActs.subscriptions(), `columns ${citizenId()}`)
  const { busy, error, send } = useSending(mine.reload)
  // without knowing what stands, a tap could turn off what was meant to be turned on
  if (!mine.data) return null
  const on = mine.data.columns.includes(column)
  const turn = async () => {
    const fresh = await send([column, !on, mine.data], (idempotencyKey) =>
      api.columnActs.subscribe({ params: { column }, body: { on: !on }, idempotencyKey }),
    )
    if (fresh) mine.take(fresh)
  }
  const said = { on, busy, name: COLUMNS[column].name, turn: () => void turn() }
  return (
    <View className="column-subscribe">
      {canSubscribe ? <InWechat {...said} /> : <Turn {...said} />}
      {error && <Refusal className="column-subscribe__refusal" error={error} today={null} />}
    </View>
  )
}

interface TurnProps {
  on: boolean
  busy: boolean
  name: string
  turn: () => void
}

function Turn({ on, busy, name, turn }: TurnProps) {
  return (
    <>
      <Button
        className="column-subscribe__turn"
        kind={on ? 'link' : 'plain'}
        text={on ? `退订“${name}”` : `订阅“${name}”`}
        busy={busy}
        onTap={turn}
      />
      <View className="column-meta">
        {on ? '有新文章时会写在“我的消息”里。' : '订阅后，有新文章会告诉您。'}
      </View>
    </>
  )
}

/** WeChat is asked in the tap itself, before anything is waited for. */
function InWechat({ turn, ...said }: TurnProps) {
  const subscriptions = useSubscriptions('citizen')
  const { note, ask, openSettings } = useAsk(subscriptions, 'citizen')
  const [group] = askGroups((subscriptions.data?.items ?? []).filter(({ key }) => key === 'miniColumn'))
  const tap = () => {
    if (!said.on && group) ask(group.items)
    turn()
  }
  return (
    <>
      <Turn {...said} turn={tap} />
      <Asked note={note} onSettings={openSettings} />
    </>
  )
}
