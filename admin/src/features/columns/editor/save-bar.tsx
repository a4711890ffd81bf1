import type { ApiError } from '../../../api/api-error'
import { Button } from 'antd'
import { Refusal } from '../../../components/states'
import type { useArticleDraft } from './use-article-draft'

interface SaveBarProps {
  state: ReturnType<typeof useArticleDraft>
  busy: boolean
  uploading: boolean
  /** How many places are not right yet. */
  problems: number
  error: ApiError | null
  onSave: () => void
  onSubmit: () => void
}

/** Where the work stands, and what can be done with it. */
export function SaveBar({ state, busy, uploading, problems, error, onSave, onSubmit }: SaveBarProps) {
  return (
    <div className="aeditor__bar stack" role="region" aria-label="保存">
      <Notes state={state} />
      <Refusal error={error} />
      {problems > 0 && (
        <p className="field-error" role="alert">
          有 {problems} 处没有写好，已在旁边标出。
        </p>
      )}
      <div className="row row--wrap">
        <Button type="primary" loading={busy} onClick={onSubmit}>
          保存并送审
        </Button>
        <Button disabled={busy || (!state.dirty && state.version > 0)} onClick={onSave}>
          保存
        </Button>
        <span className="small muted" role="status">
          {statusText(state, uploading)}
        </span>
      </div>
    </div>
  )
}

function Notes({ state }: Pick<SaveBarProps, 'state'>) {
  const { restored, older, behind, dirty, discard, takeOlder, dropOlder } = state
  if (behind)
    return (
      <div className="note note--yellow">
        这篇稿件刚才有人改过，您的修改还在这台电脑上。
        <Button size="small" onClick={discard}>
          放弃我的修改，用最新的
        </Button>
      </div>
    )
  if (older)
    return (
      <div className="note note--yellow row row--wrap">
        这台电脑上有您以前没保存的草稿，稿件后来又改过。
        <Button size="small" onClick={takeOlder}>
          用这台电脑上的草稿
        </Button>
        <Button size="small" onClick={dropOlder}>
          不要了
        </Button>
      </div>
    )
  if (!restored || !dirty) return null
  return (
    <div className="note note--blue row row--wrap">
      已恢复您上次没保存的内容。
      <Button size="small" onClick={discard}>
        放弃，用已保存的
      </Button>
    </div>
  )
}

function statusText({ dirty, version }: SaveBarProps['state'], uploading: boolean): string {
  if (uploading) return '文件还在上传，传完再保存'
  if (dirty) return '还没有保存，草稿留在这台电脑上'
  return version > 0 ? '已保存' : '还没有写'
}
