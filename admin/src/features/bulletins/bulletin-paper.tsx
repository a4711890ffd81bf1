import { dayText } from '@mingdu/shared/bulletins/bulletins.periods'
import type { Bulletin, BulletinFigures } from '@mingdu/shared/bulletins/bulletins.schema'
import { BULLETIN_TEXTS, VERDICTS, type BulletinText } from '@mingdu/shared/bulletins/bulletins.states'
import { rateText } from '@mingdu/shared/bulletins/bulletins.words'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { MATTER_CATEGORIES, MATTER_STATES } from '@mingdu/shared/matters/matters.states'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { StepTable } from './step-table'
import { UnitTable } from './unit-table'

/** The bulletin as its paper has it: the same parts in the same order. */
export function BulletinPaper({ bulletin }: { bulletin: Bulletin }) {
  const { title, no, period, figures, texts, issuedOn, issuer, state, withdrawal, opensTasks } = bulletin
  const moved = figures.units.filter(({ verdict }) => verdict !== 'same')
  const written = (key: BulletinText) => (
    <Part title={BULLETIN_TEXTS[key]} shown={texts[key].trim() !== ''}>
      <p className="prewrap">{texts[key]}</p>
    </Part>
  )
  return (
    <article className="bulletin" aria-label={title}>
      {withdrawal && (
        <div className="note note--red" role="note">
          {withdrawal.on} 由{withdrawal.by.name}撤回：{withdrawal.reason}
        </div>
      )}
      <h3 className="bulletin__title">{title}</h3>
      {state === 'draft' && <p className="bulletin__sub muted">拟稿，没有印发</p>}
      <dl className="facts num">
        <dt>编号</dt>
        <dd>{no ?? '印发时编'}</dd>
        <dt>期间</dt>
        <dd>
          {dayText(plainDate(period.from))}至{dayText(plainDate(period.through))}
        </dd>
        {aboutText(bulletin) !== '' && (
          <>
            <dt>范围</dt>
            <dd>{aboutText(bulletin)}</dd>
          </>
        )}
        <dt>数字截至</dt>
        <dd>{figures.asOn}</dd>
      </dl>
      {written('lead')}
      <Part title="各单位情况" shown={figures.units.length > 0}>
        <UnitTable figures={figures} />
      </Part>
      <Part title="超期任务" shown={figures.reds.length > 0}>
        <Reds figures={figures} links={opensTasks} />
      </Part>
      <Part title="与上期相比" shown={moved.length > 0}>
        <ul className="bulletin__list num">
          {moved.map(({ org, counts, verdict }) => (
            <li key={org.id}>
              <span className="strong">{org.name}</span>
              <span className={verdict === 'worse' ? 'tag tag--red' : 'tag'}>{VERDICTS[verdict]}</span>
              期末超期 {counts.overdueBefore} → {counts.overdue} 项，按时办结率{' '}
              {rateText(counts.onTimeBefore)} → {rateText(counts.onTime)}
            </li>
          ))}
        </ul>
      </Part>
      <Part title="项目瓶颈" shown={figures.steps.length + figures.matterSteps.length > 0}>
        <StepTable name="项目瓶颈" rows={[...figures.steps, ...figures.matterSteps]} />
      </Part>
      <Part title="计划中没有派单的（漏报）" shown={figures.unissued.n > 0}>
        <Unissued figures={figures} links={opensTasks} />
      </Part>
      {written('good')}
      {written('problems')}
      {written('next')}
      <Part title="指标口径" shown>
        {figures.definitions.map(({ name, definition }) => (
          <p key={name} className="small muted">
            {name}：{definition}
          </p>
        ))}
      </Part>
      {issuedOn !== null && (
        <p className="bulletin__seal num">
          {issuer}
          <br />
          {issuedOn}
        </p>
      )}
    </article>
  )
}

function Part({ title, shown, children }: { title: string; shown: boolean; children: ReactNode }) {
  if (!shown) return null
  return (
    <section>
      <h4 className="sub-h">{title}</h4>
      {children}
    </section>
  )
}

function Reds({ figures: { reds, moreReds }, links }: { figures: BulletinFigures; links: boolean }) {
  return (
    <div className="bulletin__scroll" tabIndex={0} role="group" aria-label="超期任务，可滚动">
      <table className="data-table data-table--dense num">
        <caption className="visually-hidden">超期任务</caption>
        <thead>
          <tr>
            <th scope="col">任务</th>
            <th scope="col">主办单位</th>
            <th scope="col">限期</th>
            <th scope="col" className="r">
              超期
            </th>
            <th scope="col">原因</th>
          </tr>
        </thead>
        <tbody>
          {reds.map(({ id, no, title, org, due, lateWorkdays, reason }) => (
            <tr key={id}>
              <td>
                {links ? <Link to={`/tasks?task=${id}`}>{title}</Link> : title}
                <span className="sub">{no}</span>
              </td>
              <td>{org.name}</td>
              <td className="nowrap">{due}</td>
              <td className="r nowrap late-count">
                {lateWorkdays === 0 ? '节点' : `${lateWorkdays} 个工作日`}
              </td>
              <td>{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {moreReds > 0 && <p className="small muted">另有 {moreReds} 项没有列出。</p>}
    </div>
  )
}

function Unissued({ figures: { unissued }, links }: { figures: BulletinFigures; links: boolean }) {
  const { n, overdue, rows } = unissued
  return (
    <>
      <p className="num">
        共 {n} 项{overdue > 0 && `，其中 ${overdue} 项限期已过`}。
      </p>
      <ul className="bulletin__list num">
        {rows.map(({ id, title, org, due, state }) => (
          <li key={id}>
            {links ? <Link to={`/matters/${id}`}>{title}</Link> : title}（{org.name}，限期 {due}，
            {MATTER_STATES[state]}）
          </li>
        ))}
      </ul>
    </>
  )
}

function aboutText({ about: { category, matters } }: Bulletin): string {
  if (category !== null) return MATTER_CATEGORIES[category]
  return matters.map(({ no, title }) => `${no} ${title}`).join('；')
}
