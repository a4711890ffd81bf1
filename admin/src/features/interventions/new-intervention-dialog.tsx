import type { FileInfo } from '@mingdu/shared/files/files.api'
import {
  INTERVENTION_KINDS,
  KIND_SUBJECTS,
  RECOMMENDATIONS,
  SUBJECT_KINDS,
  type Recommendation,
  type SubjectKind,
} from '@mingdu/shared/interventions/interventions.states'
import { Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { useMe } from '../../api/session'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { DateItem } from '../../components/date-item'
import { showFieldErrors } from '../../components/form-errors'
import { useToast } from '../../components/toast'
import { UploadField } from '../../components/upload-field'
import { kindsOf, type RecordedKind } from './intervention-queries'
import { performExercise, type ExerciseValues } from './intervention-perform'
import { SubjectField } from './subject-field'

const FIELDS = ['basis', 'done', 'result', 'on', 'subject', 'subject.id', 'subject.name', 'recommendation']

/** What each power leaves, said before it is done. */
const WHAT: Record<RecordedKind, string> = {
  investigate: '对事项、任务或单位查办、督促、监察。登记后编号，不能改。',
  dispose: '对发现的问题当场处置。登记后编号，不能改。',
  recommend:
    '奖励或追责的建议，经本级人民政府或者行政首长批准后才生效（政府督查工作条例第二十一条），再转送有权机关。',
  attend: '列席会议、查阅文件。登记后编号，不能改。',
}

interface NewProps {
  onClose: () => void
  onDone: (id: string) => void
}

/** 登记行使: which power, on what, on which basis, what was done and what came of it. */
export function NewInterventionDialog({ onClose, onDone }: NewProps) {
  const { today, permissions } = useMe()
  const kinds = kindsOf(permissions)
  const [form] = Form.useForm<ExerciseValues>()
  const first = kinds[0] ?? 'investigate'
  const kind = Form.useWatch('kind', form) ?? first
  const subjectKinds: readonly SubjectKind[] = KIND_SUBJECTS[kind]
  const subjectKind = Form.useWatch('subjectKind', form) ?? subjectKinds[0] ?? 'matter'
  const [files, setFiles] = useState<readonly FileInfo[]>([])
  const [busy, setBusy] = useState(false)
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const write = useWrite((values: ExerciseValues, key) => {
    const fileIds = files.map(({ id }) => id)
    return performExercise(values, fileIds, key)
  })
  const submit = (values: ExerciseValues) =>
    write.mutate(values, {
      onSuccess: ({ id, no }) => {
        toast(values.kind === 'recommend' ? `已提出 ${no}，等政府批准` : `已登记 ${no}`)
        onDone(id)
      },
      onError: (error) => setRest(showFieldErrors(form, error, FIELDS)),
    })
  return (
    <ConfirmDialog
      title="登记职权行使"
      okText={kind === 'recommend' ? '提出建议' : '登记'}
      busy={write.isPending}
      error={rest}
      okDisabled={busy}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{
          ...{ kind: first, subjectKind: KIND_SUBJECTS[first][0], on: today },
          recommendation: 'accountability' satisfies Recommendation,
        }}
        onValuesChange={(changed: Partial<ExerciseValues>) => {
          if (changed.kind) form.setFieldValue('subjectKind', KIND_SUBJECTS[changed.kind][0])
          if (changed.kind ?? changed.subjectKind) form.setFieldValue('subject', undefined)
        }}
        onFinish={submit}
      >
        <Form.Item name="kind" label="职权" extra={WHAT[kind]}>
          <Select options={kinds.map((value) => ({ value, label: INTERVENTION_KINDS[value] }))} />
        </Form.Item>
        {kind === 'recommend' && (
          <Form.Item name="recommendation" label="建议">
            <Radio.Group options={optionsOf(RECOMMENDATIONS)} />
          </Form.Item>
        )}
        <Form.Item name="subjectKind" label="对象种类">
          <Radio.Group options={subjectKinds.map((value) => ({ value, label: SUBJECT_KINDS[value] }))} />
        </Form.Item>
        <SubjectField kind={subjectKind} />
        <Form.Item name="on" label="日期" rules={[{ required: true, message: '请选日期' }]}>
          <DateItem label="日期" max={today} />
        </Form.Item>
        <Form.Item name="basis" label="依据" rules={[words(4)]}>
          <Input maxLength={500} />
        </Form.Item>
        <Form.Item
          name="done"
          label={kind === 'recommend' ? '建议的内容和事实' : '做了什么'}
          rules={[words(10)]}
        >
          <Input.TextArea rows={4} maxLength={3000} showCount />
        </Form.Item>
        {kind !== 'recommend' && (
          <Form.Item name="result" label="结果（可以以后登记）">
            <Input.TextArea rows={2} maxLength={2000} showCount />
          </Form.Item>
        )}
        <Form.Item label="附件（可不填）" htmlFor="intervention-files">
          <UploadField
            id="intervention-files"
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

function optionsOf(table: Record<string, string>) {
  return Object.entries(table).map(([value, label]) => ({ value, label }))
}

function words(min: number) {
  return { required: true, whitespace: true, min, message: `请写清楚，至少 ${min} 个字` }
}
