import type { SavedView } from '@mingdu/shared/saved-views/saved-views.api'
import type { SavedList } from '@mingdu/shared/saved-views/saved-views.rules'
import { useQuery } from '@tanstack/react-query'
import { Button, Popover } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../confirm-dialog'
import { Icon } from '../icon'
import { ErrorState, Refusal } from '../states'
import type { ColumnChoice } from './data-table'
import { SaveViewDialog } from './save-view-dialog'
import { useAddress } from './use-list-query'

interface SavedViewsProps {
  list: SavedList
  /** Parts of the address that a view keeps. */
  keys: readonly string[]
  columns: ColumnChoice
}

type Dialog = { kind: 'save' } | { kind: 'rename' | 'remove'; view: SavedView }

/** 常用视图 of a list: apply, keep, rename, share, open with, remove. A list without conditions opens with the default. */
export function SavedViews({ list, keys, columns }: SavedViewsProps) {
  const views = useQuery({
    queryKey: ['savedViews', list],
    queryFn: () => api.savedViews.list({ query: { list } }),
    staleTime: 60_000,
  })
  const [open, setOpen] = useState(false)
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const current = useCurrent(keys)
  const address = useAddress()
  const apply = (view: SavedView) => {
    setOpen(false)
    address(Object.fromEntries(keys.map((key) => [key, view.query[key]])))
    if (view.columns.length > 0) columns.choose(view.columns)
  }
  const items = views.data?.items ?? []
  useDefault(views.data && (items.find((view) => view.isDefault) ?? null), apply)
  const ask = (next: Dialog) => {
    setOpen(false)
    setDialog(next)
  }
  const content = (
    <div className="views">
      {views.isError && <ErrorState error={views.error} retry={() => void views.refetch()} />}
      {views.isSuccess && items.length === 0 && (
        <p className="small muted">还没有常用视图。筛好条件、选好列以后，点“保存当前视图”。</p>
      )}
      <ul>
        {items.map((view) => (
          <ViewRow key={view.id} view={view} apply={apply} ask={ask} now={{ query: current, columns }} />
        ))}
      </ul>
      <Button block icon={<Icon name="plus" small />} onClick={() => ask({ kind: 'save' })}>
        保存当前视图
      </Button>
    </div>
  )
  const shown = columns.shown
  return (
    <>
      <Popover trigger="click" placement="bottomRight" open={open} onOpenChange={setOpen} content={content}>
        <Button aria-expanded={open}>常用视图{items.length > 0 && ` ${items.length}`}</Button>
      </Popover>
      {(dialog?.kind === 'save' || dialog?.kind === 'rename') && (
        <SaveViewDialog
          view={dialog.kind === 'rename' ? dialog.view : null}
          now={{ list, query: current, columns: [...shown] }}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog?.kind === 'remove' && <RemoveDialog view={dialog.view} onClose={() => setDialog(null)} />}
    </>
  )
}

interface ViewRowProps {
  view: SavedView
  apply: (view: SavedView) => void
  ask: (dialog: Dialog) => void
  now: { query: Record<string, string>; columns: ColumnChoice }
}

function ViewRow({ view, apply, ask, now }: ViewRowProps) {
  const change = useWrite(
    (set: Partial<Pick<SavedView, 'shared' | 'isDefault' | 'query' | 'columns'>>, key) =>
      api.savedViews.change({
        params: { id: view.id },
        body: { version: view.version, ...set },
        idempotencyKey: key,
      }),
  )
  const link = (text: string, act: () => void) => (
    <button
      type="button"
      className="link-button small"
      disabled={change.isPending}
      aria-label={`${text}：${view.name}`}
      onClick={act}
    >
      {text}
    </button>
  )
  return (
    <li className="views__i">
      <button type="button" className="link-button views__n" onClick={() => apply(view)}>
        <span className="ellip" title={view.name}>
          {view.name}
        </span>
        {view.isDefault && <span className="tag tag--blue">默认</span>}
        {view.shared && <span className="tag">{view.mine ? '已共享' : `${view.owner.name} 共享`}</span>}
      </button>
      {view.mine && (
        <div className="views__acts">
          {link('更新为当前', () => change.mutate({ query: now.query, columns: [...now.columns.shown] }))}
          {link('改名', () => ask({ kind: 'rename', view }))}
          {link(view.isDefault ? '不作默认' : '设为默认', () =>
            change.mutate({ isDefault: !view.isDefault }),
          )}
          {link(view.shared ? '不再共享' : '共享给本单位', () => change.mutate({ shared: !view.shared }))}
          {link('删除', () => ask({ kind: 'remove', view }))}
        </div>
      )}
      <Refusal error={change.error} />
    </li>
  )
}

function RemoveDialog({ view, onClose }: { view: SavedView; onClose: () => void }) {
  const remove = useWrite(
    (version: number, idempotencyKey) =>
      api.savedViews.remove({ params: { id: view.id }, body: { version }, idempotencyKey }),
    { onDone: onClose },
  )
  return (
    <ConfirmDialog
      title={`删除常用视图“${view.name}”`}
      okText="删除"
      danger
      busy={remove.isPending}
      error={remove.error}
      onOk={() => remove.mutate(view.version)}
      onCancel={onClose}
    >
      <p>{view.shared ? '本单位的人也不能再用它。' : '删除后不能恢复。'}任务和事项本身不受影响。</p>
    </ConfirmDialog>
  )
}

/** What of the address a view would keep now. */
function useCurrent(keys: readonly string[]): Record<string, string> {
  const [params] = useSearchParams()
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = params.get(key)
      return value ? [[key, value] as const] : []
    }),
  )
}

/** Applies the default once, when the page was opened without an address of its own. */
function useDefault(view: SavedView | null | undefined, apply: (view: SavedView) => void): void {
  const [params] = useSearchParams()
  const bare = useRef(params.size === 0)
  const act = useRef(apply)
  act.current = apply
  useEffect(() => {
    if (view === undefined || !bare.current) return
    bare.current = false
    if (view) act.current(view)
  }, [view])
}
