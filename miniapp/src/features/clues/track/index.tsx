import { View } from '@tarojs/components'
import { Field } from '../../../components/field/field'
import { LineField } from '../../../components/field/text-field'
import { Refusal } from '../../../components/notice/refusal'
import { Screen } from '../../../components/screen/screen'
import { Section } from '../../../components/section/section'
import { Skeleton } from '../../../components/states/states'
import { Button } from '../../../components/tap/button'
import { open, PAGES } from '../../../platform/navigate'
import { ClueActs } from '../parts/clue-acts'
import { ClueCard } from '../parts/clue-card'
import { useClueTrack } from './use-clue-track'
import './index.scss'

/** 查匿名线索: who holds the number and the PIN sees where it stands. */
export default function TrackCluePage() {
  const form = useClueTrack()
  const { found, error, busy, sender, take, ask, another } = form
  return (
    <Screen className="clue-track-page" title="查匿名线索">
      {!found && <Questions form={form} />}
      {!found && busy && <Skeleton />}
      {found && (
        <>
          {error && <Refusal className="clue-track-error" error={error} today={null} />}
          <ClueCard clue={found} />
          <ClueActs clue={found} sender={sender} onDone={take} />
          <View className="clue-track-acts">
            <Button className="clue-track-again" kind="plain" text="再查一次" busy={busy} onTap={ask} />
            <Button className="clue-track-other" kind="link" text="查另一个编号" onTap={another} />
          </View>
        </>
      )}
    </Screen>
  )
}

function Questions({ form }: { form: ReturnType<typeof useClueTrack> }) {
  const { no, pin, noProblem, pinProblem, error, busy, typeNo, typePin, ask } = form
  return (
    <>
      <Field
        className="clue-track-no-field"
        label="线索编号"
        hint="回执上的 12 位数字，空格不用管。"
        error={noProblem}
      >
        <LineField
          className="clue-track-no"
          label="线索编号"
          type="number"
          value={no}
          most={20}
          onChange={typeNo}
        />
      </Field>
      <Field className="clue-track-pin-field" label="6 位查询密码" error={pinProblem}>
        <LineField
          className="clue-track-pin"
          label="6 位查询密码"
          type="number"
          value={pin}
          most={6}
          onChange={typePin}
        />
      </Field>
      <View className="clue-track-acts">
        {error && <Refusal className="clue-track-error" error={error} today={null} />}
        <Button className="clue-track-submit" text="查进度" busy={busy} onTap={ask} />
        <Button
          className="clue-track-mine"
          kind="link"
          text="实名提交的，看我的线索"
          onTap={() => open(PAGES.myClues)}
        />
      </View>
      <Section className="clue-track-help" title="查不到怎么办">
        <View>
          编号或密码错一个就查不到，连错 5 次锁 1
          小时。系统不知道是谁提交的，编号或密码丢了都找不回，可以重新提交一条。
        </View>
      </Section>
    </>
  )
}
