import { View } from '@tarojs/components'
import type { RatingInvitation } from '@mingdu/shared/ratings/ratings.schema'
import { tookText } from '@mingdu/shared/ratings/ratings.took'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { useRecord } from '../../../api/use-record'
import { dayText } from '../../../components/dates'
import { Screen } from '../../../components/screen/screen'
import { Section } from '../../../components/section/section'
import { heading } from '../../../components/semantics'
import { Empty, Failed, Skeleton } from '../../../components/states/states'
import { useParams } from '../../../platform/params'
import { ratingTokenOfScene } from '../../../platform/scene'
import { doneText, stageText } from '../rating-text'
import { GivenRating } from './given-rating'
import { RateForm } from './rate-form'
import './index.scss'

/** 评价: one stage of one case, opened by a link, a code at the window or the progress of the case. */
export default function RatePage() {
  const { t, scene } = useParams()
  const token = t ?? ratingTokenOfScene(scene)
  if (token === '') {
    return (
      <Screen className="rate-page" title="评价">
        <Empty title="没有说评哪一件" text="请从短信、窗口的二维码，或办件进度里打开评价。" />
      </Screen>
    )
  }
  return <Rating token={token} />
}

function Rating({ token }: { token: string }) {
  const { data, error, reload, take } = useRecord(() => api.ratings.invitation({ params: { token } }), token)
  const [writing, setWriting] = useState<'change' | 'again' | null>(null)
  if (!data) {
    return (
      <Screen className="rate-page" title="评价">
        {error ? <Failed what="这次评价" error={error} onRetry={() => void reload()} /> : <Skeleton />}
      </Screen>
    )
  }
  const took = tookText(data.stage, data.took)
  const form = writing ?? (data.mayRate && data.rating === null ? 'first' : null)
  const done = (opened: RatingInvitation) => {
    setWriting(null)
    take(opened)
  }
  return (
    <Screen className="rate-page" title="评价" bar={form !== null}>
      <Section className="rate-what">
        <View className="rate-what__t" {...heading(1)}>
          {data.title}
        </View>
        <View className="rate-what__m">
          {data.org} · {stageText(data.stage)}
        </View>
        <View className="rate-what__done">
          {dayText(data.invitedOn, null)}
          {doneText(data.stage)}
        </View>
        {took !== '' && <View className="rate-what__took">{took}</View>}
      </Section>
      {form ? (
        <RateForm token={token} kind={form} opened={data} onDone={done} />
      ) : (
        <GivenRating
          opened={data}
          onChange={() => setWriting('change')}
          onAgain={() => setWriting('again')}
        />
      )}
    </Screen>
  )
}
