import type { Case } from '@mingdu/shared/cases/cases.schema'
import { materialsFor } from '@mingdu/shared/guides/scenario.rules'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { Button } from 'antd'
import { useState } from 'react'
import { asApiError, type ApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'
import { useMe } from '../../../api/session'
import { useWrite } from '../../../api/use-write'
import { Page } from '../../../components/page'
import { ErrorState, Refusal, SkeletonLines } from '../../../components/states'
import { StepBar } from '../../../components/step-bar'
import { UnsavedGuard } from '../../../components/unsaved-guard'
import '../cases.css'
import {
  draftBody,
  firstOpenStep,
  givenOf,
  placeOf,
  stepProblems,
  STEPS,
  type Problems,
  type Step,
} from './draft'
import { KeysDialog } from './keys-dialog'
import { Receipt } from './receipt'
import { StepApplicant } from './step-applicant'
import { StepCheck } from './step-check'
import { StepItem } from './step-item'
import { StepMaterials } from './step-materials'
import { StepScenario } from './step-scenario'
import { useDraft } from './use-draft'
import { useGuideContent } from './use-guides'
import { useIntakeKeys } from './use-intake-keys'

type Body = Parameters<typeof api.cases.create>[0]['body']

/** 窗口收件: item, questions, materials, applicant, a look at everything, sent; by the keyboard alone. */
export function NewCasePage() {
  const me = useMe()
  const today = plainDate(me.today)
  const { draft, forget, go, choose, answer, material, applicant, window } = useDraft()
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [help, setHelp] = useState(false)
  const [received, setReceived] = useState<Case | null>(null)
  const read = useGuideContent(draft.guide?.id ?? null)
  const guide = read.data?.published ?? null
  const write = useWrite((body: Body, idempotencyKey) => api.cases.create({ body, idempotencyKey }), {
    onDone: (one) => {
      setReceived(one)
      forget()
    },
  })
  const refused = write.error ? asApiError(write.error) : null
  const { step } = draft
  const own = stepProblems(draft, guide, today, step)
  const problems = { ...refusedAt(refused, step), ...own }

  const show = (to: Step) => {
    setTried(false)
    go(to)
  }
  const next = () => {
    if (received) return setReceived(null)
    if (Object.keys(own).length > 0 || busy) return setTried(true)
    if (step < 4) show((step + 1) as Step)
  }
  const back = () => step > 0 && !received && show((step - 1) as Step)
  const submit = () => {
    if (!guide || received || write.isPending || busy) return
    const open = firstOpenStep(draft, guide, today)
    if (open < 4) {
      go(open)
      return setTried(true)
    }
    if (step < 4) return show(4)
    if (Object.keys(stepProblems(draft, guide, today, 4)).length > 0) return setTried(true)
    write.mutate(draftBody(draft, guide), {
      onError: (error) => {
        const [first] = asApiError(error).fields
        if (first) show(placeOf(first.path).step)
      },
    })
  }
  useIntakeKeys({ next, back, submit, help: () => setHelp(true) })

  return (
    <Page title="窗口收件" crumbs={[{ name: '办件', to: '/cases' }]}>
      <div className="intake">
        {received ? (
          <Receipt one={received} onAgain={() => setReceived(null)} />
        ) : (
          <section className="panel" aria-label={STEPS[step]}>
            <div className="panel__b stack">
              <div className="between">
                <StepBar steps={STEPS} current={step} />
                <Button type="text" size="small" onClick={() => setHelp(true)}>
                  快捷键 <kbd className="kbd">?</kbd>
                </Button>
              </div>
              {draft.guide && step > 0 && (
                <h2 className="two-lines" style={{ margin: 0 }}>
                  {draft.guide.title}
                </h2>
              )}
              {step === 0 && <StepItem chosen={draft.guide?.id ?? null} onChoose={choose} />}
              {step > 0 && read.isPending && <SkeletonLines lines={6} />}
              {step > 0 && read.isError && (
                <ErrorState error={read.error} retry={() => void read.refetch()} />
              )}
              {step > 0 && read.isSuccess && !guide && (
                <p className="note note--red">这份指南没有发布或已下线，不能收件。请返回选别的事项。</p>
              )}
              {guide && step === 1 && (
                <StepScenario
                  guide={guide}
                  answers={draft.answers}
                  onChange={answer}
                  onDone={() => show(2)}
                />
              )}
              {guide && step === 2 && (
                <StepMaterials
                  draft={draft}
                  materials={materialsFor(guide, draft.answers).materials}
                  problems={tried ? problems : {}}
                  onChange={(key, update) => {
                    const one = guide.materials.find((each) => each.key === key)
                    if (one) material(key, update, givenOf(draft, one))
                  }}
                  onBusy={setBusy}
                />
              )}
              {guide && step === 3 && (
                <StepApplicant
                  value={draft.applicant}
                  problems={problems}
                  tried={tried || refused !== null}
                  onChange={(update) => {
                    // what the server said of the old text no longer holds
                    write.reset()
                    applicant(update)
                  }}
                  onBusy={setBusy}
                  onDone={next}
                />
              )}
              {guide && step === 4 && (
                <StepCheck
                  draft={draft}
                  guide={guide}
                  onEdit={show}
                  onWindow={window}
                  problem={tried ? problems['window'] : undefined}
                />
              )}
              {tried && firstOf(own, step) !== null && (
                <p className="note note--red" role="alert">
                  {firstOf(own, step)}
                </p>
              )}
              <Refusal error={step === 4 || (refused && refused.fields.length === 0) ? refused : null} />
              <Bar step={step} busy={busy} sending={write.isPending} act={{ next, back, submit, forget }} />
            </div>
          </section>
        )}
      </div>
      {help && <KeysDialog onClose={() => setHelp(false)} />}
      <UnsavedGuard dirty={draft.guide !== null} kept />
    </Page>
  )
}

interface BarProps {
  step: Step
  busy: boolean
  sending: boolean
  act: Record<'next' | 'back' | 'submit' | 'forget', () => void>
}

function Bar({ step, busy, sending, act }: BarProps) {
  return (
    <div className="intake__bar">
      {step === 4 ? (
        <Button type="primary" loading={sending} onClick={act.submit}>
          提交收件 <kbd className="kbd">Alt+S</kbd>
        </Button>
      ) : (
        <Button type="primary" disabled={busy} onClick={act.next}>
          下一步 <kbd className="kbd">Alt+N</kbd>
        </Button>
      )}
      {step > 0 && (
        <Button onClick={act.back}>
          上一步 <kbd className="kbd">Alt+B</kbd>
        </Button>
      )}
      {busy && <span className="muted">文件上传完就能继续</span>}
      <span className="grow" />
      {step > 0 && (
        <Button type="text" onClick={act.forget}>
          清空重来
        </Button>
      )}
    </div>
  )
}

/** Steps without fields of their own say their problem at the button. */
function firstOf(problems: Problems, step: Step): string | null {
  return step < 2 ? (Object.values(problems)[0] ?? null) : null
}

/** What the server refused, at the fields of this step. */
function refusedAt(error: ApiError | null, step: Step): Problems {
  const placed = (error?.fields ?? []).map(({ path, message }) => ({ ...placeOf(path), message }))
  return Object.fromEntries(
    placed.filter((one) => one.step === step).map(({ field, message }) => [field, message] as const),
  )
}
