import { Button } from 'antd'
import type { ApiError } from '../../../api/api-error'
import { Refusal } from '../../../components/states'
import { goTo } from '../guide-sections'
import type { Problem } from './problems'
import type { GuideDraft } from './use-guide-draft'

interface SaveBarProps {
  draft: GuideDraft
  problems: readonly Problem[]
  error: ApiError | null
  onSave: () => void
  onMerge: () => void
}

export function SaveBar({ draft, problems, error, onSave, onMerge }: SaveBarProps) {
  const [first] = problems
  return (
    <footer className="geditor__foot">
      <Button
        type={draft.dirty ? 'primary' : 'default'}
        disabled={!draft.dirty}
        loading={draft.saving}
        onClick={onSave}
      >
        保存
      </Button>
      <span className="small muted nowrap" role="status">
        {draft.dirty ? '● 有没保存的修改' : '都已保存'}
      </span>
      <div className="geditor__said" aria-live="polite">
        <Refusal error={error} />
        {first && (
          <span className="late-count">
            还有 {problems.length} 处要改：
            <button type="button" className="link-button" onClick={() => goTo(first.path)}>
              {first.text}
            </button>
          </span>
        )}
        {draft.behind && (
          <span>
            别人刚保存过这份指南。
            <button type="button" className="link-button" onClick={onMerge}>
              看看改了什么
            </button>
          </span>
        )}
      </div>
      <span className="small muted nowrap">Ctrl / ⌘ + S 保存</span>
    </footer>
  )
}
