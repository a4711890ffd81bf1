import type { Guide, GuideContent } from '@mingdu/shared/guides/guides.schema'
import { GUIDE_STATES } from '@mingdu/shared/guides/guides.states'
import { Button, Dropdown } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { Icon } from '../../../components/icon'
import type { FileNames } from '../editor/use-file-names'
import { STATE_TAGS, versionText } from '../guide-words'

const PreviewDialog = lazy(() => import('../read/preview-dialog').then((m) => ({ default: m.PreviewDialog })))
const DiffDialog = lazy(() => import('./diff-dialog').then((m) => ({ default: m.DiffDialog })))
const PublishDialog = lazy(() => import('./publish-dialog').then((m) => ({ default: m.PublishDialog })))
const RetireDialog = lazy(() => import('./retire-dialog').then((m) => ({ default: m.RetireDialog })))
const VersionsDialog = lazy(() => import('./versions-dialog').then((m) => ({ default: m.VersionsDialog })))
const PrintDialog = lazy(() => import('./print-dialog').then((m) => ({ default: m.PrintDialog })))
const QrDialog = lazy(() => import('./qr-dialog').then((m) => ({ default: m.QrDialog })))

type Open = 'preview' | 'diff' | 'publish' | 'retire' | 'versions' | 'print' | 'qr'

interface GuideHeadProps {
  guide: Guide
  content: GuideContent
  files: FileNames
  /** What is written here is not saved yet: what is published would be something else. */
  unsaved?: boolean
  /** An old version is shown: nothing is done to it. */
  old?: boolean
  adopt?: (guide: Guide) => void
}

/** What the guide is, and what may be done with it as a whole. */
export function GuideHead({ guide, content, files, unsaved = false, old = false, adopt }: GuideHeadProps) {
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const done = (saved: Guide) => {
    adopt?.(saved)
    close()
  }
  return (
    <header className="ghead">
      <div className="grow">
        <h2>{content.title}</h2>
        <p className="ghead__m num">
          <span className={STATE_TAGS[guide.state]}>{GUIDE_STATES[guide.state]}</span>
          {guide.dirty && guide.no > 0 && <span className="tag">有未发布的修改</span>}
          <span>{guide.power.code}</span>
          <span>{guide.org.name}</span>
          <span>{versionText(guide)}</span>
        </p>
      </div>
      <Acts guide={guide} unsaved={unsaved} old={old} open={setOpen} />
      <Suspense fallback={null}>
        {open === 'preview' && (
          <PreviewDialog guide={guide} content={content} files={files} onClose={close} />
        )}
        {open === 'diff' && <DiffDialog guide={guide} onClose={close} />}
        {open === 'publish' && <PublishDialog guide={guide} onClose={close} onDone={done} />}
        {open === 'retire' && <RetireDialog guide={guide} onClose={close} onDone={done} />}
        {open === 'versions' && <VersionsDialog guide={guide} onClose={close} />}
        {open === 'print' && <PrintDialog guide={guide} onClose={close} />}
        {open === 'qr' && <QrDialog guide={guide} onClose={close} />}
      </Suspense>
    </header>
  )
}

interface ActsProps {
  guide: Guide
  unsaved: boolean
  old: boolean
  open: (what: Open) => void
}

function Acts({ guide, unsaved, old, open }: ActsProps) {
  const live = guide.state === 'published'
  const more = [
    { key: 'versions', label: `各个版本（${guide.versions.length}）`, disabled: guide.versions.length === 0 },
    { key: 'print', label: '打印一次性告知书', disabled: !live },
    { key: 'qr', label: '二维码', disabled: !live },
    ...(guide.mayPublish && live && !old
      ? [{ type: 'divider' as const }, { key: 'retire', label: '下线', danger: true }]
      : []),
  ]
  return (
    <div className="row row--wrap ghead__a">
      <Button icon={<Icon name="eye" small />} onClick={() => open('preview')}>
        预览
      </Button>
      {guide.published !== null && !old && (
        <Button
          disabled={unsaved || !guide.dirty}
          title={unsaved ? '先保存' : ''}
          onClick={() => open('diff')}
        >
          与已发布比较
        </Button>
      )}
      <Dropdown trigger={['click']} menu={{ items: more, onClick: ({ key }) => open(key as Open) }}>
        <Button icon={<Icon name="down" small />} iconPlacement="end">
          更多
        </Button>
      </Dropdown>
      {guide.mayPublish && !old && (
        <Button
          type={unsaved ? 'default' : 'primary'}
          disabled={unsaved || (live && !guide.dirty)}
          title={unsaved ? '先保存，再发布' : live && !guide.dirty ? '没有改动，不用再发布' : ''}
          onClick={() => open('publish')}
        >
          发布
        </Button>
      )}
    </div>
  )
}
