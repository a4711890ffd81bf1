import type { Guide, GuideContent } from '@mingdu/shared/guides/guides.schema'
import type { ReactNode } from 'react'
import { SectionFrame } from '../editor/section'
import { SECTION_KEYS, type SectionKey } from '../guide-sections'
import { BasicFacts, Conditions, Contact, Faq, Fees, Limits, Places, Results, Stages } from './read-sections'
import { FlowDrawing, Materials, ScenarioList } from './read-materials'

export interface ReadProps {
  content: GuideContent
  files: Guide['files']
}

/** What each section says, and whether it says anything. */
const READERS: Record<
  SectionKey,
  { has: (c: GuideContent) => boolean; read: (props: ReadProps) => ReactNode }
> = {
  basic: { has: () => true, read: BasicFacts },
  conditions: { has: (c) => c.conditions.length > 0, read: Conditions },
  stages: { has: (c) => Object.values(c.stages).flat().length > 0, read: Stages },
  materials: { has: (c) => c.noMaterials || c.materials.length > 0, read: Materials },
  scenario: { has: (c) => c.scenario.questions.length > 0, read: ScenarioList },
  limits: { has: (c) => c.legalDays !== null || c.promisedDays !== null, read: Limits },
  fees: { has: () => true, read: Fees },
  places: { has: (c) => c.places.length > 0, read: Places },
  contact: { has: (c) => c.phone !== '' || c.complaint !== '', read: Contact },
  results: { has: (c) => c.results.length > 0, read: Results },
  faq: { has: (c) => c.faq.length > 0, read: Faq },
  flow: { has: (c) => c.flow !== null, read: FlowDrawing },
}

/** A guide to be read: for who may not write it, and for the versions of before. */
export function GuideReader({ content, files }: ReadProps) {
  return SECTION_KEYS.map((key) => {
    const { has, read: Read } = READERS[key]
    return (
      <SectionFrame key={key} of={key}>
        {has(content) ? <Read content={content} files={files} /> : <p className="muted">没有填写。</p>}
      </SectionFrame>
    )
  })
}
