import { useParams, useSearchParams } from 'react-router'
import { ErrorState, SkeletonLines, StateBlock } from '../../components/states'
import { Page } from '../../components/page'
import { useInstruction } from './instruction-drawer'
import { MatterForm } from './matter-form'
import { useMatter } from './matter-queries'

const LIST = { name: '督查事项', to: '/matters' }

/** 立项, or the same form for a matter not yet issued. */
export function NewMatterPage() {
  const { id } = useParams()
  const [search] = useSearchParams()
  const instructionId = search.get('instruction')
  if (id !== undefined) return <EditMatter id={id} />
  return (
    <Page title="立项" crumbs={[LIST]} className="page page--narrow">
      {instructionId === null ? <MatterForm matter={null} /> : <FromInstruction id={instructionId} />}
    </Page>
  )
}

/** 立项 from a 领导批示: what it says stands in the form. */
function FromInstruction({ id }: { id: string }) {
  const read = useInstruction(id)
  if (read.isPending) return <SkeletonLines />
  if (read.isError) return <ErrorState error={read.error} retry={() => void read.refetch()} />
  const { no, leader, on, text } = read.data
  const basis = { kind: 'instruction' as const, text: `${leader.name} ${on} 批示（${no}）` }
  return (
    <>
      <div className="note prewrap">{text}</div>
      <MatterForm matter={null} instructionId={id} initial={{ basis }} />
    </>
  )
}

function EditMatter({ id }: { id: string }) {
  const matter = useMatter(id)
  const crumbs = [LIST, { name: matter.data?.no ?? matter.data?.title ?? '事项', to: `/matters/${id}` }]
  return (
    <Page title="修改立项" crumbs={crumbs} className="page page--narrow">
      {matter.isPending && <SkeletonLines />}
      {matter.isError && <ErrorState error={matter.error} retry={() => void matter.refetch()} />}
      {matter.data &&
        (matter.data.allowedActions.includes('edit') ? (
          <MatterForm matter={matter.data} />
        ) : (
          <StateBlock icon="lock" title="现在不能修改">
            派单以后，立项内容不再改动。
          </StateBlock>
        ))}
    </Page>
  )
}
