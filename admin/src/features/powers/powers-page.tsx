import type { PowerRow } from '@mingdu/shared/powers/powers.schema'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useCallback, useMemo, type ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { api } from '../../api/client.gen'
import { useCan, useMe } from '../../api/session'
import { Icon } from '../../components/icon'
import { DataTable, useAddress, useCursorPages, useListQuery } from '../../components/list'
import { OrgSide } from '../../components/org-tree/org-tree'
import { useOrgs } from '../../components/org-tree/use-orgs'
import { Page } from '../../components/page'
import { ErrorState, SkeletonLines } from '../../components/states'
import { AsOfBanner } from './as-of-banner'
import { CompareAside } from './compare/compare-aside'
import { ExportPowers } from './export-powers'
import { powerColumns } from './power-columns'
import { PowerDrawer } from './power-drawer'
import { asPowerQuery, POWER_FILTERS, POWER_KEYS } from './power-filters'
import { PowerStatsStrip } from './power-stats'
import { usePowersBatch } from './powers-batch'
import './powers.css'

interface PowersPageProps {
  /** A proposal beside the list, given by the router: features do not know each other. */
  renderProposal: (id: string, close: () => void) => ReactNode
}

/** 权力清单: units at the left, the list, and beside it what is looked at or compared. */
export function PowersPage({ renderProposal }: PowersPageProps) {
  const query = useListQuery(POWER_KEYS)
  const { proposal, compare, open, look } = useBeside()
  const { orgId, asOf, kind } = query.values
  return (
    <Page title="权力清单" className="page page--fill">
      <PowerStatsStrip orgId={orgId} asOf={asOf} chosen={kind} onChoose={(next) => query.set('kind', next)} />
      <div className="with-tree powers">
        <Tree chosen={orgId ?? null} onChoose={(id) => query.set('orgId', id ?? undefined)} />
        <PowersTable query={query} open={open} look={look} />
        {proposal !== undefined && renderProposal(proposal, () => look({}))}
        {compare !== undefined && (
          <CompareAside
            key={compare}
            of={compare}
            onChange={(of) => look({ compare: of })}
            onClose={() => look({})}
          />
        )}
      </div>
      {open !== undefined && (
        <PowerDrawer
          key={open}
          id={open}
          asOf={asOf}
          compare={(of) => look({ compare: of })}
          openProposal={(id) => look({ proposal: id })}
          onClose={() => look({})}
        />
      )}
    </Page>
  )
}

/** What stands beside the list, of which there is one: a power, a proposal, or a comparison. */
interface Beside {
  open?: string
  proposal?: string
  compare?: string
}

function useBeside(): Beside & { look: (at: Beside) => void } {
  const { values } = useListQuery(['open', 'proposal', 'compare'] as const)
  const change = useAddress()
  const look = useCallback(
    ({ open, proposal, compare }: Beside) => change({ open, proposal, compare }),
    [change],
  )
  if (values.proposal !== undefined) return { proposal: values.proposal, look }
  return values.compare === undefined ? { ...values, look } : { compare: values.compare, look }
}

function Tree({ chosen, onChoose }: { chosen: string | null; onChoose: (id: string | null) => void }) {
  const orgs = useOrgs()
  const counts = useQuery({
    queryKey: ['powers', 'orgs'],
    queryFn: () => api.powers.orgs(),
    select: ({ items }) => new Map(items.map(({ org, count }) => [org.id, count])),
  })
  if (orgs.isPending) return <SkeletonLines lines={10} />
  if (orgs.isError) return <ErrorState error={orgs.error} retry={() => void orgs.refetch()} />
  return (
    <OrgSide
      title="各单位现行事项数"
      orgs={orgs.data}
      counts={counts.data ?? null}
      chosen={chosen}
      onChoose={onChoose}
    />
  )
}

interface TableProps {
  query: ReturnType<typeof useListQuery<(typeof POWER_KEYS)[number]>>
  open: string | undefined
  look: (at: Beside) => void
}

function PowersTable({ query, open, look }: TableProps) {
  const { today } = useMe()
  const { values } = query
  const pages = useCursorPages<PowerRow>(['powers', 'list', values], (page) =>
    api.powers.list({ query: { ...asPowerQuery(values), ...page } }),
  )
  const beside = open !== undefined
  const columns = useMemo(() => powerColumns((id) => look({ proposal: id }), beside), [look, beside])
  const { batch, dialogs } = usePowersBatch((of) => look({ compare: of }))
  return (
    <>
      <DataTable
        id="powers"
        name="权力清单"
        columns={columns}
        pages={pages}
        query={query}
        filters={POWER_FILTERS}
        rowKey={(p) => p.id}
        openKey={open ?? null}
        onOpen={(p) => look({ open: p.id })}
        batch={batch}
        exportAct={<ExportPowers values={values} total={pages.total} />}
        actions={<NewPower />}
        notice={
          values.asOf !== undefined &&
          values.asOf !== today && (
            <AsOfBanner asOf={values.asOf} today={today} back={() => query.set('asOf', undefined)} />
          )
        }
        empty={{
          title: '清单还是空的',
          body: '编办可以导入表格，或提出新增；公布后出现在这里。',
        }}
      />
      {dialogs}
    </>
  )
}

function NewPower() {
  const can = useCan()
  const navigate = useNavigate()
  if (!can('power.propose')) return null
  return (
    <Button
      icon={<Icon name="plus" small />}
      title="提出新增一个事项"
      onClick={() => void navigate('/powers/new')}
    >
      新增
    </Button>
  )
}
