import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { Choices } from '../../../components/field/choices'
import { DateField } from '../../../components/field/date-field'
import { Field } from '../../../components/field/field'
import { TextField } from '../../../components/field/text-field'
import { AttachmentField } from '../../../components/photo-field/attachment-field'
import { PhotoField } from '../../../components/photo-field/photo-field'
import { Stepper } from '../../../components/stepper/stepper'
import { WORDS } from './act-words'
import { OrgField } from './org-field'
import { PersonField } from './person-field'
import {
  ACT_FILES_MOST,
  movesTo,
  takesFiles,
  type ActFilled,
  type ActProblems,
  type PhoneAct,
} from './phone-acts'
import { UnitField } from './unit-field'

export interface ActFieldsProps {
  act: PhoneAct
  task: Task
  today: string | null
  filled: ActFilled
  change: (part: Partial<ActFilled> | ((now: ActFilled) => Partial<ActFilled>)) => void
  problems: ActProblems
}

/** The questions of one act, in the order they are thought of: what, to whom, until when, why, with what. */
export function ActFields(props: ActFieldsProps) {
  const { act, filled, change, problems } = props
  const decides = act === 'decideReturn' || act === 'decideExtension'
  return (
    <>
      {decides && (
        <Field className="act-agree" label="决定">
          <Choices
            className="agree"
            label="决定"
            options={act === 'decideReturn' ? RETURN_OPTIONS : EXTENSION_OPTIONS}
            value={filled.agree}
            onChange={(agree) => change({ agree })}
          />
        </Field>
      )}
      <WhereTo {...props} />
      <Days {...props} />
      <HelperField {...props} />
      <Field className="act-text" label={WORDS[act].label} error={problems.text ?? null}>
        <TextField
          className="act-text__in"
          label={WORDS[act].label}
          value={filled.text}
          most={act === 'urge' ? 200 : 500}
          onChange={(text) => change({ text })}
        />
      </Field>
      {takesFiles(act) && <Files {...props} />}
    </>
  )
}

const RETURN_OPTIONS = { yes: '同意退回，改派', no: '不予退回' }
const EXTENSION_OPTIONS = { yes: '同意', no: '不同意' }

/** To which org, and to whom of it. */
function WhereTo({ act, task, today, filled, change, problems }: ActFieldsProps) {
  const to = movesTo(act, filled.agree)
  if (to === null) return null
  const pickOrg = (orgId: string | null) => change({ orgId, personId: null })
  const org = filled.orgId
  return (
    <>
      {act === 'entrust' ? (
        <UnitField label="哪个单位的人" top={task.org} value={org} onChange={pickOrg} />
      ) : (
        <OrgField
          label={act === 'giveBack' ? '建议由谁承办（可不填）' : act === 'transfer' ? '转给' : '改派给'}
          without={task.org.id}
          value={org}
          error={problems.orgId ?? null}
          onChange={pickOrg}
        />
      )}
      {to !== 'org' && org !== null && (
        <PersonField
          label={act === 'entrust' ? '交给谁办' : '由谁承办（可不选）'}
          taskId={task.id}
          orgId={org}
          value={filled.personId}
          error={problems.personId ?? null}
          onChange={(personId) => change({ personId })}
        />
      )}
      {act === 'entrust' && (
        <Field className="act-due" label="什么时候前办好（可不填）" hint="不晚于任务的限期。">
          <DateField
            className="act-due__day"
            label="什么时候前办好"
            none="按任务的限期"
            value={filled.due}
            {...(today === null ? {} : { from: today })}
            {...(task.clock.due === null ? {} : { to: task.clock.due })}
            onChange={(due) => change({ due })}
          />
        </Field>
      )}
    </>
  )
}

function Days({ act, task, filled, change }: ActFieldsProps) {
  const asked = task.acts.extensions.find(({ state }) => state === 'pending')
  const granted = act === 'decideExtension' && filled.agree === 'yes'
  const most = act === 'extend' ? 180 : granted ? (asked?.days ?? 1) : null
  if (most === null) return null
  const unit = task.limit.kind === 'days' ? task.limit.unit : '工作日'
  return (
    <Field className="act-days" label={`天数（${unit}）`}>
      <Stepper
        className="act-days__n"
        label="天数"
        value={filled.days}
        least={1}
        most={most}
        onChange={(days) => change({ days })}
      />
    </Field>
  )
}

/** Which helper is meant, where there are several. */
function HelperField({ act, task, filled, change }: ActFieldsProps) {
  if (act !== 'answerCo' && act !== 'waiveCo') return null
  const open = task.acts.coWork.filter((work) => work.state === 'open' && (act === 'waiveCo' || work.mine))
  if (open.length < 2) return null
  return (
    <Field className="act-helper" label="协办单位">
      <Choices
        className="helper"
        label="协办单位"
        options={Object.fromEntries(open.map(({ org }) => [org.id, org.name]))}
        value={filled.orgId}
        onChange={(orgId) => change({ orgId })}
      />
    </Field>
  )
}

function Files({ act, filled, change, problems }: ActFieldsProps) {
  const { photos, papers } = filled
  return (
    <>
      <PhotoField
        label="照片（可不拍）"
        hint={act === 'extend' ? '说明理由的材料，可以拍纸质件。' : '可以拍纸质件或现场。'}
        most={ACT_FILES_MOST - papers.length}
        photos={photos}
        error={problems.files ?? null}
        camera
        onChange={(next) => change((now) => ({ photos: next(now.photos) }))}
      />
      <AttachmentField
        files={papers}
        most={ACT_FILES_MOST - photos.length}
        error={null}
        onChange={(next) => change((now) => ({ papers: next(now.papers) }))}
      />
    </>
  )
}
