import { CHANNELS } from '@mingdu/shared/messages/messages.states'
import { timeText } from '../../components/dates'
import type { Status } from './use-status'
import { errorText } from './words'

/** What went wrong in the last day, the most frequent first. */
export function ErrorTable({ errors }: { errors: Status['errors'] }) {
  return (
    <section className="panel" aria-label="近 24 小时的错误">
      <div className="panel__h">
        <h2>近 24 小时的错误</h2>
        <small>每次失败的发送算一次，重试成功的也算</small>
      </div>
      {errors.length === 0 ? (
        <p className="muted panel__b">没有出错的发送。</p>
      ) : (
        <div className="platform__scroll" tabIndex={0} role="group" aria-label="错误表，可滚动">
          <table className="data-table" style={{ minWidth: 720 }}>
            <caption className="visually-hidden">近 24 小时的错误</caption>
            <colgroup>
              <col style={{ width: 148 }} />
              <col style={{ width: 240 }} />
              <col />
              <col style={{ width: 72 }} />
              <col style={{ width: 120 }} />
            </colgroup>
            <thead>
              <tr>
                <th scope="col">通道</th>
                <th scope="col">类别和错误码</th>
                <th scope="col">原因</th>
                <th scope="col" className="r">
                  次数
                </th>
                <th scope="col" className="r">
                  最近一次
                </th>
              </tr>
            </thead>
            <tbody>
              {errors.map((error) => (
                <tr key={`${error.channel} ${error.errorClass} ${error.errorCode}`}>
                  <td>{CHANNELS[error.channel]}</td>
                  <td className="strong">{errorText(error.errorClass, error.errorCode)}</td>
                  <td>
                    <span className="two-lines" title={error.reason}>
                      {error.reason || '–'}
                    </span>
                  </td>
                  <td className="r">{error.count.toLocaleString('en-US')}</td>
                  <td className="r">{timeText(error.lastAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
