import type { Org } from '@mingdu/shared/orgs/orgs.api'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { useListQuery } from '../../components/list'
import { Page } from '../../components/page'
import { ErrorState, SkeletonLines } from '../../components/states'
import { AccountsTable } from './accounts-table'
import { OrgDialog } from './org-dialog'
import { OrgTree } from './org-tree'
import { SuccessionDialog } from './succession-dialog'
import { SuccessionProgress } from './succession-progress'
import './orgs.css'

/** 单位与人员: the tree at the left chooses whose people are listed. */
export function OrgsPage() {
  const orgs = useQuery({ queryKey: ['orgs'], queryFn: () => api.orgs.tree() })
  const { values, set } = useListQuery(['orgId'] as const)
  const [dialog, setDialog] = useState<{ org: Org | null; parent: Org } | null>(null)
  const [merging, setMerging] = useState<Org | null>(null)
  if (orgs.isPending) return <SkeletonLines lines={10} />
  if (orgs.isError) return <ErrorState error={orgs.error} retry={() => void orgs.refetch()} />
  const items = orgs.data.items
  return (
    <Page title="单位与人员" className="page page--fill orgs-page">
      <OrgTree
        orgs={items}
        chosen={values.orgId ?? null}
        onChoose={(id) => set('orgId', id ?? undefined)}
        onAdd={(parent) => setDialog({ org: null, parent })}
        onChange={(org) => setDialog({ org, parent: items.find((o) => o.id === org.parentId) ?? org })}
        onMerge={setMerging}
      />
      <AccountsTable orgs={items} />
      {dialog && (
        <OrgDialog key={dialog.org?.id ?? 'new'} {...dialog} orgs={items} onClose={() => setDialog(null)} />
      )}
      {merging?.successor && (
        <SuccessionProgress key={merging.id} orgId={merging.id} onClose={() => setMerging(null)} />
      )}
      {merging && !merging.successor && (
        <SuccessionDialog key={merging.id} org={merging} orgs={items} onClose={() => setMerging(null)} />
      )}
    </Page>
  )
}
