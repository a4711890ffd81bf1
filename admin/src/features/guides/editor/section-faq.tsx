import type { GuideContent } from '@mingdu/shared/guides/guides.schema'
import { AddButton, RowTools, TextField } from './fields'
import { moved, replaced, without } from './lists'
import { section, type SectionProps } from './section'

type Faq = GuideContent['faq'][number]

export const FaqSection = section('faq', function FaqList({ content, patch }: SectionProps) {
  const { faq } = content
  const set = (change: (old: Faq[]) => Faq[]) => patch((c) => ({ faq: change(c.faq) }))
  return (
    <div className="stack">
      {faq.map(({ q, a }, i) => (
        <div className="grow-line" key={i}>
          <div className="grow stack stack--tight">
            <TextField
              label={`第 ${i + 1} 问`}
              path={`faq.${i}.q`}
              value={q}
              max={200}
              onChange={(next) => set((old) => replaced(old, i, { q: next }))}
            />
            <TextField
              bare
              label={`第 ${i + 1} 问的回答`}
              path={`faq.${i}.a`}
              value={a}
              max={1000}
              rows={2}
              placeholder="回答"
              onChange={(next) => set((old) => replaced(old, i, { a: next }))}
            />
          </div>
          <RowTools
            name={`第 ${i + 1} 问`}
            at={i}
            of={faq.length}
            onMove={(to) => set((old) => moved(old, i, to))}
            onRemove={() => set((old) => without(old, i))}
          />
        </div>
      ))}
      <AddButton disabled={faq.length >= 50} onClick={() => set((old) => [...old, { q: '', a: '' }])}>
        加问答
      </AddButton>
    </div>
  )
})
