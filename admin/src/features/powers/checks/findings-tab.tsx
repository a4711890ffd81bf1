import { POWER_CHECKS, type PowerCheck } from '@mingdu/shared/powers/powers.states'
import type { PowerFinding } from '@mingdu/shared/powers/powers.schema'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api } from '../../../api/client.gen'
import { Caliber } from '../../../components/caliber'
import { DataTable, useCursorPages, useListQuery, type Column, type Filter } from '../../../components/list'
import { holders, useOrgs } from '../../../components/org-tree/use-orgs'

const KEYS = ['check', 'orgId'] as const
type Key = (typeof KEYS)[number]

const DEFINITIONS: Record<PowerCheck, string> = {
  handDownWithoutTakeOver: '本级已下放，清单里没有任何单位以同一编码或同名承接',
  cancelledWithGuide: '事项已取消或已下放，它的办事指南还在线上',
  reappeared: '取消以后，又有名称或依据相近的事项列入清单',
  dutyWithoutBasis: '现行事项里有没写依据的责任',
  noDuties: '现行事项一条责任也没有',
  noBasis: '现行事项没有设定依据',
  noGuide: '现行事项没有已发布的办事指南',
}

/** What the system looks for by itself, with how often it was found. */
export function FindingsTab() {
  const query = useListQuery(KEYS)
  const { orgId } = query.values
  const check = checkOf(query.values.check)
  const pages = useCursorPages<PowerFinding>(['powers', 'checks', query.values], (page) =>
    api.powers.checks({ query: { ...asQuery(check, orgId), ...page } }),
  )
  return (
    <>
      <Counts orgId={orgId} chosen={check} onChoose={(next) => query.set('check', next)} />
      <DataTable
        id="power-checks"
        name="清单检查"
        columns={COLUMNS}
        pages={pages}
        query={query}
        filters={useFilters()}
        rowKey={(f) => f.id}
        empty={{ title: '没有发现问题', body: '清单变动后会重新检查，发现的问题列在这里。' }}
      />
    </>
  )
}

interface CountsProps {
  orgId: string | undefined
  chosen: PowerCheck | undefined
  onChoose: (check: PowerCheck | undefined) => void
}

function Counts({ orgId, chosen, onChoose }: CountsProps) {
  const counts = useQuery({
    queryKey: ['powers', 'check-counts', orgId],
    queryFn: () => api.powers.checks({ query: { ...asQuery(undefined, orgId), limit: 1 } }),
    select: (answer) => new Map(answer.counts.map(({ check, count }) => [check, count])),
    placeholderData: (before) => before,
  })
  if (counts.isError) return null
  return (
    <section className="check-counts num" aria-label="各项检查">
      {(Object.keys(POWER_CHECKS) as PowerCheck[]).map((check) => (
        <div key={check} className="check-counts__i" data-on={chosen === check}>
          <button
            type="button"
            className="check-counts__b"
            aria-pressed={chosen === check}
            onClick={() => onChoose(chosen === check ? undefined : check)}
          >
            <span className="stat__k">{POWER_CHECKS[check]}</span>
            <span className="check-counts__v">{countText(counts.data?.get(check), counts.isPending)}</span>
          </button>
          <Caliber of={POWER_CHECKS[check]} definition={DEFINITIONS[check]} />
        </div>
      ))}
    </section>
  )
}

function countText(count: number | undefined, pending: boolean): string {
  if (pending) return '…'
  return count === undefined || count === 0 ? '–' : count.toLocaleString('en-US')
}

const COLUMNS: Column<PowerFinding>[] = [
  {
    key: 'power',
    title: '事项',
    fixed: true,
    render: (f) => <PowerLink of={f.power} />,
    text: (f) => `${f.power.name} ${f.power.code}`,
  },
  {
    key: 'org',
    title: '实施主体',
    width: 136,
    render: (f) => <span className="two-lines">{f.power.org.name}</span>,
    text: (f) => f.power.org.name,
  },
  {
    key: 'check',
    title: '检查',
    width: 128,
    render: (f) => <span className="tag">{POWER_CHECKS[f.check]}</span>,
    text: (f) => POWER_CHECKS[f.check],
  },
  {
    key: 'text',
    title: '发现',
    width: 300,
    render: (f) => <span>{f.text}</span>,
    text: (f) => f.text,
  },
  {
    key: 'other',
    title: '相关事项',
    width: 240,
    render: (f) => <Other finding={f} />,
    text: (f) => (f.other ? `${f.other.name} ${f.other.code}` : ''),
  },
]

function PowerLink({ of: { id, name, code } }: { of: { id: string; name: string; code: string } }) {
  return (
    <>
      <Link className="two-lines" to={`/powers/${id}`} title={name}>
        {name}
      </Link>
      <span className="sub ellip num" title={code}>
        {code}
      </span>
    </>
  )
}

function Other({ finding: { power, other } }: { finding: PowerFinding }) {
  if (!other) return '–'
  return (
    <>
      <PowerLink of={other} />
      <Link className="small" to={`/powers?compare=${power.id}~${other.id}`}>
        两项比较
      </Link>
    </>
  )
}

function useFilters(): Filter<Key>[] {
  const orgs = useOrgs()
  const checks = Object.entries(POWER_CHECKS).map(([value, label]) => ({ value, label }))
  return [
    { key: 'check', kind: 'select', name: '检查', options: checks },
    { key: 'orgId', kind: 'select', name: '主体', options: holders(orgs.data ?? []), searchable: true },
  ]
}

function checkOf(text: string | undefined): PowerCheck | undefined {
  return text !== undefined && text in POWER_CHECKS ? (text as PowerCheck) : undefined
}

function asQuery(check: PowerCheck | undefined, orgId: string | undefined) {
  return { ...(check === undefined ? {} : { check }), ...(orgId === undefined ? {} : { orgId }) }
}
