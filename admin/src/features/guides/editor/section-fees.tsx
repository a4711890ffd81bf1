import type { GuideContent } from '@mingdu/shared/guides/guides.schema'
import { Radio } from 'antd'
import { AddButton, Labelled, RowTools, TextField } from './fields'
import { moved, replaced, without } from './lists'
import { section, type SectionProps } from './section'

type Fee = GuideContent['fees'][number]
const EMPTY: Fee = { name: '', standard: '', basis: '' }

export const FeesSection = section('fees', function Fees({ content, patch }: SectionProps) {
  const choose = (free: boolean) =>
    patch((c) => ({ free, fees: !free && c.fees.length === 0 ? [EMPTY] : c.fees }))
  return (
    <div className="stack">
      <Labelled bare label="是否收费" path="free">
        {(field) => (
          <Radio.Group
            {...field}
            value={content.free}
            options={[
              { value: true, label: '不收费' },
              { value: false, label: '收费' },
            ]}
            onChange={(e) => choose(e.target.value as boolean)}
          />
        )}
      </Labelled>
      {!content.free && <FeeRows fees={content.fees} patch={patch} />}
    </div>
  )
})

function FeeRows({ fees, patch }: { fees: Fee[]; patch: SectionProps['patch'] }) {
  const set = (change: (old: Fee[]) => Fee[]) => patch((c) => ({ fees: change(c.fees) }))
  const text = (fee: Fee, i: number, key: keyof Fee, label: string, max: number) => (
    <TextField
      bare={i > 0}
      label={label}
      path={`fees.${i}.${key}`}
      value={fee[key]}
      max={max}
      onChange={(value) => set((old) => replaced(old, i, { [key]: value }))}
    />
  )
  return (
    <>
      {fees.map((fee, i) => (
        <div className="gstep gstep--three" key={i}>
          {text(fee, i, 'name', '收费项目', 100)}
          {text(fee, i, 'standard', '标准', 300)}
          {text(fee, i, 'basis', '依据', 300)}
          <RowTools
            name={`第 ${i + 1} 项收费`}
            at={i}
            of={fees.length}
            onMove={(to) => set((old) => moved(old, i, to))}
            onRemove={() => set((old) => without(old, i))}
          />
        </div>
      ))}
      <AddButton disabled={fees.length >= 20} onClick={() => set((old) => [...old, EMPTY])}>
        加收费项目
      </AddButton>
    </>
  )
}
