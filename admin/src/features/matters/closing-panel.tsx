import type { Closing } from '@mingdu/shared/matters/closing.schema'
import { CLOSE_OUTCOMES } from '@mingdu/shared/matters/matters.states'
import { VERIFY_METHODS } from '@mingdu/shared/tasks/tasks.states'
import { fullTimeText } from '../../components/dates'
import { FileList } from '../../components/files'
import { NoticeLink } from './notice-link'

type Step = Pick<Closing['applied'], 'by' | 'at' | 'note' | 'files'>

/** 销号 step by step: who took which, and which one waits. */
export function ClosingPanel({ closing, matterId }: { closing: Closing; matterId: string }) {
  const { applied, reviewed, verified, approved, notice, closed } = closing
  const steps: { name: string; step: Step | null; more?: string }[] = [
    { name: '申请办结', step: applied },
    { name: '初审', step: reviewed },
    { name: '督查核验', step: verified, ...(verified ? { more: VERIFY_METHODS[verified.method] } : {}) },
    { name: '批准', step: approved, ...(approved ? { more: CLOSE_OUTCOMES[approved.outcome] } : {}) },
    ...(notice ? [{ name: '公示期满', step: closed, more: `公示 ${notice.from} 至 ${notice.until}` }] : []),
  ]
  const waiting = steps.findIndex(({ step }) => step === null)
  return (
    <section className="panel" aria-label="销号">
      <div className="panel__h">
        <h2>销号</h2>
      </div>
      <dl className="facts panel__b num">
        {steps.map(({ name, step, more }, i) => (
          <StepFact key={name} name={name} step={step} more={more ?? ''} waits={i === waiting} />
        ))}
      </dl>
      {notice && !closed && <NoticeLink matterId={matterId} />}
    </section>
  )
}

function StepFact({
  name,
  step,
  more,
  waits,
}: {
  name: string
  step: Step | null
  more: string
  waits: boolean
}) {
  const head = step ? [step.by.name, fullTimeText(step.at), more] : [more, waits ? '等待办理' : '未到']
  return (
    <>
      <dt>{name}</dt>
      <dd className={step ? 'prewrap' : 'prewrap muted'}>
        {head.filter((part) => part !== '').join('　')}
        {step && step.note !== '' && `\n${step.note}`}
        {step && step.files.length > 0 && <FileList files={step.files} />}
      </dd>
    </>
  )
}
