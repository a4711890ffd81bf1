import { View } from '@tarojs/components'
import type { Matter } from '@mingdu/shared/matters/matters.schema'
import { MATTER_ACTIONS } from '@mingdu/shared/matters/matters.states'
import { useEffect, useState } from 'react'
import { useDraft } from '../../../components/draft/use-draft'
import { savedText } from '../../../components/draft/saved-text'
import { PicturesAndFiles } from '../../../components/file-list/pictures-and-files'
import { Refusal } from '../../../components/notice/refusal'
import { Section } from '../../../components/section/section'
import { heading } from '../../../components/semantics'
import { Sheet } from '../../../components/sheet/sheet'
import { Button } from '../../../components/tap/button'
import { forget } from '../../../platform/storage'
import { BeforeApproval } from '../confirmed/before-approval'
import { useConfirmed } from '../confirmed/use-confirmed'
import { WORDS } from './act-words'
import { MATTER_START, matterProblems, type MatterProblems, type PhoneMatterAct } from './matter-acts'
import { MatterFields } from './matter-fields'
import type { MatterDoing } from './use-matter-act'

interface MatterFormProps {
  act: PhoneMatterAct
  matter: Matter
  /** Whose draft it is. */
  account: string
  today: string | null
  doing: MatterDoing
}

/** One step: what is to be judged, its form, and the question before it is taken. */
export function MatterForm({ act, matter, account, today, doing }: MatterFormProps) {
  const key = `mingdu.matter-act.${account}.${matter.id}.${act}`
  const { draft: filled, change, forgetChanges, full } = useDraft(key, MATTER_START)
  const [problems, setProblems] = useState<MatterProblems>({})
  const [asking, setAsking] = useState(false)
  const approves = act === 'approveClose'
  const confirmed = useConfirmed(matter.id, approves)
  // while it is not known, too: who approves reads first
  const stopped = approves && (confirmed.data ? confirmed.data.stops !== '' : confirmed.loading)
  const { reload } = confirmed
  useEffect(() => {
    if (doing.error) void reload()
  }, [doing.error, reload])
  const words = WORDS[act]
  const ask = () => {
    const found = matterProblems(act, filled)
    setProblems(found)
    setAsking(Object.keys(found).length === 0)
  }
  const send = () => {
    setAsking(false)
    doing.send(filled, () => {
      forgetChanges()
      forget(key)
    })
  }
  return (
    <>
      <Judged act={act} matter={matter} />
      {approves && <BeforeApproval matter={matter} confirmed={confirmed} today={today} />}
      {doing.error && <Refusal className="matter-refusal" error={doing.error} today={today} />}
      <MatterFields act={act} matter={matter} filled={filled} change={change} problems={problems} />
      <View className="matter-buttons">
        <View className="matter-saved">{savedText(filled.savedAt, full)}</View>
        <Button
          className="matter-go"
          kind={act === 'sendBack' ? 'danger' : 'main'}
          text={words.yes}
          busy={doing.busy}
          disabled={stopped}
          onTap={ask}
        />
      </View>
      {asking && (
        <Sheet
          title={`${words.yes}？`}
          yes={words.yes}
          danger={act === 'sendBack'}
          onYes={send}
          onNo={() => setAsking(false)}
        >
          {words.ask}
        </Sheet>
      )}
    </>
  )
}

/** What was said by the steps before, to be read before this one is taken. */
function Judged({ act, matter }: { act: PhoneMatterAct; matter: Matter }) {
  const { title, no, leadOrg, closing, tasks } = matter
  const said = [closing?.applied, closing?.reviewed, closing?.verified].filter((step) => step != null)
  return (
    <Section className="matter-judged">
      <View className="matter-title" {...heading(1)}>
        {MATTER_ACTIONS[act]}：{title}
      </View>
      <View className="matter-meta">
        {[no ?? '', leadOrg.name, `${tasks.done} / ${tasks.total} 项任务办结`].filter(Boolean).join(' · ')}
      </View>
      {act !== 'complete' &&
        said.map((step) => (
          <View key={step.at} className="matter-text">
            {step.by.name}：{step.note}
            <PicturesAndFiles files={step.files} />
          </View>
        ))}
    </Section>
  )
}
