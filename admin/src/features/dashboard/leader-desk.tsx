import { byKind, ONLY_TOLD } from '@mingdu/shared/dashboard/decisions.states'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { dateText } from '../../components/dates'
import type { Dashboard, Decision } from './dashboard-page'
import './leader.css'

interface LeaderDeskProps {
  dashboard: Dashboard
  /** Opens what is to be decided here, beside the page. */
  onOpen: (decision: Decision) => void
}

/** What a leader has to decide today, all of it, by kind; then what is late and what got worse. */
export function LeaderDesk({ dashboard, onOpen }: LeaderDeskProps) {
  const { decisions, today, lights } = dashboard
  const told = decisions.filter(({ kind }) => ONLY_TOLD.includes(kind))
  const asked = decisions.filter(({ kind }) => !ONLY_TOLD.includes(kind))
  return (
    <div className="leader">
      <section className="panel" aria-label="今天要您决定的">
        <div className="panel__h">
          <h2 className="num">
            {asked.length === 0 ? '今天没有需要您决定的事' : `今天要您决定的 ${asked.length} 项`}
          </h2>
        </div>
        {asked.length === 0 && <p className="muted panel__b">有新的会出现在这里，微信同时提醒。</p>}
        {byKind(asked).map((group) => (
          <Group key={group.kind} {...group} today={today} onOpen={onOpen} />
        ))}
      </section>
      {told.length > 0 && (
        <section className="panel" aria-label="红灯事项">
          {byKind(told).map((group) => (
            <Group
              key={group.kind}
              {...group}
              today={today}
              onOpen={onOpen}
              more={
                <Link to="/tasks?view=open&light=red" className="small num">
                  全部 {lights.red ?? 0} 项
                </Link>
              }
            />
          ))}
        </section>
      )}
      <div className="leader__cols">
        <RedByOrg rows={dashboard.orgLights} />
        <GotWorse rows={dashboard.worse} />
      </div>
    </div>
  )
}

type Group = ReturnType<typeof byKind<Decision>>[number]

function Group({
  group,
  otherwise,
  items,
  today,
  onOpen,
  more,
}: Group & { today: string; onOpen: (decision: Decision) => void; more?: ReactNode }) {
  return (
    <section className="leader__group" aria-label={group}>
      <h3 className="num">
        {group} {items.length} 项 {more}
      </h3>
      <p className="small muted">不定会怎样：{otherwise}</p>
      <ul>
        {items.map((decision) => (
          <Item key={decision.target.id} decision={decision} today={today} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  )
}

function Item({
  decision,
  today,
  onOpen,
}: {
  decision: Decision
  today: string
  onOpen: (decision: Decision) => void
}) {
  const { title, orgName, reason, asker, due, action } = decision
  const late = due !== null && due < today
  return (
    <li className="leader__item">
      <div className="leader__what">
        <p className="strong">{title}</p>
        <p className="small">{reason}</p>
        <p className="small muted num">
          {orgName}
          {asker !== '' && `　${asker}提出`}
          {due !== null && (
            <>
              {'　限 '}
              <span className={late ? 'late-count' : ''}>
                {due === today ? '今天' : dateText(due, today)}
              </span>
            </>
          )}
        </p>
      </div>
      <Button aria-label={`${wordOf(action)}：${title}`} onClick={() => onOpen(decision)}>
        {wordOf(action)}
      </Button>
    </li>
  )
}

/** Nobody has to go anywhere: what is asked opens beside the page. */
function wordOf(action: string): string {
  return action.replace(/^去/, '')
}

function RedByOrg({ rows }: { rows: Dashboard['orgLights'] }) {
  const late = rows.filter(({ red, yellow }) => red + yellow > 0)
  return (
    <section className="panel" aria-label="各单位红灯">
      <div className="panel__h">
        <h2>各单位红灯</h2>
        <Link to="/regions" className="small">
          逐级查看
        </Link>
      </div>
      {late.length === 0 ? (
        <p className="muted panel__b">没有超期和预警的任务。</p>
      ) : (
        <table className="data-table data-table--dense num">
          <caption className="visually-hidden">各单位超期和预警的任务</caption>
          <thead>
            <tr>
              <th scope="col">单位</th>
              <th scope="col" className="r">
                ■ 超期
              </th>
              <th scope="col" className="r">
                ▲ 预警
              </th>
              <th scope="col" className="r">
                在办
              </th>
            </tr>
          </thead>
          <tbody>
            {late.slice(0, 10).map(({ org, red, yellow, total }) => (
              <tr key={org.id}>
                <td>
                  <Link to={`/tasks?orgId=${org.id}&part=lead&view=open&light=red`} className="two-lines">
                    {org.name}
                  </Link>
                </td>
                <td className={red > 0 ? 'r late-count' : 'r muted'}>{red > 0 ? red : '–'}</td>
                <td className="r">{yellow > 0 ? yellow : '–'}</td>
                <td className="r">{total}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function GotWorse({ rows }: { rows: Dashboard['worse'] }) {
  return (
    <section className="panel" aria-label="比上周变差的">
      <div className="panel__h">
        <h2>比上周变差的</h2>
        <small>超期未办，昨天和 7 天前比</small>
      </div>
      {rows.length === 0 ? (
        <p className="muted panel__b">没有单位的超期比上周多。</p>
      ) : (
        <ul className="panel__b leader__worse num">
          {rows.slice(0, 10).map(({ org, before, now }) => (
            <li key={org.id}>
              <span>{org.name}</span>
              <span>
                {before} → <strong className="late-count">{now}</strong> 件，多 {now - before} 件
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
