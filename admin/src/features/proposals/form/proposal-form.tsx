import type { CatalogSettings } from '@mingdu/shared/catalog/catalog.api'
import type { FileInfo } from '@mingdu/shared/files/files.api'
import type { Power } from '@mingdu/shared/powers/powers.schema'
import { CHANGE_KINDS, type ChangeKind } from '@mingdu/shared/powers/powers.states'
import type { Proposal } from '@mingdu/shared/proposals/proposals.api'
import { Form } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { UnsavedGuard } from '../../../components/unsaved-guard'
import { BasisPart } from './basis-part'
import { ContentParts } from './content-parts'
import { cleaned, editsContent, EMPTY_CONTENT, problemsOf, type Draft, type Problems } from './draft'
import { formElements, type PartProps } from './part'
import { Preview } from './preview'
import { useSaveProposal } from './use-save'
import '../proposals.css'

interface ProposalFormProps {
  kind: ChangeKind
  settings: CatalogSettings
  /** The power that is changed; null for one that is not in the list yet. */
  power: Power | null
  /** The proposal that is corrected; null for a new one. */
  proposal: Proposal | null
  /** The unit a new power is for, unless another is chosen. */
  orgId: string
}

const NOTHING_WRONG: Problems = new Map()

/** Writes a proposal: content, basis, and beside it what differs from the version in force. */
export function ProposalForm(props: ProposalFormProps) {
  const { kind, settings, power, proposal, orgId } = props
  const before = proposal?.before ?? power?.content ?? null
  const [draft, setDraft] = useState<Draft>(() => firstDraft(proposal, power, orgId))
  const [files, setFiles] = useState<readonly FileInfo[]>(proposal?.basisFiles ?? [])
  const [dirty, setDirty] = useState(false)
  const [uploading, setUploading] = useState(false)
  const [problems, setProblems] = useState<Problems>(NOTHING_WRONG)
  const elements = useMemo(() => formElements(settings), [settings])
  const change = useCallback((update: (old: Draft) => Draft) => {
    setDirty(true)
    setDraft(update)
  }, [])
  const patch = useCallback<PartProps['patch']>(
    (part) =>
      change((old) => ({
        ...old,
        content: { ...old.content, ...(typeof part === 'function' ? part(old.content) : part) },
      })),
    [change],
  )
  const save = useSaveProposal({
    kind,
    powerId: power?.id ?? null,
    proposal,
    onProblems: setProblems,
    onSaved: () => setDirty(false),
  })
  const send = (submit: boolean) => {
    const ready = { ...draft, content: cleaned(draft.content) }
    setDraft(ready)
    const found = problemsOf(ready, kind, settings, before?.code ?? null)
    setProblems(found)
    if (found.size === 0) save.send({ draft: ready, fileIds: files.map((file) => file.id), submit })
    else setTimeout(focusFirstProblem, 0)
  }
  const errorAt = useCallback((path: string) => problems.get(`content.${path}`), [problems])
  return (
    <Form className="proposal-form" layout="vertical" component="div">
      <div className="panel proposal-form__main" role="form" aria-label={`提出${CHANGE_KINDS[kind]}`}>
        {editsContent(kind) && (
          <ContentParts content={draft.content} patch={patch} elements={elements} errorAt={errorAt} />
        )}
        <BasisPart
          draft={draft}
          change={change}
          files={files}
          setFiles={(update) => {
            setDirty(true)
            setFiles(update)
          }}
          onBusy={setUploading}
          problems={problems}
        />
      </div>
      <Preview
        kind={kind}
        power={power}
        before={before}
        content={draft.content}
        settings={settings}
        problems={problems.size}
        busy={uploading}
        saving={save.saving}
        error={save.error}
        send={send}
      />
      <UnsavedGuard dirty={dirty} />
    </Form>
  )
}

function firstDraft(proposal: Proposal | null, power: Power | null, orgId: string): Draft {
  if (proposal) return { content: proposal.content, basis: proposal.basis, effectiveOn: proposal.effectiveOn }
  return { content: power?.content ?? { ...EMPTY_CONTENT, orgId }, basis: '', effectiveOn: null }
}

function focusFirstProblem(): void {
  const at = '.proposal-form .ant-form-item-has-error, .proposal-form .field-error'
  const place = document.querySelector<HTMLElement>(at)
  const fields = 'input, textarea'
  const field =
    place?.querySelector<HTMLElement>(fields) ?? place?.parentElement?.querySelector<HTMLElement>(fields)
  place?.scrollIntoView({ block: 'center' })
  field?.focus({ preventScroll: true })
}
