import type { DutyListContent } from '@mingdu/shared/duty-lists/duty-lists.api'
import { Link } from 'react-router'
import type { Names, Part } from './sections'

interface ViewProps {
  content: DutyListContent
  part: Part
  names: Names
}

/** One part of a duty list to be read. */
export function DutyListView({ content, part, names }: ViewProps) {
  if (content[part].length === 0) return <p className="muted duty-empty">这一部分还没有内容。</p>
  return (
    <ol className="duty-entries">
      {part === 'duties' && content.duties.map((d, i) => <Duty key={i} of={d} />)}
      {part === 'boundaries' && content.boundaries.map((b, i) => <Boundary key={i} of={b} names={names} />)}
      {part === 'oversight' && content.oversight.map((o, i) => <Oversight key={i} of={o} />)}
      {part === 'services' && content.services.map((s, i) => <Service key={i} of={s} names={names} />)}
    </ol>
  )
}

function Duty({ of: { title, items, basis, office } }: { of: DutyListContent['duties'][number] }) {
  return (
    <li>
      <h3>{title}</h3>
      {items.length > 0 && (
        <ul className="duty-items">
          {items.map((item, i) => (
            <li key={i}>{item}</li>
          ))}
        </ul>
      )}
      <Note name="责任处室" text={office} />
      <Note name="依据" text={basis} />
    </li>
  )
}

function Boundary({ of: b, names }: { of: DutyListContent['boundaries'][number]; names: Names }) {
  return (
    <li>
      <h3 className="row row--wrap">
        {b.matter}
        {b.disputed && (
          <span className="tag tag--red" title="几个单位还没有谈拢">
            有争议
          </span>
        )}
      </h3>
      <dl className="facts duty-shares">
        {b.shares.map(({ orgId, duty }, i) => (
          <div key={i} className="duty-shares__i">
            <dt>{names.org(orgId)}</dt>
            <dd className="prewrap">{duty}</dd>
          </div>
        ))}
      </dl>
      <Note name="依据" text={b.basis} />
      <Note name="案例" text={b.example} />
    </li>
  )
}

function Oversight({ of: o }: { of: DutyListContent['oversight'][number] }) {
  return (
    <li>
      <h3>{o.title}</h3>
      <Note name="监管对象" text={o.target} />
      <Note name="监管内容" text={o.content} />
      <Note name="监管措施" text={o.measures} />
      <Note name="依据" text={o.basis} />
    </li>
  )
}

function Service({ of: s, names }: { of: DutyListContent['services'][number]; names: Names }) {
  const power = s.powerId === null ? null : names.power(s.powerId)
  return (
    <li>
      <h3>{s.title}</h3>
      {s.content !== '' && <p className="prewrap">{s.content}</p>}
      <Note name="承办处室" text={s.office} />
      <Note name="电话" text={s.phone} />
      {power && (
        <p className="duty-note num">
          <span className="muted">权力事项：</span>
          <Link to={`/powers/${s.powerId}`}>{power.name}</Link>
          <span className="muted">　{power.code}</span>
        </p>
      )}
    </li>
  )
}

function Note({ name, text }: { name: string; text: string }) {
  if (text === '') return null
  return (
    <p className="duty-note prewrap">
      <span className="muted">{name}：</span>
      {text}
    </p>
  )
}
