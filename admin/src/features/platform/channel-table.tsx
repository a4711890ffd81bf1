import { CHANNELS } from '@mingdu/shared/messages/messages.states'
import { Caliber } from '../../components/caliber'
import { timeText } from '../../components/dates'
import { Light } from '../../components/light'
import { CHANNEL_LIGHTS, countText, shareText } from './words'
import type { ChannelStatus } from './use-status'

/** Every channel in the order they are tried: does it work, and what went through it today. */
export function ChannelTable({ channels }: { channels: readonly ChannelStatus[] }) {
  return (
    <section className="panel" aria-label="通道">
      <div className="panel__h">
        <h2>通道</h2>
        <small>按先后次序：前一个发不到才用后一个；已发、送达、失败是今天的</small>
      </div>
      <div className="platform__scroll" tabIndex={0} role="group" aria-label="通道表，可滚动">
        <table className="data-table" style={{ minWidth: 900 }}>
          <caption className="visually-hidden">各通道的情况</caption>
          <Head />
          <tbody>
            {channels.map((channel) => (
              <Row key={channel.channel} of={channel} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Head() {
  return (
    <>
      <colgroup>
        <col style={{ width: 128 }} />
        <col />
        {[60, 60, 60, 60, 104, 152, 76].map((width, i) => (
          <col key={i} style={{ width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">通道</th>
          <th scope="col">情况</th>
          <th scope="col" className="r">
            待发
          </th>
          <th scope="col" className="r">
            已发
          </th>
          <th scope="col" className="r">
            送达
          </th>
          <th scope="col" className="r">
            失败
          </th>
          <th scope="col" className="r">
            送达率{' '}
            <Caliber
              of="送达率"
              definition="今天有结果的各件中已送达的比例；还在等结果的、合并的、不再需要的不算在内。"
            />
          </th>
          <th scope="col" className="r">
            当日额度
          </th>
          <th scope="col" className="r">
            订阅次数
          </th>
        </tr>
      </thead>
    </>
  )
}

function Row({ of: row }: { of: ChannelStatus }) {
  return (
    <tr>
      <td className="strong">{CHANNELS[row.channel]}</td>
      <td>
        <span className="platform__verdict">
          <Light light={row.light} text={CHANNEL_LIGHTS[row.light]} />
          <span className="muted">{row.note === CHANNEL_LIGHTS[row.light] ? '' : row.note}</span>
        </span>
      </td>
      <td className="r">{countText(row.waiting)}</td>
      <td className="r">{countText(row.sent)}</td>
      <td className="r">{countText(row.delivered)}</td>
      <td className={row.failed > 0 ? 'r late-count' : 'r'}>{countText(row.failed)}</td>
      <td className="r">{shareText(row.deliveredShare)}</td>
      <td className="r">
        <Quota quota={row.quota} />
      </td>
      <td className="r">{row.credits === null ? '–' : `${row.credits.toLocaleString('en-US')} 次`}</td>
    </tr>
  )
}

function Quota({ quota }: { quota: ChannelStatus['quota'] }) {
  if (quota === null) return '–'
  return (
    <>
      {quota.used.toLocaleString('en-US')} / {quota.limit.toLocaleString('en-US')}
      <span className="sub" style={{ display: 'block' }}>
        {timeText(quota.askedAt)} 问得
      </span>
    </>
  )
}
