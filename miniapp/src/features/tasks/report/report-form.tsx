import { View } from '@tarojs/components'
import type { Report, Task } from '@mingdu/shared/tasks/tasks.schema'
import { ActionBar } from '../../../components/action-bar/action-bar'
import { clockText, dayText } from '../../../components/dates'
import { DateField } from '../../../components/field/date-field'
import { Field } from '../../../components/field/field'
import { TextField } from '../../../components/field/text-field'
import { Light } from '../../../components/light/light'
import { lightText } from '../../../components/light/light-text'
import { Notice } from '../../../components/notice/notice'
import { Refusal } from '../../../components/notice/refusal'
import { AttachmentField } from '../../../components/photo-field/attachment-field'
import { PhotoField } from '../../../components/photo-field/photo-field'
import { heading } from '../../../components/semantics'
import { Button } from '../../../components/tap/button'
import { MilestoneTicks } from '../milestones'
import { ClaimField } from './claim-field'
import { FILES_MOST, PHOTOS_MOST, TEXT_MOST } from './check-report'
import { useReportForm, type ReportFormProps } from './use-report-form'

/** The form of one report; everything typed is kept on the phone until it was sent. */
export function ReportForm(props: ReportFormProps) {
  const { task, today } = props
  const form = useReportForm(props)
  const { scale, claimed, draft, problems, error, full, unsent, asked, attachments, change, submit } = form
  return (
    <View className="report-form">
      <Context task={task} today={today} />
      {error && <Refusal className="report-refusal" error={error} today={today} />}
      {asked && <Asked report={asked} today={today} />}
      {!asked && task.milestones.length > 0 && (
        <MilestoneTicks
          label="完成了哪些节点"
          milestones={task.milestones}
          value={form.milestones}
          error={problems.claimed ?? null}
          onChange={(milestones) => change({ milestones })}
        />
      )}
      {!asked && task.milestones.length === 0 && (
        <ClaimField
          task={task}
          scale={scale}
          claimed={claimed}
          error={problems.claimed ?? null}
          onChange={(next) => change({ claimed: next })}
        />
      )}
      <Field className="text" label={asked ? '补充了什么' : '做了什么'} error={problems.text ?? null}>
        <TextField
          className="report-text"
          label={asked ? '补充了什么' : '做了什么'}
          value={draft.text}
          most={TEXT_MOST}
          placeholder="写清地点、做法和结果"
          onChange={(text) => change({ text })}
        />
      </Field>
      {!asked && (
        <Field
          className="done-on"
          label="实际完成日期（可不填）"
          hint="整改做完的那一天。此后拍的照片会提示核验人。"
          error={problems.doneOn ?? null}
        >
          <DateField
            className="report-done-on"
            label="实际完成日期"
            none="不填"
            value={draft.doneOn ?? null}
            {...(task.clock.dispatchedOn === null ? {} : { from: task.clock.dispatchedOn })}
            {...(today === null ? {} : { to: today })}
            onChange={(doneOn) => change({ doneOn })}
          />
        </Field>
      )}
      <PhotoField
        label="现场照片"
        hint={
          asked ? '按要求补拍。' : '照片或材料至少 1 份，最好同一角度拍整改前后。现场拍照会记下时间和地点。'
        }
        camera
        most={PHOTOS_MOST}
        photos={draft.photos}
        error={problems.photos ?? null}
        onChange={(next) => change((now) => ({ photos: next(now.photos) }))}
      />
      <AttachmentField
        files={attachments}
        most={FILES_MOST}
        error={null}
        onChange={(next) => change((now) => ({ attachments: next(now.attachments ?? []) }))}
      />
      <View className="report-secret">请勿填写或拍摄涉密内容。提交后由督查室核验，核实前只记为“上报”。</View>
      <ActionBar note={noteText(draft.savedAt, unsent, full)}>
        <Button className="report-submit" text={asked ? '提交补充' : '提交核验'} onTap={submit} />
      </ActionBar>
    </View>
  )
}

function Asked({ report, today }: { report: Report; today: string | null }) {
  const last = report.asked.at(-1)
  if (!last) return null
  return (
    <Notice className="report-asked" tone="yellow">
      {last.askedBy.name}要求在{dayText(last.until, today)}前补充：{last.what}。原来报送的不变。
    </Notice>
  )
}

function Context({ task, today }: { task: Task; today: string | null }) {
  const due = task.clock.due ? `限 ${dayText(task.clock.due, today).replace(/（.+）/, '')} · ` : ''
  return (
    <View className="context">
      <View className="context__t" {...heading(1)}>
        {task.title}
      </View>
      <View className="context__m">
        <Light light={task.light} text={lightText(task)} />
        <View className="context__n">
          {due}第 {task.reports.length + 1} 次报送
        </View>
      </View>
    </View>
  )
}

function noteText(savedAt: number, unsent: number, full: boolean): string {
  if (full) return '手机存储已满，草稿没有存下。请尽快提交。'
  const saved = savedAt > 0 ? `草稿 ${clockText(savedAt)} 已存本机` : '草稿会自动存在本机'
  return unsent > 0 ? `${saved} · ${unsent} 份照片或材料传完后自动送出` : saved
}
