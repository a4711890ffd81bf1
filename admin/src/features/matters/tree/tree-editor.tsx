import type { WorkCalendar } from '@mingdu/shared/kernel/work-calendar'
import type { Matter } from '@mingdu/shared/matters/matters.schema'
import { Button } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { api } from '../../../api/client.gen'
import { useMe } from '../../../api/session'
import { useWrite } from '../../../api/use-write'
import { Refusal } from '../../../components/states'
import { useToast } from '../../../components/toast'
import { UnsavedGuard } from '../../../components/unsaved-guard'
import { draftsOf } from './edit-node'
import { EditorRows } from './editor-rows'
import { EditorBar } from './editor-bar'
import { NodeForm } from './node-form'
import { problemOf, treeProblems, type TreeProblem } from './tree-problems'
import { useTreeEditor } from './use-tree-editor'

interface TreeEditorProps {
  matter: Matter
  calendar: WorkCalendar
  /** Throws away what was edited and starts from the newest version. */
  reload: () => void
}

/** 分解: the tree at the left, the chosen task at the right; weights and deadlines are judged while typing. */
export function TreeEditor({ matter: newest, calendar, reload }: TreeEditorProps) {
  const [matter] = useState(newest)
  const { today } = useMe()
  const editor = useTreeEditor(matter)
  const [tried, setTried] = useState(false)
  const [saved, setSaved] = useState(false)
  const [busy, setBusy] = useState(false)
  const frame = useMemo(
    () => ({ matterTitle: matter.title, matterDue: matter.due, today, calendar }),
    [matter, today, calendar],
  )
  const save = useSave(matter, () => setSaved(true))
  const navigate = useNavigate()
  // an effect of the parent runs after the guard below has heard that nothing is unsaved
  useEffect(() => {
    if (saved) void navigate(`/matters/${matter.id}`)
  }, [saved, matter.id, navigate])
  const own = useMemo(() => treeProblems(editor.forest, frame), [editor.forest, frame])
  const refused = save.error ? problemOf(save.error, editor.forest) : []
  // what is simply not filled yet is told once saving was tried; a wrong sum or deadline at once
  const shown = [...refused, ...own.filter((p) => tried || isTold(p, editor))]
  const submit = () => {
    setTried(true)
    const first = own[0]
    if (first) {
      if (first.key !== null) editor.select(first.key)
      return
    }
    save.mutate(editor.forest)
  }
  return (
    <div className="editor">
      <div className="editor__tree" tabIndex={-1}>
        <section className="panel" aria-label="任务分解">
          <EditorBar editor={editor} />
          <EditorRows editor={editor} frame={frame} problems={shown} />
        </section>
        <p className="small muted">
          拖动 ⠿ 或 Alt + ↑ ↓ 移动　·　Alt + → ← 降级、升级　·　Enter 加同级　·　事项限期 {matter.due}
          ，下级限期不晚于上级
        </p>
      </div>
      <aside className="editor__side" aria-label="任务内容" tabIndex={-1}>
        <NodeForm editor={editor} frame={frame} problems={shown} onBusy={setBusy} />
      </aside>
      <footer className="editor__foot">
        <Button type="primary" loading={save.isPending} disabled={!editor.dirty || busy} onClick={submit}>
          保存分解
        </Button>
        <div className="editor__problems" aria-live="polite">
          {save.error && refused.length === 0 && <Refusal error={save.error} />}
          {tried && own.length > 0 && (
            <span className="late-count">
              还有 {own.length} 处要改：{own[0]?.text}
            </span>
          )}
          {save.error?.code === 'version.stale' && (
            <Button type="link" onClick={reload}>
              放弃我的修改，看最新内容
            </Button>
          )}
        </div>
        {!editor.dirty && <span className="small muted">没有未保存的修改</span>}
      </footer>
      <UnsavedGuard dirty={editor.dirty && !saved} />
    </div>
  )
}

function isTold(problem: TreeProblem, editor: ReturnType<typeof useTreeEditor>): boolean {
  if (problem.field === 'group') return true
  const node = editor.flat.find((flat) => flat.node.key === problem.key)?.node
  if (problem.field !== 'limit' || !node) return false
  return node.limit.kind === 'date' ? node.limit.due !== null : node.limit.n !== null
}

function useSave(matter: Matter, onSaved: () => void) {
  const toast = useToast()
  return useWrite(
    (forest: ReturnType<typeof useTreeEditor>['forest'], idempotencyKey) =>
      api.matters.saveTree({
        params: { id: matter.id },
        body: { version: matter.version, tasks: draftsOf(forest) },
        idempotencyKey,
      }),
    {
      onDone: () => {
        onSaved()
        toast('分解已保存')
      },
    },
  )
}
