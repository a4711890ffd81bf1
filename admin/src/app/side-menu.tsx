import type { Permission } from '@mingdu/shared/accounts/permissions'
import type { CaseState } from '@mingdu/shared/cases/cases.states'
import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { Link, NavLink } from 'react-router'
import { api } from '../api/client.gen'
import { useMe } from '../api/session'
import { Icon, Logo } from '../components/icon'
import { homeOf, menuOf, type MenuItem } from './menu'

export function SideMenu({ rail }: { rail: boolean }) {
  const me = useMe()
  const tasks = useMenuCounts(me.permissions.includes('task.read'))
  const proposals = useProposalCount(me.permissions.includes('proposal.read'))
  const cases = useCaseCount(me.permissions)
  const counts = { ...tasks, proposals, cases }
  const items = menuOf(me)
  const group = (name: MenuItem['group']) => items.filter((item) => item.group === name)
  return (
    <nav className={rail ? 'side side--rail' : 'side'} aria-label="主菜单">
      <Link className="side__logo" to={homeOf(me)} aria-label="明督，回到首页">
        <Logo />
        <span>明督</span>
      </Link>
      {group('work').map((item) => (
        <Item key={item.path} item={item} count={item.badge && counts[item.badge]} />
      ))}
      {NAMED_GROUPS.filter(([key]) => group(key).length > 0).map(([key, name]) => (
        <Fragment key={key}>
          <div className="side__g">
            <span>{name}</span>
          </div>
          {group(key).map((item) => (
            <Item key={item.path} item={item} count={item.badge && counts[item.badge]} />
          ))}
        </Fragment>
      ))}
      <Foot />
    </nav>
  )
}

const NAMED_GROUPS: readonly (readonly [MenuItem['group'], string])[] = [
  ['participation', '公众参与'],
  ['cases', '办件与监察'],
  ['lists', '清单与指南'],
  ['system', '系统'],
]

function Item({ item, count }: { item: MenuItem; count?: number | undefined }) {
  return (
    <NavLink className="side__i" to={item.path} title={item.name}>
      <Icon name={item.icon} />
      <span>{item.name}</span>
      {count !== undefined && count > 0 && (
        <em className="num">
          {count}
          <span className="visually-hidden"> 件</span>
        </em>
      )}
    </NavLink>
  )
}

/** The region, and which years of the calendar are known. */
function Foot() {
  const { today } = useMe()
  const orgs = useQuery({ queryKey: ['orgs'], queryFn: () => api.orgs.tree(), staleTime: 300_000 })
  const calendar = useQuery({
    queryKey: ['calendar'],
    queryFn: () => api.calendar.list(),
    staleTime: 300_000,
  })
  const region = orgs.data?.items.find((org) => org.parentId === null)
  const loaded = new Set(calendar.data?.items.map((year) => year.year))
  const year = Number(today.slice(0, 4))
  return (
    <div className="side__foot num">
      {region?.name}
      {calendar.data && <div>日历：{calendarText(year, loaded)}</div>}
    </div>
  )
}

function useMenuCounts(enabled: boolean) {
  const summary = useQuery({
    queryKey: ['tasks', 'summary'],
    queryFn: () => api.tasks.summary(),
    enabled,
    refetchInterval: 60_000,
  })
  return summary.data
}

/** Changes of the lists that wait for the person. */
function useProposalCount(enabled: boolean) {
  const todo = useQuery({
    queryKey: ['proposals', 'todo-count'],
    queryFn: () => api.proposals.list({ query: { view: 'todo', limit: 1 } }),
    enabled,
    refetchInterval: 60_000,
  })
  return todo.data?.total
}

/** What of the desk waits for the person: the first of their permissions says what that is. */
const WAITING_CASES: readonly (readonly [Permission, { state: CaseState; mine?: 'true' }])[] = [
  ['case.receive', { state: 'received' }],
  ['case.review', { state: 'reviewing', mine: 'true' }],
  ['case.decide', { state: 'deciding' }],
]

function useCaseCount(permissions: readonly Permission[]) {
  const waiting = WAITING_CASES.find(([permission]) => permissions.includes(permission))?.[1]
  const cases = useQuery({
    queryKey: ['cases', 'menu-count', waiting],
    queryFn: () => api.cases.list({ query: { ...(waiting ?? {}), limit: 1 } }),
    enabled: waiting !== undefined,
    refetchInterval: 60_000,
  })
  return cases.data?.total
}

/** `2026、2027 已载入`, or `2026 已载入，2027 暂定`. */
function calendarText(year: number, loaded: ReadonlySet<number>): string {
  const next = year + 1
  if (loaded.has(year) && loaded.has(next)) return `${year}、${next} 已载入`
  const known = (y: number) => `${y} ${loaded.has(y) ? '已载入' : '暂定'}`
  return `${known(year)}，${known(next)}`
}
