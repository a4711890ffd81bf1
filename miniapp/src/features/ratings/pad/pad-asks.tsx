import { Image, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { publicFile } from '../../../api/public-file'
import { Section } from '../../../components/section/section'
import { announced, heading } from '../../../components/semantics'
import { Empty, Failed, Skeleton } from '../../../components/states/states'
import { RatingForm } from '../rating-form'
import { stageText } from '../rating-text'
import { useRating } from '../use-rating'
import { usePad, type PadNow } from './use-pad'

const THANKS_MS = 5000

const FACTS = ['经办人看不到您评了什么，也看不到是谁评的。', '要修改，请凭办件编号从办件进度里打开。']

/** The question on the pad, thanks after the answer, and the wait for the next person. */
export function PadAsks({ code }: { code: string }) {
  const { pad, error, retry } = usePad(code)
  const [thanked, setThanked] = useState('')
  useEffect(() => {
    if (thanked === '') return
    const timer = setTimeout(() => setThanked(''), THANKS_MS)
    return () => clearTimeout(timer)
  }, [thanked])
  if (!pad) return error ? <Failed what="评价器" error={error} onRetry={retry} /> : <Skeleton />
  if (thanked !== '') return <Thanks />
  if (!pad.current) return <Empty title={`${pad.org} · ${pad.name}`} text="办完后，窗口会请您在这里评价。" />
  return <Ask key={pad.current.token} current={pad.current} onDone={setThanked} />
}

function Ask({
  current,
  onDone,
}: {
  current: NonNullable<PadNow['current']>
  onDone: (token: string) => void
}) {
  const { token, title, stage } = current
  const { draft, setDraft, problem, error, busy, submit } = useRating(token, false, () => onDone(token))
  return (
    <>
      <Section className="pad-ask">
        <View className="pad-ask__t" {...heading(1)}>
          {title}
        </View>
        <View className="pad-ask__m">{stageText(stage)}</View>
      </Section>
      <RatingForm
        title="这次办得怎么样"
        submit="提交评价"
        {...{ draft, problem, error, busy }}
        onChange={setDraft}
        onSubmit={submit}
        facts={FACTS}
      />
      <Section className="pad-own" title="也可以用自己的手机评">
        <Image
          className="pad-own__qr"
          src={publicFile('/public/ratings/invitations/:token/qr.png', { token }, {})}
          mode="scaleToFill"
          nativeProps={{ alt: '用微信扫这个二维码，在自己的手机上评价' }}
        />
        <View className="pad-own__how">用微信扫这个二维码。</View>
      </Section>
    </>
  )
}

function Thanks() {
  return (
    <View className="state state--empty" {...announced()}>
      <View className="state__t" {...heading(1)}>
        谢谢您的评价
      </View>
      <View className="state__b">评价已收到。</View>
    </View>
  )
}
