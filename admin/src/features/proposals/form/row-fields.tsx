import type { PowerContent } from '@mingdu/shared/powers/powers.schema'
import type { RowProps } from '../../../components/list-editor'
import { AreaField, LineField } from '../../../components/text-fields'
import { TemplateField } from './template-field'

type Row<K extends 'bases' | 'accountabilities' | 'penalties' | 'materials'> = PowerContent[K][number]

export function BasisRow({ item, patch, errorAt }: RowProps<Row<'bases'>>) {
  return (
    <>
      <div className="pair pair--wide-first">
        <LineField
          label="法律法规名称"
          maxLength={200}
          value={item.law}
          error={errorAt('law')}
          onChange={(law) => patch({ law })}
        />
        <LineField
          label="条款"
          placeholder="条款，如：第二十五条"
          maxLength={200}
          value={item.article}
          error={errorAt('article')}
          onChange={(article) => patch({ article })}
        />
      </div>
      <AreaField
        label="条文"
        placeholder="条文原文"
        maxLength={5000}
        value={item.text}
        error={errorAt('text')}
        onChange={(text) => patch({ text })}
      />
    </>
  )
}

export function AccountabilityRow({ item, patch, errorAt }: RowProps<Row<'accountabilities'>>) {
  return (
    <>
      <AreaField
        label="追责情形"
        maxLength={2000}
        value={item.situation}
        error={errorAt('situation')}
        onChange={(situation) => patch({ situation })}
      />
      <div className="pair pair--wide-first">
        <AreaField
          label="追责依据"
          maxLength={2000}
          value={item.basis}
          error={errorAt('basis')}
          onChange={(basis) => patch({ basis })}
        />
        <LineField
          label="追责机关"
          maxLength={200}
          value={item.organ}
          error={errorAt('organ')}
          onChange={(organ) => patch({ organ })}
        />
      </div>
    </>
  )
}

export function PenaltyRow({ item, patch, errorAt }: RowProps<Row<'penalties'>>) {
  return (
    <>
      <div className="pair pair--wide-first">
        <AreaField
          label="违法情形"
          maxLength={500}
          value={item.circumstance}
          error={errorAt('circumstance')}
          onChange={(circumstance) => patch({ circumstance })}
        />
        <LineField
          label="裁量等级"
          placeholder="裁量等级，如：较重"
          maxLength={50}
          value={item.grade}
          error={errorAt('grade')}
          onChange={(grade) => patch({ grade })}
        />
      </div>
      <div className="pair">
        <AreaField
          label="处罚标准"
          maxLength={1000}
          value={item.standard}
          error={errorAt('standard')}
          onChange={(standard) => patch({ standard })}
        />
        <AreaField
          label="处罚依据"
          maxLength={1000}
          value={item.basis}
          error={errorAt('basis')}
          onChange={(basis) => patch({ basis })}
        />
      </div>
    </>
  )
}

export function MaterialRow({ item, patch, errorAt }: RowProps<Row<'materials'>>) {
  return (
    <>
      <div className="pair">
        <LineField
          label="材料名称"
          maxLength={200}
          value={item.name}
          error={errorAt('name')}
          onChange={(name) => patch({ name })}
        />
        <LineField
          label="材料说明"
          placeholder="说明，如：原件 1 份"
          maxLength={200}
          value={item.note}
          error={errorAt('note')}
          onChange={(note) => patch({ note })}
        />
      </div>
      <TemplateField value={item.templateId} onChange={(templateId) => patch({ templateId })} />
    </>
  )
}
