import type { Guide } from '@mingdu/shared/guides/guides.schema'
import { completeness } from '@mingdu/shared/guides/guides.rules'
import { useCallback, useMemo, useState } from 'react'
import { useToast } from '../../../components/toast'
import { UnsavedGuard } from '../../../components/unsaved-guard'
import { GuideHead } from '../acts/guide-head'
import { goTo, pointsMissing, SECTION_KEYS, type SectionKey } from '../guide-sections'
import { ScenarioSection } from '../scenario/section-scenario'
import { CompletenessPanel } from './completeness-panel'
import { ConflictDialog } from './conflict-dialog'
import './editor.css'
import { ErrorsContext } from './fields'
import { SaveBar } from './save-bar'
import { SectionFrame, type SectionProps } from './section'
import { BasicSection } from './section-basic'
import { ConditionsSection } from './section-conditions'
import { ContactSection } from './section-contact'
import { FaqSection } from './section-faq'
import { FeesSection } from './section-fees'
import { FlowSection } from './section-flow'
import { LimitsSection } from './section-limits'
import { MaterialsSection } from './section-materials'
import { PlacesSection } from './section-places'
import { ResultsSection } from './section-results'
import { StagesSection } from './section-stages'
import { SectionNav } from './section-nav'
import { tidied } from './tidy'
import { useErrors } from './use-errors'
import { useFileNames } from './use-file-names'
import { useGuideDraft } from './use-guide-draft'
import { useSaveKey } from './use-save-key'

const BODIES: Record<SectionKey, React.ComponentType<SectionProps>> = {
  basic: BasicSection,
  conditions: ConditionsSection,
  stages: StagesSection,
  materials: MaterialsSection,
  scenario: ScenarioSection,
  limits: LimitsSection,
  fees: FeesSection,
  places: PlacesSection,
  contact: ContactSection,
  results: ResultsSection,
  faq: FaqSection,
  flow: FlowSection,
}

/** A guide as it is written: sections in the middle, the way to them at the left, what it lacks at the right. */
export function GuideEditor({ guide }: { guide: Guide }) {
  const toast = useToast()
  const [tried, setTried] = useState(false)
  const [merging, setMerging] = useState(false)
  const onSaved = useCallback(() => {
    setTried(false)
    toast('已保存')
  }, [toast])
  const draft = useGuideDraft(guide, onSaved)
  const { content, patch } = draft
  const files = useFileNames(guide.files)
  const { errors, own, rest } = useErrors(content, draft.error, tried)
  const { score, missing } = useMemo(() => completeness(tidied(content)), [content])
  const points = useMemo(() => pointsMissing(missing), [missing])
  const save = useCallback(() => {
    setTried(true)
    const first = own[0]
    if (first) return goTo(first.path)
    if (draft.behind) return setMerging(true)
    if (draft.dirty && !draft.saving) draft.save()
  }, [own, draft])
  useSaveKey(save)
  const stale = draft.error?.code === 'version.stale'
  return (
    <ErrorsContext.Provider value={errors}>
      <div className="geditor">
        <GuideHead guide={guide} content={content} files={files} unsaved={draft.dirty} adopt={draft.adopt} />
        <SectionNav points={points} errors={errors} />
        <div className="geditor__main" tabIndex={-1}>
          {SECTION_KEYS.map((key) => {
            const Body = BODIES[key]
            return (
              <SectionFrame key={key} of={key} points={points[key]}>
                <Body content={content} patch={patch} guide={guide} files={files} />
              </SectionFrame>
            )
          })}
        </div>
        <CompletenessPanel score={score} missing={missing} />
        <SaveBar
          draft={draft}
          problems={tried ? own : []}
          error={stale ? null : rest}
          onSave={save}
          onMerge={() => setMerging(true)}
        />
        {(merging || stale) && guide.version > draft.base.version && (
          <ConflictDialog guide={guide} draft={draft} onClose={() => setMerging(false)} />
        )}
        <UnsavedGuard dirty={draft.dirty} />
      </div>
    </ErrorsContext.Provider>
  )
}
