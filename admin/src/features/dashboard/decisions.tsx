import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { dateText } from '../../components/dates'
import type { Dashboard } from './dashboard-page'

type Decision = Dashboard['decisions'][number]

const SHOWN = 5

/** What needs this person today, most pressing first. */
export function Decisions({ decisions, today }: { decisions: readonly Decision[]; today: string }) {
  const [all, setAll] = useState(false)
  const shown = all ? decisions : decisions.slice(0, SHOWN)
  return (
    <section className="panel" aria-label="今天要您定的">
      <div className="panel__h">
        <h2 className="num">
          {decisions.length === 0 ? '今天要您定的' : `今天要您定的 ${decisions.length} 项`}
        </h2>
        {decisions.length > SHOWN && (
          <button type="button" className="link-button" onClick={() => setAll(!all)}>
            {all ? '收起' : `全部 ${decisions.length} 项`}
          </button>
        )}
      </div>
      {decisions.length === 0 ? (
        <p className="muted panel__b">现在没有等您定的事。有新的会出现在这里，微信同时提醒。</p>
      ) : (
        <table className="data-table decide">
          <caption className="visually-hidden">今天要您定的事</caption>
          <colgroup>
            <col style={{ width: 108 }} />
            <col />
            <col style={{ width: '16%' }} />
            <col style={{ width: '27%' }} />
            <col style={{ width: 84 }} />
            <col style={{ width: 108 }} />
          </colgroup>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">种类</th>
              <th scope="col">事项</th>
              <th scope="col">单位</th>
              <th scope="col">为什么</th>
              <th scope="col">限期</th>
              <th scope="col">去办</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((decision, i) => (
              <Row
                key={`${decision.kind}${decision.target.id}`}
                decision={decision}
                today={today}
                first={i === 0}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Row({ decision, today, first }: { decision: Decision; today: string; first: boolean }) {
  const { kindName, title, orgName, reason, due, action } = decision
  const navigate = useNavigate()
  const path = pathOf(decision)
  return (
    <tr>
      <td>
        <span className="tag">{kindName}</span>
      </td>
      <td className="strong">
        <Link to={path} className="ellip decide__title" title={title}>
          {title}
        </Link>
      </td>
      <td>
        <div className="ellip" title={orgName}>
          {orgName}
        </div>
      </td>
      <td className="muted num">
        <div className="two-lines" title={reason}>
          {reason}
        </div>
      </td>
      <td className="num nowrap">{due === today ? '今天' : dateText(due, today)}</td>
      <td className="r">
        <Button
          size="small"
          type={first ? 'primary' : 'default'}
          aria-label={`${action}：${title}`}
          onClick={() => void navigate(path)}
        >
          {action}
        </Button>
      </td>
    </tr>
  )
}

/** The page on which it is done. */
export function pathOf({ target }: Pick<Decision, 'target'>): string {
  switch (target.kind) {
    case 'matter':
      return `/matters/${target.id}`
    case 'task':
      return `/tasks?task=${target.id}`
    case 'verification':
      return `/verifications?open=${target.id}`
    case 'lookBack':
      return `/look-backs?open=${target.id}`
    case 'conclusion':
      return `/conclusions?open=${target.id}`
    case 'intervention':
      return `/interventions?open=${target.id}`
    case 'oversight':
      return `/oversight?open=${target.id}`
    case 'clue':
      return `/clues?open=${target.id}`
    case 'article':
      return `/columns?open=${target.id}`
    case 'articleComments':
      return `/column-comments?state=waiting&open=${target.id}`
    case 'consultation':
      return `/consultations?open=${target.id}`
    case 'bulletin':
      return `/bulletins?open=${target.id}`
    case 'instruction':
      return `/instructions?open=${target.id}`
  }
}
