import { useParams } from 'react-router'
import { ErrorState, SkeletonLines, StateBlock } from '../../components/states'
import { Page } from '../../components/page'
import { MatterForm } from './matter-form'
import { useMatter } from './matter-queries'

const LIST = { name: '督查事项', to: '/matters' }

/** 立项, or the same form for a matter not yet issued. */
export function NewMatterPage() {
  const { id } = useParams()
  return id === undefined ? (
    <Page title="立项" crumbs={[LIST]} className="page page--narrow">
      <MatterForm matter={null} />
    </Page>
  ) : (
    <EditMatter id={id} />
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
