import type { Clue, ClueRow } from '@mingdu/shared/clues/clues.schema'
import { CLUE_STATES } from '@mingdu/shared/clues/clues.states'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { fullTimeText } from '../../components/dates'
import { EmptyState, ErrorState, SkeletonLines } from '../../components/states'
import { useToast } from '../../components/toast'
import { stateClass } from './clue-words'

/** Open clues that say nearly the same, most alike first; this one can be merged into one of them. */
export function SimilarClues({ clue }: { clue: Clue }) {
  const [into, setInto] = useState<ClueRow | null>(null)
  const read = useQuery({
    queryKey: ['clues', 'similar', clue.id],
    queryFn: () => api.clues.similar({ params: { id: clue.id } }),
  })
  if (read.isPending) return <SkeletonLines lines={6} />
  if (read.isError) return <ErrorState error={read.error} retry={() => void read.refetch()} />
  if (read.data.items.length === 0)
    return <EmptyState title="没有相近的线索">在办的线索里，没有和它说同一件事的。</EmptyState>
  return (
    <>
      <ul className="clue-like">
        {read.data.items.map((row) => (
          <li key={row.id}>
            <Like row={row} onMerge={clue.allowedActions.includes('merge') ? () => setInto(row) : null} />
          </li>
        ))}
      </ul>
      {into && <MergeDialog clue={clue} into={into} onClose={() => setInto(null)} />}
    </>
  )
}

function Like({ row, onMerge }: { row: ClueRow; onMerge: (() => void) | null }) {
  return (
    <>
      <Link className="underlined" to={`/clues?open=${row.id}`}>
        {row.excerpt}
      </Link>
      <p className="row row--wrap small num">
        <span className={stateClass(row.state)}>{CLUE_STATES[row.state]}</span>
        <span className="muted">
          {row.no}　{row.org?.name ?? '没有派'}　{fullTimeText(row.createdAt)}
        </span>
      </p>
      {onMerge && (
        <Button size="small" aria-label={`并入线索 ${row.no}`} onClick={onMerge}>
          并入这一条
        </Button>
      )}
    </>
  )
}

function MergeDialog({ clue, into, onClose }: { clue: Clue; into: ClueRow; onClose: () => void }) {
  const toast = useToast()
  const { id, version } = clue
  const merge = useWrite((intoId: string, idempotencyKey) =>
    api.clueActs.merge({ params: { id }, body: { version, intoId }, idempotencyKey }),
  )
  const submit = () =>
    merge.mutate(into.id, {
      onSuccess: () => {
        toast(`已并入线索 ${into.no}`)
        onClose()
      },
    })
  return (
    <ConfirmDialog
      title={`并入线索 ${into.no}`}
      okText="并入"
      busy={merge.isPending}
      error={merge.error}
      onOk={submit}
      onCancel={onClose}
    >
      <p>
        线索 {clue.no} 并入后在线索 {into.no} 里一起办理，提交人会看到“与相近线索合并办理”。
        两条应当回避的单位和人员合在一起算，承办单位因此应当回避的自动收回。不能撤销。
      </p>
      <p className="prewrap muted">{into.excerpt}</p>
    </ConfirmDialog>
  )
}
