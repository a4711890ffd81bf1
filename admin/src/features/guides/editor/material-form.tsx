import type { GuideMaterial } from '@mingdu/shared/guides/guides.schema'
import { MATERIAL_FORMS, MATERIAL_SOURCES, NECESSITIES } from '@mingdu/shared/guides/guides.states'
import { Checkbox, Radio } from 'antd'
import { Labelled, NumberField, SelectField, TextField } from './fields'
import { FileSlot } from './file-slot'
import type { FileNames } from './use-file-names'

interface MaterialFormProps {
  material: GuideMaterial
  i: number
  files: FileNames
  change: (patch: Partial<GuideMaterial>) => void
}

export function MaterialForm({ material: m, i, files, change }: MaterialFormProps) {
  const path = (field: keyof GuideMaterial) => `materials.${i}.${field}`
  return (
    <div className="gform gform--4">
      <SelectField
        label="必要性"
        path={path('necessity')}
        value={m.necessity}
        options={NECESSITIES}
        onChange={(necessity) => change({ necessity })}
      />
      <SelectField
        label="来源"
        path={path('source')}
        value={m.source}
        options={MATERIAL_SOURCES}
        onChange={(source) => change({ source })}
      />
      <SelectField
        label="形式"
        path={path('form')}
        value={m.form}
        options={MATERIAL_FORMS}
        onChange={(form) => change({ form })}
      />
      <NumberField
        label="份数"
        path={path('copies')}
        value={m.copies}
        max={99}
        unit="份"
        onChange={(copies) => change({ copies: copies ?? 0 })}
      />
      <TextField
        className="ghalf"
        label="规格"
        path={path('spec')}
        value={m.spec}
        max={200}
        placeholder="如：A4 纸，盖公章"
        onChange={(spec) => change({ spec })}
      />
      <TextField
        className="ghalf"
        label="要求依据"
        path={path('basis')}
        value={m.basis}
        max={500}
        placeholder="法律法规名称和条款"
        onChange={(basis) => change({ basis })}
      />
      <TextField
        className="gspan"
        label="填报须知"
        path={path('notes')}
        value={m.notes}
        max={1000}
        rows={2}
        onChange={(notes) => change({ notes })}
      />
      <div className="ghalf gpair">
        <FileSlot
          label="空白表格"
          value={m.blankFormId}
          files={files}
          onChange={(blankFormId) => change({ blankFormId })}
        />
        <FileSlot
          label="填写样表"
          value={m.sampleId}
          files={files}
          onChange={(sampleId) => change({ sampleId })}
        />
      </div>
      <div className="ghalf gpair">
        <Term
          label="可以容缺受理"
          term="补齐期限"
          path={path('deferDays')}
          value={m.deferDays}
          onChange={(deferDays) => change({ deferDays })}
        />
        <Term
          label="可以告知承诺"
          term="兑现期限"
          path={path('promiseDays')}
          value={m.promiseDays}
          onChange={(promiseDays) => change({ promiseDays })}
        />
      </div>
      <Labelled className="gspan" label="什么时候要交" path={path('always')}>
        {(field) => (
          <Radio.Group
            {...field}
            value={m.always}
            options={[
              { value: true, label: '都要交' },
              { value: false, label: '由情形引导的答案选出' },
            ]}
            onChange={(e) => change({ always: e.target.value as boolean })}
          />
        )}
      </Labelled>
    </div>
  )
}

interface TermProps {
  label: string
  term: string
  path: string
  value: number | null
  onChange: (days: number | null) => void
}

/** 可容缺, 可告知承诺: allowed or not, and within how many working days it is made good. */
function Term({ label, term, path, value, onChange }: TermProps) {
  return (
    <div className="gterm">
      <Checkbox checked={value !== null} onChange={(e) => onChange(e.target.checked ? 5 : null)}>
        {label}
      </Checkbox>
      {value !== null && (
        <NumberField
          bare
          label={`${label}，${term}`}
          path={path}
          value={value}
          unit="个工作日内"
          min={1}
          onChange={(days) => onChange(days ?? 1)}
        />
      )}
    </div>
  )
}
