import { CLUE_SOURCES } from '@mingdu/shared/clues/clues.states'
import type { Partner } from '@mingdu/shared/exchange/exchange.schema'
import { EXCHANGE_ALGORITHMS, PARTNER_STATES } from '@mingdu/shared/exchange/exchange.states'
import { timeText } from '../../components/dates'
import type { Column } from '../../components/list'
import { wrongCallsText } from './wrong-calls'

export function partnerColumns(today: string): Column<Partner>[] {
  const lastCall = ({ lastCallAt }: Partner) => (lastCallAt ? timeText(lastCallAt, today) : '还没有')
  return [
    {
      key: 'name',
      title: '名称',
      fixed: true,
      render: ({ name, org }) => (
        <>
          <span className="two-lines" title={name}>
            {name}
          </span>
          {org && <span className="sub ellip">{org.name}</span>}
        </>
      ),
      text: ({ name }) => name,
    },
    {
      key: 'source',
      title: '来源',
      width: 108,
      render: ({ source }) => CLUE_SOURCES[source],
      text: ({ source }) => CLUE_SOURCES[source],
    },
    {
      key: 'algorithm',
      title: '签名',
      width: 208,
      render: ({ algorithm }) => EXCHANGE_ALGORITHMS[algorithm],
      text: ({ algorithm }) => EXCHANGE_ALGORITHMS[algorithm],
    },
    {
      key: 'state',
      title: '状态',
      width: 92,
      render: ({ state }) => (
        <span className={state === 'active' ? 'tag tag--blue' : 'tag tag--off'}>{PARTNER_STATES[state]}</span>
      ),
      text: ({ state }) => PARTNER_STATES[state],
    },
    {
      key: 'lastCall',
      title: '最近调用',
      width: 148,
      align: 'right',
      render: (partner) => (
        <>
          {lastCall(partner)}
          {partner.wrongCalls && (
            <div className="sub late-count">{timeText(partner.wrongCalls.lastAt, today)} 签名不对</div>
          )}
        </>
      ),
      text: (partner) =>
        partner.wrongCalls
          ? `${lastCall(partner)}，${wrongCallsText(partner.wrongCalls)}`
          : lastCall(partner),
    },
    {
      key: 'pushes',
      title: '推送',
      width: 148,
      render: ({ failed, waiting }) => (
        <>
          <span className={failed > 0 ? 'late-count' : ''}>{failed > 0 ? `失败 ${failed}` : '没有失败'}</span>
          {waiting > 0 && <div className="sub">待推送 {waiting}</div>}
        </>
      ),
      text: ({ failed, waiting }) => `失败 ${failed}，待推送 ${waiting}`,
    },
  ]
}
