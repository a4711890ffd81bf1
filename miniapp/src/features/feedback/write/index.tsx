import { View } from '@tarojs/components'
import { accountId } from '../../../api/session'
import { useMe } from '../../../api/use-me'
import { ActionBar } from '../../../components/action-bar/action-bar'
import { clockText } from '../../../components/dates'
import { Field } from '../../../components/field/field'
import { TextField } from '../../../components/field/text-field'
import { Refusal } from '../../../components/notice/refusal'
import { PhotoField } from '../../../components/photo-field/photo-field'
import { Screen } from '../../../components/screen/screen'
import { Failed, Skeleton } from '../../../components/states/states'
import { Button } from '../../../components/tap/button'
import { PICTURES_MOST, TEXT_MOST } from './check-feedback'
import { FeedbackSent } from './feedback-sent'
import { useWrite } from './use-write'
import './index.scss'

/** 写意见: the text, a few pictures, and the number it got. */
export default function WritePage() {
  const { me, error } = useMe()
  const account = me?.id ?? accountId()
  if (account === '') {
    return (
      <Screen className="write-page" title="写意见">
        {error ? <Failed what="您的账号" error={error} onRetry={() => undefined} /> : <Skeleton />}
      </Screen>
    )
  }
  return <WriteForm key={account} account={account} />
}

function WriteForm({ account }: { account: string }) {
  const { draft, change, changePhotos, problems, error, busy, full, sent, submit } = useWrite(account)
  if (sent) return <FeedbackSent feedback={sent} />
  return (
    <Screen className="write-page" title="写意见" bar>
      {error && <Refusal className="write-error" error={error} today={null} />}
      <Field
        className="write-field"
        label="您的意见"
        hint="对这个系统的意见：哪里不好用、缺什么、哪里不对。督办任务的事，请在任务里报送。"
        error={problems.text ?? null}
      >
        <TextField
          className="write-text"
          label="您的意见"
          value={draft.text}
          most={TEXT_MOST}
          placeholder="写清在哪一页、遇到什么"
          onChange={(text) => change({ text })}
        />
      </Field>
      <PhotoField
        label="图片（可以不加）"
        hint={`最多 ${PICTURES_MOST} 张，比如屏幕截图。`}
        most={PICTURES_MOST}
        photos={draft.photos}
        error={problems.pictures ?? null}
        onChange={changePhotos}
      />
      <View className="write-secret">
        请勿填写或拍摄涉密内容。答复后可能公开，公开前要过内容安全检查，不带您的姓名和单位。
      </View>
      <ActionBar note={noteText(draft.savedAt, full)}>
        <Button className="write-submit" text="提交意见" busy={busy} onTap={submit} />
      </ActionBar>
    </Screen>
  )
}

function noteText(savedAt: number, full: boolean): string {
  if (full) return '手机存储已满，草稿没有存下。请尽快提交。'
  return savedAt > 0 ? `草稿 ${clockText(savedAt)} 已存本机` : '草稿会自动存在本机'
}
