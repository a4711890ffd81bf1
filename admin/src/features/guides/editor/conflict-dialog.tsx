import type { Guide } from '@mingdu/shared/guides/guides.schema'
import { Button, Modal, Radio } from 'antd'
import { useMemo, useState } from 'react'
import { fullTimeText } from '../../../components/dates'
import { FieldDiffs } from '../../../components/diff/field-diffs'
import { SECTIONS, sectionOf } from '../guide-sections'
import { changesOf, divergence, merged } from './merge'
import type { GuideDraft } from './use-guide-draft'

interface ConflictDialogProps {
  /** The newest version. */
  guide: Guide
  draft: GuideDraft
  onClose: () => void
}

/** Someone saved while this was being written: what they changed, and how both come together. */
export function ConflictDialog({ guide, draft, onClose }: ConflictDialogProps) {
  const { base, content: mine } = draft
  const apart = useMemo(() => divergence(base.content, guide.content, mine), [base, guide.content, mine])
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set())
  const keepMine = new Set(apart.both.filter((f) => !theirs.has(f)))
  const close = () => {
    draft.forgetError()
    onClose()
  }
  const choose = (field: string, whose: 'mine' | 'theirs') => {
    const next = new Set(theirs)
    if (whose === 'theirs') next.add(field)
    else next.delete(field)
    setTheirs(next)
  }
  const rebase = (content: typeof mine) => {
    draft.rebase(guide, content)
    onClose()
  }
  return (
    <Modal
      open
      title="别人刚保存过这份指南"
      width={760}
      onCancel={close}
      mask={{ closable: false }}
      footer={[
        <Button key="drop" danger onClick={() => rebase(guide.content)}>
          放弃我的修改，看最新内容
        </Button>,
        <Button
          key="merge"
          type="primary"
          onClick={() => rebase(merged(guide.content, mine, apart, keepMine))}
        >
          合并到最新版本，继续编辑
        </Button>,
      ]}
    >
      <div className="stack">
        <Who guide={guide} />
        {apart.both.map((field) => (
          <fieldset key={field} className="gcard">
            <legend>{SECTIONS[sectionOf(field) ?? 'basic'].name}：两个人都改了</legend>
            <FieldDiffs fields={changesOf(guide.content, mine, [field])} split />
            <Radio.Group
              value={theirs.has(field) ? 'theirs' : 'mine'}
              options={[
                { value: 'theirs', label: '用最新保存的（左）' },
                { value: 'mine', label: '用我的（右）' },
              ]}
              onChange={(e) => choose(field, e.target.value as 'mine')}
            />
          </fieldset>
        ))}
        {apart.theirs.length > 0 && (
          <section>
            <h3 className="sub-h">对方改了，合并时照收</h3>
            <FieldDiffs fields={changesOf(base.content, guide.content, apart.theirs)} />
          </section>
        )}
        {apart.mine.length > 0 && (
          <section>
            <h3 className="sub-h">您改了，合并时保留</h3>
            <FieldDiffs fields={changesOf(base.content, mine, apart.mine)} />
          </section>
        )}
      </div>
    </Modal>
  )
}

function Who({ guide }: { guide: Guide }) {
  const last = [...guide.history].sort((a, b) => b.at.localeCompare(a.at))[0]
  return (
    <p className="num">
      {last ? `${last.who}　${fullTimeText(last.at)}　${last.what}。` : ''}
      您的修改还在这里，没有丢；合并后再保存。
    </p>
  )
}
