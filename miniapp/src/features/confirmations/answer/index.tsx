import { View } from '@tarojs/components'
import type { Asked } from '@mingdu/shared/confirmations/confirmations.api'
import { api } from '../../../api/client.gen'
import { useRecord } from '../../../api/use-record'
import { dayText } from '../../../components/dates'
import { Facts } from '../../../components/facts/facts'
import { Screen } from '../../../components/screen/screen'
import { Section } from '../../../components/section/section'
import { heading } from '../../../components/semantics'
import { Empty, Failed, Skeleton } from '../../../components/states/states'
import { Button } from '../../../components/tap/button'
import { call } from '../../../platform/device'
import { useParams } from '../../../platform/params'
import { AnswerForm } from './answer-form'
import { Given } from './given'
import './index.scss'

/** 群众核验: one of those concerned says with one tap whether a matter is solved; opened by a link, without signing in. */
export default function ConfirmPage() {
  const { t = '', id = '' } = useParams()
  if (t !== '') return <Question token={t} />
  if (id !== '') return <OwnQuestion id={id} />
  return (
    <Screen className="confirm-page" title="请您核验">
      <Empty title="没有说核验哪一件" text="请从收到的短信或微信消息里打开。" />
    </Screen>
  )
}

/** Come from one's own messages, which hold no link. */
function OwnQuestion({ id }: { id: string }) {
  const { data, error, reload } = useRecord(() => api.confirmations.link({ params: { id } }), id)
  if (data) return <Question token={data.token} />
  return (
    <Screen className="confirm-page" title="请您核验">
      {error ? <Failed what="这件事项" error={error} onRetry={() => void reload()} /> : <Skeleton />}
    </Screen>
  )
}

function Question({ token }: { token: string }) {
  const { data, error, reload, take } = useRecord(() => api.confirmations.asked({ params: { token } }), token)
  const wrong = !data && error?.status === 404
  return (
    <Screen className="confirm-page" title="请您核验">
      {wrong && <Empty title="链接打不开" text={error.message} />}
      {!data && error && !wrong && <Failed what="这件事项" error={error} onRetry={() => void reload()} />}
      {!data && !error && <Skeleton />}
      {data && (
        <>
          <What asked={data} />
          {data.standing === 'open' ? (
            <AnswerForm token={token} asked={data} onDone={take} />
          ) : (
            <Given asked={data} />
          )}
          <Office asked={data} />
        </>
      )}
    </Screen>
  )
}

function What({ asked: { no, title, leadOrg, result, until } }: { asked: Asked }) {
  return (
    <>
      <Section className="confirm-what">
        <View className="confirm-title" {...heading(1)}>
          {title}
        </View>
        <Facts
          className="confirm-facts"
          facts={[
            ['编号', no],
            ['办理单位', leadOrg],
            ['回答截止', dayText(until, null)],
          ]}
        />
      </Section>
      {result !== '' && (
        <Section className="confirm-result" title="单位说办成了什么">
          <View className="confirm-text">{result}</View>
        </Section>
      )}
    </>
  )
}

function Office({ asked: { office, phone } }: { asked: Asked }) {
  return (
    <Section className="confirm-office" title="想当面说清楚">
      <View className="confirm-text">
        {phone === '' ? `可以到${office}说明情况。` : `可以打电话给${office}。`}
      </View>
      {phone !== '' && (
        <Button className="confirm-call" kind="plain" text={`打电话 ${phone}`} onTap={() => call(phone)} />
      )}
    </Section>
  )
}
