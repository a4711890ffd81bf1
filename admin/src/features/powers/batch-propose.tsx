import type { FileInfo } from '@mingdu/shared/files/files.api'
import type { PowerRow } from '@mingdu/shared/powers/powers.schema'
import { CHANGE_KINDS, POWER_LEVELS, POWER_SOURCES } from '@mingdu/shared/powers/powers.states'
import type { RowResult } from '@mingdu/shared/proposals/proposals.api'
import { Form, Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useMe } from '../../api/session'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { DateItem } from '../../components/date-item'
import { showFieldErrors } from '../../components/form-errors'
import { UploadField } from '../../components/upload-field'

const KINDS = ['adjust', 'keep', 'handDown', 'cancel'] as const
type Kind = (typeof KINDS)[number]

interface Values {
  kind: Kind
  basis: { text: string }
  effectiveOn?: string | null
  set?: Record<string, string | number | null | undefined>
}

const FIELDS = ['kind', 'basis.text', 'effectiveOn']
const options = (table: Record<string, string>) =>
  Object.entries(table).map(([value, label]) => ({ value, label }))

/** The same change for many powers, each a proposal of its own. */
export function BatchPropose({
  powers,
  onClose,
  onDone,
}: {
  powers: readonly PowerRow[]
  onClose: () => void
  onDone: (rows: readonly RowResult[]) => void
}) {
  const { today } = useMe()
  const [form] = Form.useForm<Values>()
  const [files, setFiles] = useState<readonly FileInfo[]>([])
  const [busy, setBusy] = useState(false)
  const [rest, setRest] = useState<ApiError | null>(null)
  const kind = Form.useWatch('kind', form) ?? 'adjust'
  const write = useWrite((values: Values, idempotencyKey) =>
    api.proposals.batchPropose({ body: bodyOf(values, powers, files), idempotencyKey }),
  )
  const submit = (values: Values) =>
    write.mutate(values, {
      onSuccess: ({ rows }) => onDone(rows),
      onError: (error) => setRest(showFieldErrors(form, error, FIELDS)),
    })
  return (
    <ConfirmDialog
      title={`对 ${powers.length} 项提出调整`}
      okText="提出"
      busy={write.isPending}
      okDisabled={busy}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p className="muted">每个事项各成一件，存为草稿，逐件审查；不能提的会说明原因，其余照提。</p>
      <Form form={form} layout="vertical" initialValues={{ kind: 'adjust' }} onFinish={submit}>
        <Form.Item name="kind" label="变动">
          <Radio.Group options={KINDS.map((value) => ({ value, label: CHANGE_KINDS[value] }))} />
        </Form.Item>
        {kind === 'adjust' && <SetFields />}
        <Form.Item
          name={['basis', 'text']}
          label="调整依据"
          rules={[{ required: true, whitespace: true, min: 4, message: '请写明调整依据，至少 4 个字' }]}
        >
          <Input.TextArea rows={2} maxLength={300} placeholder="文件名称、文号和条款" />
        </Form.Item>
        <Form.Item name="effectiveOn" label="拟生效日" extra="不填：公布的当天">
          <DateItem label="拟生效日" min={today} />
        </Form.Item>
        <Form.Item label="依据附件" htmlFor="batch-files">
          <UploadField
            id="batch-files"
            kind="attachment"
            label="选文件"
            max={10}
            value={files}
            onChange={setFiles}
            onBusy={setBusy}
          />
        </Form.Item>
      </Form>
    </ConfirmDialog>
  )
}

/** What is left empty stays as it is in each power. */
function SetFields() {
  return (
    <fieldset className="set-fields">
      <legend className="small muted">统一改为（不填的不动）</legend>
      <Form.Item name={['set', 'office']} label="承办机构">
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name={['set', 'level']} label="行使层级">
        <Select allowClear options={options(POWER_LEVELS)} />
      </Form.Item>
      <Form.Item name={['set', 'source']} label="权力来源">
        <Select allowClear options={options(POWER_SOURCES)} />
      </Form.Item>
      <Form.Item name={['set', 'legalDays']} label="法定时限">
        <InputNumber min={0} max={999} precision={0} suffix="个工作日" style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name={['set', 'promisedDays']} label="承诺时限">
        <InputNumber min={0} max={999} precision={0} suffix="个工作日" style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name={['set', 'supervision']} label="监督方式">
        <Input maxLength={1000} />
      </Form.Item>
      <Form.Item name={['set', 'remedies']} label="救济渠道">
        <Input maxLength={1000} />
      </Form.Item>
    </fieldset>
  )
}

function bodyOf(
  { kind, basis, effectiveOn, set }: Values,
  powers: readonly PowerRow[],
  files: readonly FileInfo[],
) {
  const filled = Object.entries(set ?? {}).filter(([, v]) => v !== undefined && v !== null && v !== '')
  return {
    powerIds: powers.map((power) => power.id),
    kind,
    basis: { text: basis.text.trim(), fileIds: files.map((file) => file.id) },
    effectiveOn: effectiveOn ?? null,
    ...(kind === 'adjust' ? { set: Object.fromEntries(filled) } : {}),
  }
}
