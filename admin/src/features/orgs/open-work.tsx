import type { Succession } from '@mingdu/shared/successions/successions.api'
import { SUCCESSION_KINDS, type SuccessionKind } from '@mingdu/shared/successions/successions.rules'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

const WAYS = { moves: '转到承接单位', follows: '随着走', first: '要先办完', stays: '留在原单位' } as const

/** Where a row is seen; a kind without a page of its own shows its rows as text. */
const PAGES: Partial<Record<SuccessionKind, (id: string) => string>> = {
  task: (id) => `/tasks?task=${id}`,
  helped: (id) => `/tasks?task=${id}`,
  matter: (id) => `/matters/${id}`,
  case: (id) => `/cases?open=${id}`,
  power: (id) => `/powers/${id}`,
  upcoming: (id) => `/powers/${id}`,
  proposal: (id) => `/proposals?view=all&open=${id}`,
  guide: (id) => `/guides/${id}`,
  dutyList: (id) => `/duty-lists?orgId=${id}`,
  directive: (id) => `/directives?open=${id}`,
  instruction: (id) => `/instructions?open=${id}`,
  conclusion: (id) => `/conclusions?open=${id}`,
  delegation: (id) => `/delegations?open=${id}`,
  card: (id) => `/cards?open=${id}`,
}

type Group = Succession['groups'][number]

/** The dry run: how many of each kind move, and what stands against it, with the way there. */
export function OpenWork({ list: { groups, refusal } }: { list: Succession }) {
  const blocking = groups.filter(({ kind }) => SUCCESSION_KINDS[kind].way === 'first')
  const rest = groups.filter(({ kind }) => SUCCESSION_KINDS[kind].way !== 'first')
  return (
    <section className="stack" aria-label="未办结的清单">
      {refusal !== '' && (
        <p role="alert" className="succession__no">
          {refusal}
        </p>
      )}
      {groups.length === 0 && <p className="muted">这个单位没有未办结的工作，也没有在用人员。</p>}
      <ul className="succession">
        {[...blocking, ...rest].map((group) => (
          <Kind key={group.kind} group={group} open={blocking.includes(group)} />
        ))}
      </ul>
    </section>
  )
}

function Kind({ group: { kind, count, rows }, open }: { group: Group; open: boolean }) {
  const { name, way, how } = SUCCESSION_KINDS[kind]
  const more = count - rows.length
  return (
    <li>
      <details open={open}>
        <summary>
          <b>{name}</b> <span className="num">{count} 项</span>
          <span className="small muted">
            {' '}
            {WAYS[way]}：{how}
          </span>
        </summary>
        <ul className="small">
          {rows.map((row) => (
            <li key={row.id}>{rowOf(kind, row)}</li>
          ))}
          {more > 0 && <li className="muted num">还有 {more} 项</li>}
        </ul>
      </details>
    </li>
  )
}

function rowOf(kind: SuccessionKind, { id, no, title, state, due }: Group['rows'][number]): ReactNode {
  const text = [no, title, state, due && `限期 ${due}`].filter(Boolean).join(' · ')
  const page = PAGES[kind]?.(id)
  return page === undefined ? (
    text
  ) : (
    <Link to={page} target="_blank">
      {text}
    </Link>
  )
}
