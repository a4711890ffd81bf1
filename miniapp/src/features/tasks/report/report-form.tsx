import { View } from '@tarojs/components'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { ActionBar } from '../../../components/action-bar/action-bar'
import { clockText, dayText } from '../../../components/dates'
import { Field } from '../../../components/field/field'
import { TextField } from '../../../components/field/text-field'
import { Light } from '../../../components/light/light'
import { lightText } from '../../../components/light/light-text'
import { Refusal } from '../../../components/notice/refusal'
import { PhotoField } from '../../../components/photo-field/photo-field'
import { heading } from '../../../components/semantics'
import { Button } from '../../../components/tap/button'
import { ClaimField } from './claim-field'
import { PHOTOS_MOST, TEXT_MOST } from './check-report'
import { useReportForm, type ReportFormProps } from './use-report-form'

/** The form of one report; everything typed is kept on the phone until it was sent. */
export function ReportForm(props: ReportFormProps) {
  const { task, today } = props
  const { scale, claimed, draft, problems, error, full, unsent, change, submit } = useReportForm(props)
  return (
    <View className="report-form">
      <Context task={task} today={today} />
      {error && <Refusal className="report-refusal" error={error} today={today} />}
      <ClaimField
        task={task}
        scale={scale}
        claimed={claimed}
        error={problems.claimed ?? null}
        onChange={(next) => change({ claimed: next })}
      />
      <Field className="text" label="做了什么" error={problems.text ?? null}>
        <TextField
          className="report-text"
          label="做了什么"
          value={draft.text}
          most={TEXT_MOST}
          placeholder="写清地点、做法和结果"
          onChange={(text) => change({ text })}
        />
      </Field>
      <PhotoField
        label="现场照片"
        hint="至少 1 张，最好同一角度拍整改前后。手机上已压缩。"
        most={PHOTOS_MOST}
        photos={draft.photos}
        error={problems.photos ?? null}
        onChange={(next) => change((now) => ({ photos: next(now.photos) }))}
      />
      <View className="report-secret">请勿填写或拍摄涉密内容。提交后由督查室核验，核实前只记为“上报”。</View>
      <ActionBar note={noteText(draft.savedAt, unsent, full)}>
        <Button className="report-submit" text="提交核验" onTap={submit} />
      </ActionBar>
    </View>
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
  return unsent > 0 ? `${saved} · ${unsent} 张照片传完后自动送出` : saved
}
