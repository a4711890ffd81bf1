import type { FileInfo } from '@mingdu/shared/files/files.api'
import type { Matter, MatterBody } from '@mingdu/shared/matters/matters.schema'
import {
  BASIS_KINDS,
  MATTER_CATEGORIES,
  type BasisKind,
  type MatterCategory,
} from '@mingdu/shared/matters/matters.states'
import { Button, Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useMe } from '../../api/session'
import { useWrite } from '../../api/use-write'
import { DateField } from '../../components/date-field'
import { showFieldErrors } from '../../components/form-errors'
import { Refusal } from '../../components/states'
import { useToast } from '../../components/toast'
import { UnsavedGuard } from '../../components/unsaved-guard'
import { UploadField } from '../../components/upload-field'
import { useOrgOptions, usePeopleOptions } from './matter-queries'
import './matters.css'

interface MatterValues {
  title: string
  category: MatterCategory
  basis: { kind: BasisKind; text: string }
  leadOrgId: string
  supervisorId: string
  jointOfficeId?: string | null
  due: string
  note: string
  /** 涉密; null: not answered yet. */
  classified: boolean | null
  plan: { text: string }
}

const FIELDS = [
  'classified',
  'title',
  'category',
  'basis.kind',
  'basis.text',
  'leadOrgId',
  'supervisorId',
  'jointOfficeId',
  'due',
  'note',
  'plan.text',
]
const options = (table: Record<string, string>) =>
  Object.entries(table).map(([value, label]) => ({ value, label }))

interface MatterFormProps {
  matter: Matter | null
  /** Where it is set up from a 领导批示. */
  instructionId?: string | null
  initial?: { title?: string; basis?: { kind: BasisKind; text: string } }
}

export function MatterForm({ matter, instructionId = null, initial = {} }: MatterFormProps) {
  const [form] = Form.useForm<MatterValues>()
  const [files, setFiles] = useState<readonly FileInfo[]>(matter?.basisFiles ?? [])
  const [planFiles, setPlanFiles] = useState<readonly FileInfo[]>(matter?.plan.files ?? [])
  const classified = Form.useWatch('classified', form)
  const [dirty, setDirty] = useState(false)
  const [busy, setBusy] = useState(false)
  const [rest, setRest] = useState<ApiError | null>(null)
  const save = useSave(matter, () => setDirty(false))
  const submit = ({ plan, ...values }: MatterValues) => {
    setRest(null)
    const body = {
      ...values,
      jointOfficeId: values.jointOfficeId ?? null,
      classified: false as const,
      note: values.note ?? '',
      basis: {
        ...values.basis,
        fileIds: idsOf(files),
        instructionId: instructionId ?? matter?.basis.instructionId ?? null,
      },
      plan: { text: plan?.text ?? '', fileIds: idsOf(planFiles) },
    }
    save.mutate(body, { onError: (error) => setRest(showFieldErrors(form, error, FIELDS)) })
  }
  return (
    <section className="panel">
      <div className="panel__b">
        <Form
          form={form}
          layout="vertical"
          initialValues={
            matter ? valuesOf(matter) : { category: 'routine', basis: { kind: 'workReport' }, ...initial }
          }
          onFinish={submit}
          onValuesChange={() => setDirty(true)}
          scrollToFirstError={{ focus: true }}
        >
          <ClassifiedQuestion classified={classified === true} />
          <MatterFields />
          <Form.Item label="依据附件" htmlFor="basis-files">
            <UploadField
              id="basis-files"
              kind="attachment"
              label="选文件"
              max={10}
              value={files}
              onChange={(update) => {
                setDirty(true)
                setFiles(update)
              }}
              onBusy={setBusy}
            />
          </Form.Item>
          <Form.Item
            name={['plan', 'text']}
            label="督查方案"
            extra="怎么督查：方式、步骤、人员、重点。不给承办单位看附件。"
          >
            <Input.TextArea rows={3} maxLength={2000} showCount />
          </Form.Item>
          <Form.Item label="督查方案附件" htmlFor="plan-files">
            <UploadField
              id="plan-files"
              kind="attachment"
              label="选文件"
              max={10}
              value={planFiles}
              onChange={(update) => {
                setDirty(true)
                setPlanFiles(update)
              }}
              onBusy={setBusy}
            />
          </Form.Item>
          <div className="stack">
            <Refusal error={rest} />
            <div className="row">
              <Button
                type="primary"
                htmlType="submit"
                loading={save.isPending}
                disabled={busy || classified === true}
              >
                {matter ? '保存' : '立项并去分解'}
              </Button>
              {!matter && <span className="small muted">保存为“待批准”，批准后编号、派单。</span>}
            </div>
          </div>
        </Form>
      </div>
      <UnsavedGuard dirty={dirty} />
    </section>
  )
}

/** Asked first: whoever answers yes cannot go on here. */
function ClassifiedQuestion({ classified }: { classified: boolean }) {
  return (
    <>
      <Form.Item
        name="classified"
        label="内容是否涉密"
        rules={[{ required: true, message: '请先确认内容是否涉密' }]}
      >
        <Radio.Group
          options={[
            { value: false, label: '不涉密' },
            { value: true, label: '涉密' },
          ]}
        />
      </Form.Item>
      {classified && (
        <div className="note note--red matter-stop" role="alert">
          涉密事项不得在本系统登记，已填内容不会保存。请关闭本页，按保密规定用涉密载体另行办理。
        </div>
      )}
    </>
  )
}

function idsOf(files: readonly FileInfo[]): string[] {
  return files.map(({ id }) => id)
}

function MatterFields() {
  const { today } = useMe()
  const orgs = useOrgOptions()
  const { org: own } = useMe()
  const supervisors = usePeopleOptions({ role: 'supervisor' })
  const search = { showSearch: { optionFilterProp: 'label' as const } }
  return (
    <>
      <Form.Item
        name="title"
        label="事项名称"
        rules={[{ required: true, whitespace: true, min: 4, message: '名称至少 4 个字' }]}
      >
        <Input maxLength={100} showCount autoFocus />
      </Form.Item>
      <div className="form-row">
        <Form.Item name="category" label="督查类型">
          <Select options={options(MATTER_CATEGORIES)} />
        </Form.Item>
        <Form.Item name={['basis', 'kind']} label="依据种类">
          <Select options={options(BASIS_KINDS)} />
        </Form.Item>
      </div>
      <Form.Item
        name={['basis', 'text']}
        label="立项依据"
        extra="写明文件和条目，如：2026年区政府工作报告第12条。涉密文件不得录入。"
        rules={[{ required: true, whitespace: true, min: 4, message: '请写明立项依据' }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <div className="form-row">
        <Form.Item name="leadOrgId" label="主办单位" rules={[{ required: true, message: '请选主办单位' }]}>
          <Select {...search} options={orgs} placeholder="输入单位名称查找" />
        </Form.Item>
        <Form.Item
          name="supervisorId"
          label="责任督查员"
          rules={[{ required: true, message: '请选责任督查员' }]}
        >
          <Select
            {...search}
            options={supervisors.options}
            loading={supervisors.loading}
            placeholder="预警同时发给他"
          />
        </Form.Item>
        <Form.Item name="due" label="完成时限" rules={[{ required: true, message: '请选完成时限' }]}>
          <DueField today={today} />
        </Form.Item>
      </div>
      <Form.Item
        name="jointOfficeId"
        label="合办的另一办（可不选）"
        extra="党委办和政府办合办时选另一办的督查单位，由它的督查室主任批准立项，两办都能督办。"
      >
        <Select
          {...search}
          allowClear
          options={orgs.filter(({ value }) => value !== own.id)}
          placeholder="只由本单位督查的不用选"
        />
      </Form.Item>
      <Form.Item name="note" label="说明">
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Form.Item>
    </>
  )
}

/** antd's Form hands value, onChange and id to its child. */
function DueField(props: {
  today: string
  value?: string
  onChange?: (value: string | null) => void
  id?: string
}) {
  const { today, value, onChange, id } = props
  return (
    <DateField
      label="完成时限"
      bare
      min={today}
      value={value ?? null}
      onChange={(next) => onChange?.(next)}
      {...(id === undefined ? {} : { id })}
    />
  )
}

function useSave(matter: Matter | null, onSaved: () => void) {
  const navigate = useNavigate()
  const toast = useToast()
  return useWrite(
    (body: MatterBody, idempotencyKey) =>
      matter
        ? api.matters.change({
            params: { id: matter.id },
            body: { ...body, version: matter.version },
            idempotencyKey,
          })
        : api.matters.create({ body, idempotencyKey }),
    {
      onDone: (saved) => {
        onSaved()
        toast(matter ? '已保存' : '已登记，请分解任务')
        // after the guard has seen that nothing is unsaved
        setTimeout(() => void navigate(matter ? `/matters/${saved.id}` : `/matters/${saved.id}/tree`), 0)
      },
    },
  )
}

function valuesOf(matter: Matter): MatterValues {
  const { title, category, basis, leadOrg, supervisor, due, note } = matter
  return {
    ...{ title, category, basis, leadOrgId: leadOrg.id, supervisorId: supervisor.id, due, note },
    jointOfficeId: matter.offices[1]?.id ?? null,
    ...{ classified: false, plan: { text: matter.plan.text } },
  }
}
