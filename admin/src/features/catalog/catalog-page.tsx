import type { CatalogSettings } from '@mingdu/shared/catalog/catalog.api'
import { settingsRefusal } from '@mingdu/shared/catalog/catalog.rules'
import { refusalText } from '@mingdu/shared/kernel/refusals'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { useCan } from '../../api/session'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { Page } from '../../components/page'
import { ErrorState, SkeletonLines } from '../../components/states'
import { useToast } from '../../components/toast'
import { UnsavedGuard } from '../../components/unsaved-guard'
import { effectsOf } from './effects'
import { ElementsPanel } from './elements-panel'
import { RulesPanel } from './rules-panel'
import { ThemesPanel } from './themes-panel'
import './catalog.css'

/** 清单设置: the element set, codes, the steps of a change, the themes. */
export function CatalogPage() {
  const settings = useQuery({ queryKey: ['catalog', 'settings'], queryFn: () => api.catalog.settings() })
  return (
    <Page title="清单设置" className="page">
      {settings.isPending && <SkeletonLines lines={10} />}
      {settings.isError && <ErrorState error={settings.error} retry={() => void settings.refetch()} />}
      {settings.data && <SettingsForm key={settings.data.version} saved={settings.data} />}
    </Page>
  )
}

function SettingsForm({ saved }: { saved: CatalogSettings }) {
  const can = useCan()
  const [draft, setDraft] = useState(saved)
  const [asking, setAsking] = useState(false)
  const readOnly = !can('catalog.write')
  const dirty = JSON.stringify(draft) !== JSON.stringify(saved)
  const refusal = dirty ? settingsRefusal(draft) : null
  const patch = (change: Partial<CatalogSettings>) => setDraft((old) => ({ ...old, ...change }))
  const part = { draft, patch, readOnly }
  return (
    <>
      {readOnly && <p className="note">您可以查看；由编办修改。</p>}
      <RulesPanel {...part} />
      <ElementsPanel {...part} saved={saved} />
      <ThemesPanel {...part} />
      {!readOnly && (
        <div className="catalog-foot panel">
          {refusal && (
            <p className="note note--red" role="alert">
              {refusalText(refusal.code, refusal.details)}
            </p>
          )}
          <div className="row">
            <Button type="primary" disabled={!dirty || refusal !== null} onClick={() => setAsking(true)}>
              保存设置
            </Button>
            {dirty && <Button onClick={() => setDraft(saved)}>放弃修改</Button>}
            {!dirty && <span className="small muted">没有修改</span>}
          </div>
        </div>
      )}
      {asking && <SaveDialog saved={saved} draft={draft} onClose={() => setAsking(false)} />}
      <UnsavedGuard dirty={dirty && !asking} />
    </>
  )
}

/** Says what the change will be felt by, before it is saved. */
function SaveDialog({
  saved,
  draft,
  onClose,
}: {
  saved: CatalogSettings
  draft: CatalogSettings
  onClose: () => void
}) {
  const toast = useToast()
  const save = useWrite(
    (body: CatalogSettings, idempotencyKey) => api.catalog.change({ body, idempotencyKey }),
    {
      onDone: () => {
        toast('设置已保存')
        onClose()
      },
    },
  )
  return (
    <ConfirmDialog
      title="保存清单设置"
      okText="保存"
      busy={save.isPending}
      error={save.error}
      onOk={() => save.mutate(draft)}
      onCancel={onClose}
    >
      <p>保存后马上生效：</p>
      <ul className="effects">
        {effectsOf(saved, draft).map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
    </ConfirmDialog>
  )
}
