import type { Article } from '@mingdu/shared/columns/columns.schema'
import {
  ANNOUNCEMENT_KINDS,
  COLUMNS,
  type AnnouncementKind,
  type Column,
} from '@mingdu/shared/columns/columns.states'
import { Input, Radio } from 'antd'
import { useMe } from '../../../api/session'
import { useOrgs } from '../../../components/org-tree/use-orgs'
import { ArticleActDialog } from '../article-act-dialog'
import { articleFileUrl } from '../article-files'
import { PhonePreview } from '../phone-preview'
import type { ArticleDraft } from './article-draft'
import { problemsOf, serverProblems, type Problems } from './article-problems'
import { BlockList } from './block-list'
import { ExposurePart } from './exposure-part'
import { Labelled, Part } from './part'
import { PollPart } from './poll-part'
import { previewOf } from './preview-of'
import { SaveBar } from './save-bar'
import { SessionPart } from './session-part'
import { useArticleDraft } from './use-article-draft'
import { useBusy, type MarkBusy } from './use-busy'
import { useSaving } from './use-saving'

interface EditorProps {
  /** null: a new one. */
  article: Article | null
  column: Column
}

/** An article as it is written, beside how it will look on a phone. */
export function ArticleEditor({ article, column }: EditorProps) {
  const me = useMe()
  const orgs = useOrgs().data ?? []
  const state = useArticleDraft(article, column)
  const { draft, change } = state
  const { busy, mark } = useBusy()
  const saving = useSaving(article, state)
  const shown: Problems = saving.tried ? { ...serverProblems(saving.error), ...problemsOf(draft) } : {}
  const org = article?.org.name ?? me.org.name
  const preview = previewOf(draft, org, (id) => orgs.find((one) => one.id === id)?.name ?? '')
  return (
    <div className="aeditor">
      <div className="aeditor__form">
        <Written draft={draft} change={change} errorAt={(path) => shown[path]} onBusy={mark} />
        <SaveBar
          state={state}
          busy={saving.busy || busy}
          uploading={busy}
          problems={Object.keys(shown).length}
          error={saving.error}
          onSave={() => saving.save(false)}
          onSubmit={() => saving.save(true)}
        />
      </div>
      <aside className="aeditor__side" aria-label="预览">
        <PhonePreview shown={preview} urlOf={(id) => articleFileUrl(article, id)} />
      </aside>
      {saving.sending && (
        <ArticleActDialog act="submit" article={saving.sending} onClose={saving.stay} onDone={saving.leave} />
      )}
    </div>
  )
}

interface WrittenProps {
  draft: ArticleDraft
  change: (update: (old: ArticleDraft) => Partial<ArticleDraft>) => void
  errorAt: (path: string) => string | undefined
  onBusy: MarkBusy
}

/** The parts a column has. */
function Written({ draft, change, errorAt, onBusy }: WrittenProps) {
  const { column, blocks, exposure, session, poll } = draft
  return (
    <>
      <Head draft={draft} change={change} errorAt={errorAt} />
      {column === 'exposures' && (
        <ExposurePart
          exposure={exposure}
          onChange={(update) => change((old) => ({ exposure: update(old.exposure) }))}
          errorAt={errorAt}
          onBusy={onBusy}
        />
      )}
      <Part title="正文">
        <BlockList
          blocks={blocks}
          onChange={(update) => change((old) => ({ blocks: update(old.blocks) }))}
          errorAt={errorAt}
          onBusy={onBusy}
        />
      </Part>
      {column === 'topics' && (
        <>
          <SessionPart
            session={session}
            onChange={(next) => change(() => ({ session: next }))}
            errorAt={errorAt}
          />
          <PollPart
            poll={poll}
            onChange={(update) => change((old) => ({ poll: update(old.poll) }))}
            errorAt={errorAt}
          />
        </>
      )}
    </>
  )
}

function Head({ draft, change, errorAt }: Omit<WrittenProps, 'onBusy'>) {
  return (
    <Part title={COLUMNS[draft.column].name}>
      {draft.column === 'announcements' && (
        <Labelled label="种类" hint="送审以前要选。" error={errorAt('kind')}>
          <Radio.Group
            aria-label="种类"
            options={Object.entries(ANNOUNCEMENT_KINDS).map(([value, label]) => ({ value, label }))}
            value={draft.kind}
            onChange={(e) => change(() => ({ kind: e.target.value as AnnouncementKind }))}
          />
        </Labelled>
      )}
      <Labelled label="标题" htmlFor="article-title" error={errorAt('title')}>
        <Input
          id="article-title"
          maxLength={60}
          showCount
          value={draft.title}
          onChange={(e) => change(() => ({ title: e.target.value }))}
        />
      </Labelled>
      <Labelled
        label="摘要（可不填）"
        htmlFor="article-summary"
        hint="显示在列表和微信提醒里。"
        error={errorAt('summary')}
      >
        <Input.TextArea
          id="article-summary"
          rows={2}
          maxLength={120}
          showCount
          value={draft.summary}
          onChange={(e) => change(() => ({ summary: e.target.value }))}
        />
      </Labelled>
    </Part>
  )
}
