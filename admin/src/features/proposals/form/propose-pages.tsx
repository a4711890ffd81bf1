import { kindRefusal } from '@mingdu/shared/powers/power.rules'
import { refusalText } from '@mingdu/shared/kernel/refusals'
import { CHANGE_KINDS, type ChangeKind } from '@mingdu/shared/powers/powers.states'
import { useQuery } from '@tanstack/react-query'
import { Radio } from 'antd'
import type { ReactNode } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { api } from '../../../api/client.gen'
import { useMe } from '../../../api/session'
import { Page } from '../../../components/page'
import { ErrorState, SkeletonLines, StateBlock } from '../../../components/states'
import { usePowerOf, useProposal } from '../proposal-queries'
import { ProposalForm } from './proposal-form'

const LIST = { name: '权力清单', to: '/powers' }
const QUEUE = { name: '清单调整', to: '/proposals' }
const PAGE = 'page page--fill'

function useSettings() {
  return useQuery({
    queryKey: ['catalog', 'settings'],
    queryFn: () => api.catalog.settings(),
    staleTime: 300_000,
  })
}

/** A power that is not in the list yet: 新增, or 承接 from above. */
export function NewPowerPage() {
  const settings = useSettings()
  const me = useMe()
  const [params, setParams] = useSearchParams()
  const kind: ChangeKind = params.get('kind') === 'takeOver' ? 'takeOver' : 'add'
  const orgId = params.get('orgId') ?? (me.roles.includes('editor') ? me.org.id : '')
  return (
    <Page title={`提出${CHANGE_KINDS[kind]}`} crumbs={[LIST]} className={PAGE}>
      <Radio.Group
        className="kind-choice"
        value={kind}
        onChange={(e) => setParams({ kind: String(e.target.value) }, { replace: true })}
        options={[
          { value: 'add', label: '新增：法律法规新设，或清单里漏列' },
          { value: 'takeOver', label: '承接：上级下放到本级' },
        ]}
      />
      <Loaded of={settings}>
        {(data) => <ProposalForm kind={kind} settings={data} power={null} proposal={null} orgId={orgId} />}
      </Loaded>
    </Page>
  )
}

/** A change of a power in the list, `?kind=`. */
export function ProposePage() {
  const { id = '' } = useParams()
  const [params] = useSearchParams()
  const settings = useSettings()
  const power = usePowerOf(id)
  const asked = params.get('kind') ?? 'adjust'
  const kind: ChangeKind = asked in CHANGE_KINDS ? (asked as ChangeKind) : 'adjust'
  return (
    <Page
      title={`提出${CHANGE_KINDS[kind]}`}
      crumbs={[LIST, { name: power.data?.name ?? '权力事项', to: `/powers/${id}` }]}
      className={PAGE}
    >
      <Loaded of={settings}>
        {(data) => (
          <Loaded of={power}>
            {(p) => {
              const refusal = kindRefusal(kind, p)
              if (refusal)
                return (
                  <StateBlock icon="lock" title={`现在不能${CHANGE_KINDS[kind]}`}>
                    {refusalText(refusal.code, refusal.details)}
                  </StateBlock>
                )
              if (!p.mayPropose)
                return (
                  <StateBlock icon="lock" title="现在不能提出">
                    {p.openProposal
                      ? '这个事项已有一件调整在办，办完再提。'
                      : '这个事项不在您的范围内，请由它的实施主体或编办提出。'}
                  </StateBlock>
                )
              return <ProposalForm kind={kind} settings={data} power={p} proposal={null} orgId="" />
            }}
          </Loaded>
        )}
      </Loaded>
    </Page>
  )
}

/** A draft, or what was returned. */
export function EditProposalPage() {
  const { id = '' } = useParams()
  const settings = useSettings()
  const proposal = useProposal(id)
  const power = usePowerOf(proposal.data?.power.id ?? null)
  return (
    <Page title={`修改${proposal.data?.no ?? '清单调整'}`} crumbs={[QUEUE]} className={PAGE}>
      <Loaded of={settings}>
        {(data) => (
          <Loaded of={proposal}>
            {(p) =>
              !p.allowedActions.includes('edit') ? (
                <StateBlock icon="lock" title="现在不能修改">
                  只有起草中或被退回的调整，由提出单位修改。
                </StateBlock>
              ) : power.isLoading ? (
                <SkeletonLines lines={10} />
              ) : (
                // the form keeps the version it began with
                <ProposalForm
                  key={p.id}
                  kind={p.kind}
                  settings={data}
                  power={power.data ?? null}
                  proposal={p}
                  orgId=""
                />
              )
            }
          </Loaded>
        )}
      </Loaded>
    </Page>
  )
}

interface Read<T> {
  data: T | undefined
  error: unknown
  isError: boolean
  refetch: () => unknown
}

function Loaded<T>({ of, children }: { of: Read<T>; children: (data: T) => ReactNode }) {
  if (of.data !== undefined) return children(of.data)
  if (of.isError) return <ErrorState error={of.error} retry={() => void of.refetch()} />
  return <SkeletonLines lines={10} />
}
