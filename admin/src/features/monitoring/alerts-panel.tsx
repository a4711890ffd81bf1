import type { AlertRow } from '@mingdu/shared/monitoring/monitoring.schema'
import {
  ALERT_RULES,
  ALERT_STATES,
  type AlertRule,
  type AlertState,
} from '@mingdu/shared/monitoring/monitoring.states'
import { useMemo } from 'react'
import { api } from '../../api/client.gen'
import { useMe } from '../../api/session'
import { timeText } from '../../components/dates'
import { Light } from '../../components/light'
import {
  DataTable,
  useCursorPages,
  useListQuery,
  useOpenRecord,
  type Column,
  type Filter,
} from '../../components/list'
import { useOrgs } from '../../components/org-tree/use-orgs'
import { AlertDrawer } from './alert-drawer'
import { closedText, closingText } from './alert-words'

const KEYS = ['q', 'state', 'rule', 'light', 'orgId'] as const
type Key = (typeof KEYS)[number]

interface AskedFor {
  q?: string
  state?: AlertState
  rule?: AlertRule
  light?: 'yellow' | 'red'
  orgId?: string
}

const LIGHT_NAMES = { yellow: '黄灯', red: '红灯' } as const

/** 预警: what the rules found in cases, newest first. A light is computed; whether a card follows, a person decides. */
export function AlertsPanel() {
  const { today } = useMe()
  const query = useListQuery(KEYS)
  const [open, setOpen] = useOpenRecord('open')
  const pages = useCursorPages<AlertRow>(['monitoring', 'alerts', query.values], (page) =>
    api.monitoring.alerts({ query: { ...asQuery(query.values), ...page } }),
  )
  const columns = useMemo(() => alertColumns(today), [today])
  return (
    <>
      <DataTable
        id="monitor-alerts"
        name="监察预警"
        columns={columns}
        pages={pages}
        query={query}
        filters={useFilters()}
        rowKey={(alert) => alert.id}
        openKey={open}
        onOpen={(alert) => setOpen(alert.id)}
        empty={{
          title: '没有预警',
          body: '办件超时、停算没有告知、指南外要求等问题，系统查到后出现在这里。',
        }}
      />
      {open !== null && <AlertDrawer key={open} id={open} onClose={() => setOpen(null)} />}
    </>
  )
}

function useFilters(): Filter<Key>[] {
  const orgs = useOrgs().data ?? []
  return [
    { key: 'q', kind: 'search', name: '办件编号或名称' },
    { key: 'state', kind: 'select', name: '状态', options: optionsOf(ALERT_STATES) },
    { key: 'rule', kind: 'select', name: '规则', options: optionsOf(ALERT_RULES) },
    { key: 'light', kind: 'select', name: '灯', options: optionsOf(LIGHT_NAMES) },
    {
      key: 'orgId',
      kind: 'select',
      name: '单位',
      searchable: true,
      options: orgs
        .filter((org) => org.status === 'active')
        .map(({ id, name }) => ({ value: id, label: name })),
    },
  ]
}

function alertColumns(today: string): Column<AlertRow>[] {
  return [
    {
      key: 'rule',
      title: '预警',
      width: 136,
      fixed: true,
      render: ({ light, rule }) => <Light light={light} text={ALERT_RULES[rule]} />,
      text: ({ rule }) => ALERT_RULES[rule],
    },
    {
      key: 'case',
      title: '办件',
      width: 184,
      render: ({ case: one }) => (
        <>
          <span className="two-lines" title={one.title}>
            {one.title}
          </span>
          <span className="sub num">{one.no}</span>
        </>
      ),
      text: ({ case: one }) => `${one.no} ${one.title}`,
    },
    {
      key: 'org',
      title: '单位',
      width: 112,
      render: ({ org }) => <span className="two-lines">{org.name}</span>,
      text: ({ org }) => org.name,
    },
    {
      key: 'text',
      title: '情况',
      render: ({ text }) => (
        <span className="two-lines" title={text}>
          {text}
        </span>
      ),
      text: ({ text }) => text,
    },
    {
      key: 'state',
      title: '状态',
      width: 116,
      render: (alert) => (
        <>
          <span className={alert.state === 'open' ? 'tag tag--blue' : 'tag'}>
            {ALERT_STATES[alert.state]}
          </span>
          {alert.state !== 'open' && <div className="sub num">{closingText(alert)}</div>}
        </>
      ),
      text: closedText,
    },
    {
      key: 'card',
      title: '牌',
      width: 48,
      render: ({ cardId }) => (cardId === null ? '—' : '有'),
      text: ({ cardId }) => (cardId === null ? '' : '有'),
    },
    {
      key: 'at',
      title: '发现',
      width: 100,
      align: 'right',
      render: ({ raisedAt }) => timeText(raisedAt, today),
      text: ({ raisedAt }) => raisedAt,
    },
  ]
}

function optionsOf(table: Record<string, string>) {
  return Object.entries(table).map(([value, label]) => ({ value, label }))
}

function asQuery({ q, state, rule, light, orgId }: Partial<Record<Key, string>>): AskedFor {
  return {
    ...(q === undefined ? {} : { q }),
    ...(state !== undefined && state in ALERT_STATES ? { state: state as AlertState } : {}),
    ...(rule !== undefined && rule in ALERT_RULES ? { rule: rule as AlertRule } : {}),
    ...(light === 'yellow' || light === 'red' ? { light } : {}),
    ...(orgId === undefined ? {} : { orgId }),
  }
}
