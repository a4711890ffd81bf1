import { CLUE_SOURCES } from '@mingdu/shared/clues/clues.states'
import type { Partner, PartnerWithSecret } from '@mingdu/shared/exchange/exchange.schema'
import {
  EXCHANGE_ALGORITHMS,
  PARTNER_ACTS,
  PARTNER_STATES,
  type PartnerAct,
} from '@mingdu/shared/exchange/exchange.states'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { useCan } from '../../api/session'
import { fullTimeText } from '../../components/dates'
import { Drawer } from '../../components/drawer'
import { ErrorState, SkeletonLines } from '../../components/states'
import { Timeline } from '../../components/timeline'
import { Deliveries } from './deliveries'
import { ChangePartnerDialog, RotateDialog, StartDialog, StopDialog } from './partner-act-dialogs'
import { wrongCallsText } from './wrong-calls'

interface DrawerProps {
  id: string
  onKey: (made: PartnerWithSecret) => void
  onClose: () => void
}
const WRONG_HINT =
  '可能是对方的密钥没有更新，也可能是别人在试。签名正确的请求不受影响；对方说报不上来的，请核对密钥，必要时更换密钥。'
const BUTTONS = ['change', 'rotate', 'stop', 'start'] as const satisfies readonly PartnerAct[]

export function PartnerDrawer({ id, onKey, onClose }: DrawerProps) {
  const [act, setAct] = useState<PartnerAct | null>(null)
  const keeps = useCan()('exchange.write')
  const read = useQuery({
    queryKey: ['exchange', 'partner', id],
    queryFn: () => api.exchangePartners.get({ params: { id } }),
  })
  const partner = read.data
  const buttons = partner && keeps ? BUTTONS.filter((one) => partner.allowedActions.includes(one)) : []
  const done = () => setAct(null)
  return (
    <Drawer
      title={partner?.name ?? '对接单位'}
      kicker={partner ? CLUE_SOURCES[partner.source] : ''}
      label="对接单位"
      onClose={onClose}
      wide
      footer={
        buttons.length > 0 && (
          <div className="row row--wrap">
            {buttons.map((one) => (
              <Button key={one} danger={one === 'stop'} onClick={() => setAct(one)}>
                {PARTNER_ACTS[one]}
              </Button>
            ))}
          </div>
        )
      }
    >
      {read.isPending && <SkeletonLines />}
      {read.isError && <ErrorState error={read.error} retry={() => void read.refetch()} />}
      {partner && <Body partner={partner} />}
      {partner && act === 'change' && <ChangePartnerDialog partner={partner} onClose={done} />}
      {partner && act === 'rotate' && <RotateDialog partner={partner} onMade={onKey} onClose={done} />}
      {partner && act === 'stop' && <StopDialog partner={partner} onClose={done} />}
      {partner && act === 'start' && <StartDialog partner={partner} onClose={done} />}
    </Drawer>
  )
}

function Body({ partner }: { partner: Partner }) {
  const { state, algorithm, org, callbackUrl, keys, lastCallAt, wrongCalls, acknowledged, history } = partner
  return (
    <>
      <dl className="facts num">
        <dt>状态</dt>
        <dd>{PARTNER_STATES[state]}</dd>
        <dt>签名算法</dt>
        <dd>{EXCHANGE_ALGORITHMS[algorithm]}</dd>
        <dt>所属单位</dt>
        <dd>{org?.name ?? '没有选'}</dd>
        <dt>回调地址</dt>
        <dd style={{ overflowWrap: 'anywhere' }}>{callbackUrl || '没有填，由对方来取'}</dd>
        <dt>最近调用</dt>
        <dd>{lastCallAt ? fullTimeText(lastCallAt) : '还没有'}</dd>
        <dt>签名不对</dt>
        <dd>
          {wrongCalls ? wrongCallsText(wrongCalls) : '没有过'}
          {wrongCalls && <div className="small muted">{WRONG_HINT}</div>}
        </dd>
        <dt>对方已确认</dt>
        <dd>{acknowledged === 0 ? '还没有' : `至第 ${acknowledged} 号结果`}</dd>
      </dl>
      <h3 className="sub-h">密钥</h3>
      <ul className="stack num">
        {keys.map(({ keyId, createdAt, endsAt, ownPublicKey }) => (
          <li key={keyId}>
            <span style={{ overflowWrap: 'anywhere' }}>{keyId}</span>
            {endsAt ? `　旧密钥，有效到 ${fullTimeText(endsAt)}` : `　现用，${fullTimeText(createdAt)} 生成`}
            {ownPublicKey !== '' && (
              <div className="small muted" style={{ overflowWrap: 'anywhere' }}>
                我方公钥 {ownPublicKey}
              </div>
            )}
          </li>
        ))}
      </ul>
      <h3 className="sub-h">结果推送</h3>
      <Deliveries partner={partner} />
      <h3 className="sub-h">经过</h3>
      <Timeline
        items={[...history].reverse().map(({ at, who, what, note, version }) => ({
          ...{ key: String(version), head: `${who}　${what}`, time: fullTimeText(at), body: note },
        }))}
      />
    </>
  )
}
