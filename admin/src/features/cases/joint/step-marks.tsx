import { stepLeftText, stepLight } from '@mingdu/shared/cases/joint.light'
import type { JointStep } from '@mingdu/shared/cases/joint.schema'
import { JOINT_STATES } from '@mingdu/shared/cases/joint.states'
import { FileList, Photos } from '../../../components/files'
import { Light } from '../../../components/light'
import { fullTimeText } from '../../../components/dates'
import { stepTone } from './step-words'

export function StepStateTag({ step }: { step: JointStep }) {
  return <span className={stepTone(step.state)}>{JOINT_STATES[step.state]}</span>
}

/** The light of its own limit; words alone once it is closed. */
export function StepLight({ step, tag = false }: { step: JointStep; tag?: boolean }) {
  const light = stepLight(step)
  const text = stepLeftText(step)
  if (light !== null) return <Light light={light} tag={tag} text={text} />
  return step.late && step.state !== 'cancelled' ? (
    <Light light="red" text={text} />
  ) : (
    <span className="muted">{text}</span>
  )
}

/** What the asked unit answered, with its files. */
export function StepAnswer({ step }: { step: JointStep }) {
  const { answeredAt, opinion, files, handler, state } = step
  if (answeredAt === null) return null
  const photos = files.filter(({ kind }) => kind === 'photo')
  const papers = files.filter(({ kind }) => kind !== 'photo')
  return (
    <div className={state === 'returned' ? 'note note--red num' : 'note note--blue num'}>
      <b>{state === 'returned' ? '退回' : '答复'}</b>　{handler?.name}　{fullTimeText(answeredAt)}
      <div className="prewrap">{opinion}</div>
      {photos.length > 0 && <Photos photos={photos} />}
      {papers.length > 0 && <FileList files={papers} />}
    </div>
  )
}
