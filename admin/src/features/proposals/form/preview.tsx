import type { CatalogSettings } from '@mingdu/shared/catalog/catalog.api'
import { diffPowers } from '@mingdu/shared/powers/diff.rules'
import { CHANGE_KINDS, type ChangeKind } from '@mingdu/shared/powers/powers.states'
import type { Power, PowerContent } from '@mingdu/shared/powers/powers.schema'
import { Button } from 'antd'
import { useDeferredValue, useMemo } from 'react'
import { FieldDiffs, SideBySide, TwoVersions } from '../../../components/diff'
import { useOrgs } from '../../../components/org-tree/use-orgs'
import { Refusal } from '../../../components/states'
import { cleaned, editsContent } from './draft'

interface PreviewProps {
  kind: ChangeKind
  power: Power | null
  before: PowerContent | null
  content: PowerContent
  settings: CatalogSettings
  /** How many fields are to be corrected. */
  problems: number
  /** Files are still on their way. */
  busy: boolean
  saving: boolean
  error: unknown
  send: (submit: boolean) => void
}

/** What differs from the version in force, as one writes; below it the two ways to keep it. */
export function Preview(props: PreviewProps) {
  const { kind, power, before, content, settings, problems, busy, saving, error, send } = props
  const late = useDeferredValue(content)
  const fields = useDraftDiff(before, late, settings)
  const changed = fields.filter(({ how }) => how !== 'same').length
  const head = <Versions power={power} kind={kind} />
  const nothing = kind === 'adjust' && changed === 0
  return (
    <aside className="panel aside proposal-form__side" aria-label="与现行版本比较">
      <div className="panel__h">
        <h2>{power ? '与现行版本比较' : '新增的内容'}</h2>
        {editsContent(kind) && <SideBySide title={content.name || '清单调整'} fields={fields} head={head} />}
      </div>
      <div className="aside__b" tabIndex={0} role="group" aria-label="比较的内容">
        {head}
        {editsContent(kind) ? <FieldDiffs fields={fields} /> : <p className="muted">{UNCHANGED[kind]}</p>}
      </div>
      <div className="aside__f">
        {problems > 0 && (
          <p className="late-count num" role="status">
            还有 {problems} 处要改，已标在各项下面。
          </p>
        )}
        {nothing && <p className="small muted">与现行版本没有差别，改了内容才能提出。</p>}
        <Refusal error={error} />
        <div className="row">
          <Button type="primary" loading={saving} disabled={busy || nothing} onClick={() => send(true)}>
            提交审查
          </Button>
          <Button disabled={busy || saving || nothing} onClick={() => send(false)}>
            存草稿
          </Button>
        </div>
      </div>
    </aside>
  )
}

const UNCHANGED: Record<ChangeKind, string> = {
  add: '',
  takeOver: '',
  adjust: '',
  keep: '内容不变，公布后记为保留。',
  handDown: '内容不变。到生效日起本级不再收新件，此前收的按原版本办完；请确认下级已准备承接。',
  cancel: '内容不变。到生效日起不再收新件，此前收的按原版本办完；办事指南要在生效日前下线。',
}

function Versions({ power, kind }: { power: Power | null; kind: ChangeKind }) {
  return (
    <TwoVersions
      from={
        power ? { title: `v${power.no} 现行`, note: `${power.from} 起` } : { title: '清单里没有', note: '–' }
      }
      to={{ title: `${power ? `v${power.no + 1} ` : ''}拟${CHANGE_KINDS[kind]}`, note: '还没有提交' }}
    />
  )
}

function useDraftDiff(before: PowerContent | null, content: PowerContent, settings: CatalogSettings) {
  const orgs = useOrgs()
  return useMemo(() => {
    const names = new Map(orgs.data?.map((org) => [org.id, org.name]))
    const elements = new Map(settings.elements.map(({ key, name }) => [key, name]))
    return diffPowers(before, cleaned(content), {
      org: (id) => names.get(id) ?? '',
      element: (key) => elements.get(key) ?? key,
    })
  }, [before, content, orgs.data, settings])
}
