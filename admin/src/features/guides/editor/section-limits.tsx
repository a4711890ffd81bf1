import type { GuideContent } from '@mingdu/shared/guides/guides.schema'
import { limitText } from '@mingdu/shared/guides/guides.rules'
import { AddButton, NumberField, RowTools, TextField, useFieldError } from './fields'
import { moved, replaced, without } from './lists'
import { section, type SectionProps } from './section'

type Special = GuideContent['specials'][number]
const EMPTY: Special = { name: '', days: 0, basis: '' }

export const LimitsSection = section('limits', function Limits({ content, patch }: SectionProps) {
  return (
    <div className="stack">
      <div className="gform gform--3">
        <NumberField
          label="法定时限"
          path="legalDays"
          value={content.legalDays}
          unit="个工作日"
          placeholder="没有规定"
          onChange={(legalDays) => patch({ legalDays })}
        />
        <NumberField
          label="承诺时限"
          path="promisedDays"
          value={content.promisedDays}
          unit="个工作日"
          placeholder="没有承诺"
          onChange={(promisedDays) => patch({ promisedDays })}
        />
        <Ahead content={content} />
      </div>
      <TextField
        label="时限依据"
        path="limitBasis"
        value={content.limitBasis}
        max={500}
        rows={2}
        placeholder="法律法规名称和条款，如：《城镇排水与污水处理条例》第二十一条"
        onChange={(limitBasis) => patch({ limitBasis })}
      />
      <Specials specials={content.specials} patch={patch} />
    </div>
  )
})

/** 比法定提前 N 个工作日, as the public will read it. */
function Ahead({ content: { legalDays, promisedDays } }: { content: GuideContent }) {
  const wrong = useFieldError('promisedDays') !== undefined
  if (wrong || (legalDays === null && promisedDays === null)) return <span />
  const ahead = legalDays === null || promisedDays === null ? 0 : legalDays - promisedDays
  return (
    <p className="gahead num" role="status">
      {ahead > 0 && <strong>比法定提前 {ahead} 个工作日</strong>}
      <span className="small muted">{limitText({ legalDays, promisedDays })}</span>
    </p>
  )
}

function Specials({ specials, patch }: { specials: Special[]; patch: SectionProps['patch'] }) {
  const set = (change: (old: Special[]) => Special[]) => patch((c) => ({ specials: change(c.specials) }))
  return (
    <fieldset className="gstage">
      <legend>
        特别程序<span className="small muted">　如专家评审、听证、公示，用的时间不计入时限，要事先告知</span>
      </legend>
      {specials.map((special, i) => (
        <div className="gstep gstep--special" key={i}>
          <TextField
            bare={i > 0}
            label="名称"
            path={`specials.${i}.name`}
            value={special.name}
            max={60}
            onChange={(name) => set((old) => replaced(old, i, { name }))}
          />
          <NumberField
            bare={i > 0}
            label="所需时间"
            path={`specials.${i}.days`}
            value={special.days}
            unit="工作日"
            onChange={(days) => set((old) => replaced(old, i, { days: days ?? 0 }))}
          />
          <TextField
            bare={i > 0}
            label="依据"
            path={`specials.${i}.basis`}
            value={special.basis}
            max={300}
            onChange={(basis) => set((old) => replaced(old, i, { basis }))}
          />
          <RowTools
            name={`第 ${i + 1} 项特别程序`}
            at={i}
            of={specials.length}
            onMove={(to) => set((old) => moved(old, i, to))}
            onRemove={() => set((old) => without(old, i))}
          />
        </div>
      ))}
      <AddButton disabled={specials.length >= 20} onClick={() => set((old) => [...old, EMPTY])}>
        加特别程序
      </AddButton>
    </fieldset>
  )
}
