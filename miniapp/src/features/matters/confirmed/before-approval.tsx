import { View } from '@tarojs/components'
import type { Confirmations } from '@mingdu/shared/confirmations/confirmations.api'
import { AFTER_STOPPED } from '@mingdu/shared/confirmations/confirmations.states'
import type { Matter } from '@mingdu/shared/matters/matters.schema'
import { MATTER_ACTIONS } from '@mingdu/shared/matters/matters.states'
import type { Loaded } from '../../../api/use-record'
import { Notice } from '../../../components/notice/notice'
import { Button } from '../../../components/tap/button'
import { open, PAGES } from '../../../platform/navigate'
import { Confirmed } from './confirmed'

interface BeforeApprovalProps {
  matter: Matter
  confirmed: Loaded<Confirmations | null>
  today: string | null
}

/** What those concerned said, before 销号 is approved: why it cannot be now, and what is to be done instead. */
export function BeforeApproval({ matter, confirmed, today }: BeforeApprovalProps) {
  const { data, error, reload } = confirmed
  if (error)
    return (
      <Notice className="matter-unread" tone="yellow">
        <View>群众核验没有取到：{error.message}</View>
        <View>批准时系统会再核对一次。</View>
        <Button className="confirmed-retry" kind="link" text="再取一次" onTap={() => void reload()} />
      </Notice>
    )
  return (
    <>
      <Confirmed confirmations={data} today={today} />
      {data && sendsBack(data) && matter.allowedActions.includes(AFTER_STOPPED.closing) && (
        <View className="matter-buttons">
          <Button
            className="confirmed-send-back"
            kind="plain"
            text={`去${MATTER_ACTIONS[AFTER_STOPPED.closing]}`}
            onTap={() => open(PAGES.matterAct, { id: matter.id, act: AFTER_STOPPED.closing })}
          />
        </View>
      )}
    </>
  )
}

/** The answers stopped it: nothing but going back to work changes that. */
function sendsBack({ stops, rounds }: Confirmations): boolean {
  return stops !== '' && rounds.some(({ round, state }) => round === 'closing' && state === 'stopped')
}
