import type { SavedView } from '@mingdu/shared/saved-views/saved-views.api'
import type { SavedList } from '@mingdu/shared/saved-views/saved-views.rules'
import { Checkbox, Input } from 'antd'
import { useId, useState } from 'react'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../confirm-dialog'

interface SaveViewDialogProps {
  /** The view that is renamed; null: the current one is kept. */
  view: SavedView | null
  now: { list: SavedList; query: Record<string, string>; columns: string[] }
  onClose: () => void
}

/** Asks for the name of a view, and of a new one whether it is shared and opened with. */
export function SaveViewDialog({ view, now, onClose }: SaveViewDialogProps) {
  const [name, setName] = useState(view?.name ?? '')
  const [shared, setShared] = useState(false)
  const [isDefault, setDefault] = useState(false)
  const field = useId()
  const save = useWrite(
    (given: string, idempotencyKey) =>
      view === null
        ? api.savedViews.create({ body: { ...now, name: given, shared, isDefault }, idempotencyKey })
        : api.savedViews.change({
            params: { id: view.id },
            body: { version: view.version, name: given },
            idempotencyKey,
          }),
    { onDone: onClose },
  )
  return (
    <ConfirmDialog
      title={view === null ? '保存当前视图' : `改名：${view.name}`}
      okText="保存"
      busy={save.isPending}
      error={save.error}
      okDisabled={name.trim() === ''}
      onOk={() => save.mutate(name.trim())}
      onCancel={onClose}
    >
      {view === null && <p>记住现在的条件、看法和显示的列，下次一点就到。</p>}
      <div>
        <label htmlFor={field} className="strong" style={{ display: 'block' }}>
          名称
        </label>
        <Input
          id={field}
          maxLength={20}
          placeholder="例如：本周到期的"
          value={name}
          onChange={(e) => setName(e.target.value)}
        />
      </div>
      {view === null && (
        <div className="stack">
          <Checkbox checked={isDefault} onChange={(e) => setDefault(e.target.checked)}>
            打开这个列表时就用它
          </Checkbox>
          <Checkbox checked={shared} onChange={(e) => setShared(e.target.checked)}>
            共享给本单位（别人能用，不能改）
          </Checkbox>
        </div>
      )}
    </ConfirmDialog>
  )
}
