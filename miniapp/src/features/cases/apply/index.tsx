import { View } from '@tarojs/components'
import { materialsFor } from '@mingdu/shared/guides/scenario.rules'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { useRecord } from '../../../api/use-record'
import { ActionBar } from '../../../components/action-bar/action-bar'
import { momentText } from '../../../components/dates'
import { Notice } from '../../../components/notice/notice'
import { Refusal } from '../../../components/notice/refusal'
import { Scenario } from '../../../components/scenario/scenario'
import { Screen } from '../../../components/screen/screen'
import { heading } from '../../../components/semantics'
import { Sheet } from '../../../components/sheet/sheet'
import { Empty, Failed, Skeleton } from '../../../components/states/states'
import { Button } from '../../../components/tap/button'
import { open, PAGES } from '../../../platform/navigate'
import { useParams } from '../../../platform/params'
import { keyOf, partOf } from './apply-draft'
import { CheckPage } from './check-page'
import { MaterialPage } from './material-page'
import { Receipt } from './receipt'
import { StepBar } from './step-bar'
import { startOver, useBeginning, type Beginning } from './use-apply'
import { useApplyForm, type ApplyForm } from './use-apply-form'
import { WhoPage } from './who-page'
import './index.scss'

/** 在线申请: one thing a page, from the questions of the guide to the receipt. */
export default function ApplyPage() {
  const guideId = useParams()['guide'] ?? ''
  if (guideId === '') {
    return (
      <Screen className="apply-page" title="在线申请">
        <Empty
          title="没有说办哪件事"
          text="请从办事指南里点“在线申请”，没有提交的在“我的办件”里接着填。"
          action={{ text: '去找要办的事', onTap: () => open(PAGES.services) }}
        />
      </Screen>
    )
  }
  return <Application guideId={guideId} />
}

function Application({ guideId }: { guideId: string }) {
  const [round, setRound] = useState(0)
  const { data, error, reload } = useBeginning(guideId)
  const verified = data !== null && data.citizen.identity !== null
  const again = () => void reload().then(() => setRound(round + 1))
  return (
    <Screen className="apply-page" title="在线申请" bar={verified}>
      {!data && error && <Failed what="申请表" error={error} onRetry={() => void reload()} />}
      {!data && !error && <Skeleton />}
      {data && !verified && (
        <Empty
          title="先实名认证"
          text="申请要以本人的名义提出，认证一次就行，之后从这里接着填。"
          action={{
            text: '去实名认证',
            onTap: () => open(PAGES.identity, { from: `${PAGES.apply}?guide=${guideId}` }),
          }}
        />
      )}
      {data && verified && <Form key={round} beginning={data} onStartOver={again} />}
    </Screen>
  )
}

function Form({ beginning, onStartOver }: { beginning: Beginning; onStartOver: () => void }) {
  const form = useApplyForm(beginning)
  if (form.receipt) return <Receipt given={form.receipt} />
  const { guide, resumedFrom } = beginning
  return (
    <>
      <View className="apply-head">
        <View className="apply-head__t" {...heading(1)}>
          {guide.content.title}
        </View>
        <StepBar part={partOf(form.page)} hasQuestions={guide.content.scenario.questions.length > 0} />
      </View>
      {resumedFrom !== null && <Resumed beginning={beginning} at={resumedFrom} onDone={onStartOver} />}
      {form.full && (
        <Notice className="apply-full" tone="yellow">
          手机存储已满，草稿只存在服务器上。
        </Notice>
      )}
      {form.error && <Refusal className="apply-error" error={form.error} today={null} />}
      <OnePage form={form} beginning={beginning} />
      <Bar form={form} />
    </>
  )
}

function OnePage({ form, beginning: { guide, citizen } }: { form: ApplyForm; beginning: Beginning }) {
  const { page, draft, change, content } = form
  const reusable = useRecord(() => api.applications.reusable(), 'reusable')
  if (page === 'who') return <WhoPage form={form} citizen={citizen} />
  if (page === 'check') return <CheckPage form={form} citizen={citizen} />
  const material = content.materials.find(({ key }) => key === keyOf(page))
  if (material)
    return (
      <MaterialPage
        key={page}
        form={form}
        guide={guide}
        material={material}
        reusable={reusable.data?.items ?? []}
      />
    )
  const without = (key: string) =>
    Object.fromEntries(Object.entries(draft.answers).filter(([one]) => one !== key))
  return (
    <Scenario
      guide={guide}
      selection={materialsFor(content, draft.answers)}
      preparing={{
        answer: (question, option) => change({ answers: { ...draft.answers, [question]: option } }),
        askAgain: (question) => change({ answers: without(question) }),
      }}
    />
  )
}

function Bar({ form }: { form: ApplyForm }) {
  const { page, pages, fromCheck, busy, kept, problems } = form
  const note = problems.answers ?? keptText(kept)
  return (
    <ActionBar note={note}>
      {page === 'check' ? (
        <Button className="apply-submit" text="确认提交" busy={busy} onTap={form.submit} />
      ) : (
        <Button className="apply-next" text={fromCheck ? '改好了，回到核对' : '下一步'} onTap={form.leave} />
      )}
      {pages.indexOf(page) > 0 && !fromCheck && (
        <Button className="apply-back" kind="link" text="上一步" disabled={busy} onTap={form.stepBack} />
      )}
    </ActionBar>
  )
}

function keptText(kept: ApplyForm['kept']): string {
  if (kept === 'server') return '草稿已保存，换个手机也能接着填。'
  return kept === 'phone' ? '网络没有回应，草稿先存在这台手机上。' : ''
}

interface ResumedProps {
  beginning: Beginning
  at: number
  onDone: () => void
}

/** Says that one goes on, and lets one begin anew. */
function Resumed({ beginning, at, onDone }: ResumedProps) {
  const [asking, setAsking] = useState(false)
  const [failed, setFailed] = useState(false)
  const drop = async () => {
    setAsking(false)
    try {
      await startOver(beginning.guide.id, beginning.draftKey)
      onDone()
    } catch {
      setFailed(true)
    }
  }
  return (
    <Notice className="apply-resumed" tone="blue">
      <View>已接着您上次填到的地方（{momentText(new Date(at).toISOString(), null)} 保存）。</View>
      {failed && <View>没有清空，请检查网络后再试。</View>}
      <Button className="apply-anew" kind="link" text="清空重填" onTap={() => setAsking(true)} />
      {asking && (
        <Sheet
          title="清空重填？"
          yes="清空重填"
          danger
          onYes={() => void drop()}
          onNo={() => setAsking(false)}
        >
          填过的内容和传过的材料都会删掉，不能找回。
        </Sheet>
      )}
    </Notice>
  )
}
