import type { Guide } from '@mingdu/shared/guides/guides.schema'
import { useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'
import { api } from '../../../api/client.gen'
import { FieldDiffs } from '../../../components/diff/field-diffs'
import { ErrorState, SkeletonLines } from '../../../components/states'

/** A version against another, field by field; 0 is the draft. */
export function useGuideDiff(guide: Pick<Guide, 'id' | 'version'>, from: number, to: number, enabled = true) {
  return useQuery({
    queryKey: ['guides', 'diff', guide.id, guide.version, from, to],
    queryFn: () => api.guides.diff({ params: { id: guide.id }, query: { from, to } }),
    enabled,
  })
}

export function DiffDialog({ guide, onClose }: { guide: Guide; onClose: () => void }) {
  const diff = useGuideDiff(guide, guide.no, 0)
  return (
    <Modal
      open
      title={`草稿与第 ${guide.no} 版比较`}
      width="min(1120px, calc(100vw - 48px))"
      footer={null}
      onCancel={onClose}
    >
      {diff.isPending && <SkeletonLines lines={8} />}
      {diff.isError && <ErrorState error={diff.error} retry={() => void diff.refetch()} />}
      {diff.data && (
        <div className="gdiff">
          <p className="gdiff__h muted">
            <span>第 {guide.no} 版（群众现在看到的）</span>
            <span>草稿</span>
          </p>
          <FieldDiffs fields={diff.data.fields} split />
        </div>
      )}
    </Modal>
  )
}
