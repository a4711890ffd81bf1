import type { Matter } from '@mingdu/shared/matters/matters.schema'
import { CLOSE_OUTCOMES } from '@mingdu/shared/matters/matters.states'
import { VERIFY_METHODS } from '@mingdu/shared/tasks/tasks.states'
import { Choices } from '../../../components/field/choices'
import { Field } from '../../../components/field/field'
import { TextField } from '../../../components/field/text-field'
import { Ticks } from '../../../components/field/ticks'
import { AttachmentField } from '../../../components/photo-field/attachment-field'
import { PhotoField } from '../../../components/photo-field/photo-field'
import { Stepper } from '../../../components/stepper/stepper'
import { WORDS } from './act-words'
import {
  MATTER_FILES_MOST,
  redoable,
  type MatterFilled,
  type MatterProblems,
  type PhoneMatterAct,
} from './matter-acts'

interface MatterFieldsProps {
  act: PhoneMatterAct
  matter: Matter
  filled: MatterFilled
  change: (part: Partial<MatterFilled> | ((now: MatterFilled) => Partial<MatterFilled>)) => void
  problems: MatterProblems
}

/** The questions of one step: how, with what outcome, in what words, with what. */
export function MatterFields(props: MatterFieldsProps) {
  const { act, filled, change, problems } = props
  return (
    <>
      {act === 'verifyClose' && (
        <Field className="matter-method" label="核验方式">
          <Choices
            className="method"
            label="核验方式"
            options={VERIFY_METHODS}
            value={filled.method}
            onChange={(method) => change({ method })}
          />
        </Field>
      )}
      {act === 'approveClose' && (
        <Field className="matter-outcome" label="怎样销号">
          <Choices
            className="outcome"
            label="怎样销号"
            options={CLOSE_OUTCOMES}
            value={filled.outcome}
            onChange={(outcome) => change({ outcome })}
          />
        </Field>
      )}
      <Field className="matter-note" label={WORDS[act].label} error={problems.text ?? null}>
        <TextField
          className="matter-note__in"
          label={WORDS[act].label}
          value={filled.text}
          most={500}
          onChange={(text) => change({ text })}
        />
      </Field>
      {act === 'sendBack' && <RedoField {...props} />}
      {MATTER_FILES_MOST[act] !== undefined && <Files {...props} most={MATTER_FILES_MOST[act]} />}
    </>
  )
}

/** Which finished tasks start again, with a limit of their own. */
function RedoField({ matter, filled, change }: MatterFieldsProps) {
  const tasks = redoable(matter)
  if (tasks.length === 0) return null
  return (
    <>
      <Ticks
        className="redo"
        label="重新整改的任务（可不选）"
        hint="选中的任务从头做起，从今天起另计时限。只退一部分的，请在电脑上办。"
        options={tasks.map(({ id, title, org }) => ({ key: id, text: `${title}（${org.name}）` }))}
        value={filled.redo}
        onChange={(redo) => change({ redo })}
      />
      {filled.redo.length > 0 && (
        <Field className="redo-days" label="重新整改的时限（工作日）">
          <Stepper
            className="redo-days__s"
            label="重新整改的时限"
            value={filled.days}
            least={1}
            most={250}
            onChange={(days) => change({ days })}
          />
        </Field>
      )}
    </>
  )
}

function Files({ act, filled, change, problems, most }: MatterFieldsProps & { most: number }) {
  const { photos, papers } = filled
  return (
    <>
      <PhotoField
        label={act === 'verifyClose' ? '核验照片（可不拍）' : '照片（可不拍）'}
        hint="现场拍照会记下时间和地点。"
        most={most - papers.length}
        photos={photos}
        error={problems.files ?? null}
        camera
        onChange={(next) => change((now) => ({ photos: next(now.photos) }))}
      />
      <AttachmentField
        files={papers}
        most={most - photos.length}
        error={null}
        onChange={(next) => change((now) => ({ papers: next(now.papers) }))}
      />
    </>
  )
}
