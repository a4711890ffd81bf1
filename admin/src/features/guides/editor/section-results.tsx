import type { GuideContent } from '@mingdu/shared/guides/guides.schema'
import { AddButton, RowTools, TextField } from './fields'
import { FileSlot } from './file-slot'
import { moved, replaced, without } from './lists'
import { section, type SectionProps } from './section'

type Result = GuideContent['results'][number]

export const ResultsSection = section('results', function Results({ content, patch, files }: SectionProps) {
  const { results } = content
  const set = (change: (old: Result[]) => Result[]) => patch((c) => ({ results: change(c.results) }))
  return (
    <div className="stack">
      {results.map((result, i) => (
        <div className="gstep gstep--result" key={i}>
          <TextField
            label="结果名称"
            path={`results.${i}.name`}
            value={result.name}
            max={100}
            placeholder="如：城镇污水排入排水管网许可证"
            onChange={(name) => set((old) => replaced(old, i, { name }))}
          />
          <FileSlot
            label="样本"
            value={result.sampleId}
            files={files}
            onChange={(sampleId) => set((old) => replaced(old, i, { sampleId }))}
          />
          <RowTools
            name={`第 ${i + 1} 项结果`}
            at={i}
            of={results.length}
            onMove={(to) => set((old) => moved(old, i, to))}
            onRemove={() => set((old) => without(old, i))}
          />
        </div>
      ))}
      <AddButton
        disabled={results.length >= 20}
        onClick={() => set((old) => [...old, { name: '', sampleId: null }])}
      >
        加办理结果
      </AddButton>
    </div>
  )
})
