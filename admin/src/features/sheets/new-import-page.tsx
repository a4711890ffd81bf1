import { IMPORT_KINDS, IMPORT_NEEDS, SHEET_KINDS, type ImportKind } from '@mingdu/shared/sheets/sheets.states'
import { Button, Radio, Switch } from 'antd'
import { useId, useState, type ReactNode } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { API_BASE } from '../../api/send'
import { useCan } from '../../api/session'
import { Icon } from '../../components/icon'
import { Page } from '../../components/page'
import { Refusal } from '../../components/states'
import { StepBar } from '../../components/step-bar'
import { FileDrop } from './file-drop'
import { IMPORT_STEPS, ROW_WORDS } from './sheet-words'
import { useSheetUpload } from './use-sheet-upload'
import './sheets.css'

const LIST = { name: '导入导出', to: '/sheets' }

/** 新建导入: what is in the table, and the table itself. Nothing is written before the result was looked at. */
export function NewImportPage() {
  const navigate = useNavigate()
  const kinds = useKinds()
  const [params] = useSearchParams()
  const [chosen, setKind] = useState(params.get('kind'))
  const kind = kinds.find((one) => one === chosen) ?? kinds[0] ?? 'powers'
  const [createOrgs, setCreateOrgs] = useState(false)
  const [file, setFile] = useState<File | null>(null)
  const upload = useSheetUpload((id) => void navigate(`/sheets/${id}`, { replace: true }))
  return (
    <Page title="新建导入" crumbs={[LIST]} className="page page--narrow">
      <section className="panel sheet-panel" aria-label="新建导入">
        <StepBar steps={IMPORT_STEPS} current={0} />
        <KindField kinds={kinds} value={kind} onChange={setKind} />
        <Templates kind={kind} />
        <FileDrop
          file={file}
          busy={upload.share !== null}
          onChange={(one) => (upload.forget(), setFile(one))}
        />
        {kind !== 'plans' && <CreateOrgs value={createOrgs} onChange={setCreateOrgs} />}
        {upload.share !== null && <Sending share={upload.share} cancel={upload.cancel} />}
        <UploadRefusal upload={upload} />
        <div className="row">
          <Button
            type="primary"
            disabled={file === null || upload.share !== null}
            onClick={() => file && upload.send({ kind, createOrgs: createOrgs && kind !== 'plans', file })}
          >
            上传并试导
          </Button>
          <span className="small muted">试导只检查，不写入；核对后再确认导入。</span>
        </div>
      </section>
    </Page>
  )
}

/** What this person may import. */
function useKinds(): readonly ImportKind[] {
  const can = useCan()
  return IMPORT_KINDS.filter((kind) => can(IMPORT_NEEDS[kind]))
}

function Field({ label, id, children }: { label: string; id: string; children: ReactNode }) {
  return (
    <div className="sheet-field">
      <div className="sheet-field__l" id={id}>
        {label}
      </div>
      {children}
    </div>
  )
}

interface KindProps {
  kinds: readonly ImportKind[]
  value: ImportKind
  onChange: (kind: ImportKind) => void
}

function KindField({ kinds, value, onChange }: KindProps) {
  const id = useId()
  return (
    <Field label="表里是什么" id={id}>
      <Radio.Group
        aria-labelledby={id}
        value={value}
        onChange={(e) => onChange(e.target.value as ImportKind)}
        options={kinds.map((kind) => ({ value: kind, label: SHEET_KINDS[kind] }))}
      />
      <span className="small muted">{ROW_WORDS[value].rows}</span>
    </Field>
  )
}

function Templates({ kind }: { kind: ImportKind }) {
  const id = useId()
  const url = (format: string) => `${API_BASE}/sheets/templates/${kind}?format=${format}`
  return (
    <Field label="模板" id={id}>
      <span className="row" role="group" aria-labelledby={id}>
        <Icon name="download" small />
        <a href={url('xlsx')} download>
          Excel 模板
        </a>
        <a href={url('csv')} download>
          CSV 模板
        </a>
      </span>
      <span className="small muted">现成的表格不用改成模板的样子：常见的表头写法都认得，列的先后不论。</span>
    </Field>
  )
}

function CreateOrgs({ value, onChange }: { value: boolean; onChange: (on: boolean) => void }) {
  const id = useId()
  return (
    <Field label="没有的单位自动新建" id={id}>
      <span className="row">
        <Switch checked={value} onChange={onChange} aria-labelledby={id} />
        <span className="small muted">
          {value
            ? '确认导入时，单位树里没有的单位会新建在本地区下。'
            : '关着时，单位对不上的行不导入，在问题里列出来。'}
        </span>
      </span>
    </Field>
  )
}

function Sending({ share, cancel }: { share: number; cancel: () => void }) {
  const percent = Math.round(share * 100)
  return (
    <div className="sheet-progress num">
      <div className="between">
        <span>{percent < 100 ? `正在上传 ${percent}%` : '已传完，正在查看文件'}</span>
        <Button size="small" onClick={cancel}>
          停止上传
        </Button>
      </div>
      <progress aria-label="上传进度" value={percent} max={100} />
    </div>
  )
}

function UploadRefusal({ upload }: { upload: ReturnType<typeof useSheetUpload> }) {
  if (upload.error === null) return null
  return (
    <div className="stack">
      <Refusal error={upload.error} />
      {upload.error.code === 'sheet.busy' && (
        <Link to="/sheets?direction=import">去看没有办完的那一次导入</Link>
      )}
    </div>
  )
}
