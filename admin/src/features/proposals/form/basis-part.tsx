import type { FileInfo } from '@mingdu/shared/files/files.api'
import { Input } from 'antd'
import { useMe } from '../../../api/session'
import { DateField } from '../../../components/date-field'
import { UploadField } from '../../../components/upload-field'
import type { Draft, Problems } from './draft'
import { Field, FormPart } from './fields'

interface BasisPartProps {
  draft: Draft
  change: (update: (old: Draft) => Draft) => void
  files: readonly FileInfo[]
  setFiles: (update: (files: readonly FileInfo[]) => readonly FileInfo[]) => void
  onBusy: (busy: boolean) => void
  problems: Problems
}

/** What the change rests on, with its papers, and from when it is to hold. */
export function BasisPart({ draft, change, files, setFiles, onBusy, problems }: BasisPartProps) {
  const { today } = useMe()
  return (
    <FormPart name="调整依据">
      <Field
        id="basis"
        label="依据"
        required
        error={problems.get('basis.text')}
        extra="写明文件名称、文号和条款。涉密文件不得录入。"
      >
        <Input.TextArea
          id="basis"
          rows={2}
          maxLength={300}
          showCount
          value={draft.basis}
          onChange={(e) => change((old) => ({ ...old, basis: e.target.value }))}
        />
      </Field>
      <Field id="basis-files" label="依据附件" error={problems.get('basis.fileIds')}>
        <UploadField
          id="basis-files"
          kind="attachment"
          label="选文件"
          max={10}
          value={files}
          onChange={setFiles}
          onBusy={onBusy}
        />
      </Field>
      <Field
        id="effectiveOn"
        label="拟生效日"
        error={problems.get('effectiveOn')}
        extra="不填：公布的当天。公布时可以再定。"
      >
        <DateField
          id="effectiveOn"
          label="拟生效日"
          min={today}
          value={draft.effectiveOn}
          onChange={(effectiveOn) => change((old) => ({ ...old, effectiveOn }))}
        />
      </Field>
    </FormPart>
  )
}
