import { AddButton, RowTools, TextField } from './fields'
import { moved, without } from './lists'
import { section, type SectionProps } from './section'

export const ConditionsSection = section('conditions', function Conditions({ content, patch }: SectionProps) {
  const { conditions } = content
  const set = (change: (old: string[]) => string[]) => patch((c) => ({ conditions: change(c.conditions) }))
  return (
    <div className="stack">
      {conditions.length === 0 && (
        <p className="muted">
          逐条写明符合什么条件才予受理，如：依法取得营业执照。不要写“符合法律法规规定的其他条件”。
        </p>
      )}
      {conditions.map((text, i) => (
        <div className="grow-line" key={i}>
          <span className="gno num">{i + 1}</span>
          <TextField
            bare
            className="grow"
            label={`第 ${i + 1} 条受理条件`}
            path={`conditions.${i}`}
            value={text}
            max={500}
            rows={1}
            onChange={(next) => set((old) => old.map((one, at) => (at === i ? next : one)))}
          />
          <RowTools
            name={`第 ${i + 1} 条`}
            at={i}
            of={conditions.length}
            onMove={(to) => set((old) => moved(old, i, to))}
            onRemove={() => set((old) => without(old, i))}
          />
        </div>
      ))}
      <AddButton disabled={conditions.length >= 50} onClick={() => set((old) => [...old, ''])}>
        加一条
      </AddButton>
    </div>
  )
})
