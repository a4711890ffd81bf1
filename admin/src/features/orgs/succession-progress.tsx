import type { SuccessionRun } from '@mingdu/shared/successions/successions.api'
import { SUCCESSION_KINDS } from '@mingdu/shared/successions/successions.rules'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.gen'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { ErrorState, SkeletonLines } from '../../components/states'

const LOOK_AGAIN_MS = 1500

/** How far a merger has gone; it goes on when nobody looks. */
export function SuccessionProgress({
  orgId,
  begun = null,
  onClose,
}: {
  orgId: string
  begun?: SuccessionRun | null
  onClose: () => void
}) {
  const read = useQuery({
    queryKey: ['orgs', orgId, 'succession', 'run'],
    queryFn: () => api.successions.get({ params: { id: orgId }, query: {} }),
    refetchInterval: ({ state }) => (state.data?.run?.state === 'running' ? LOOK_AGAIN_MS : false),
  })
  const run = read.data?.run ?? begun
  const running = run?.state === 'running'
  return (
    <ConfirmDialog
      title={running ? '正在并入' : '并入情况'}
      okText={running ? '在后台继续' : '知道了'}
      busy={false}
      onOk={onClose}
      onCancel={onClose}
    >
      {run && <Progress run={run} />}
      {!run && read.isPending && <SkeletonLines lines={4} />}
      {!run && read.data && <p className="muted">没有这次并入的记录。</p>}
      {read.isError && <ErrorState error={read.error} retry={() => void read.refetch()} />}
    </ConfirmDialog>
  )
}

function Progress({ run: { org, to, on, documentNo, state, planned, moved, left } }: { run: SuccessionRun }) {
  const movedOf = (kind: string) => moved.find((one) => one.kind === kind)?.count ?? 0
  return (
    <>
      <p>
        “{org.name}”自 {on} 起并入“{to.name}”（{documentNo}），已撤销。
        {state === 'running' && '未办结的工作正在逐项转走，可以关掉这个窗口，不影响办理。'}
      </p>
      {planned.length === 0 ? (
        <p className="muted">没有要转的工作和人员。</p>
      ) : (
        <ul aria-label="已转到承接单位" aria-live="polite">
          {planned.map(({ kind, count }) => (
            <li key={kind} className="num">
              {SUCCESSION_KINDS[kind].name}：已转 {movedOf(kind)} / {count} 项
            </li>
          ))}
        </ul>
      )}
      {left.length > 0 && (
        <section className="stack" aria-label="没有转走的">
          <p role="alert" className="succession__no">
            有 {left.length} 项没有转走，请按原因处理。
          </p>
          <ul className="small">
            {left.map(({ kind, id, no, title, why }) => (
              <li key={`${kind}${id}`}>
                {SUCCESSION_KINDS[kind].name} {no} {title}：{why}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
