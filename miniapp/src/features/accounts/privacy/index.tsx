import { View } from '@tarojs/components'
import { token } from '../../../api/session'
import { useMe } from '../../../api/use-me'
import { useNotice, type PrivacyNotice } from '../../../api/use-notice'
import { Screen } from '../../../components/screen/screen'
import { Section } from '../../../components/section/section'
import { heading } from '../../../components/semantics'
import { Failed, Skeleton } from '../../../components/states/states'
import { Ask } from './ask'
import './index.scss'

/** 隐私说明: to read for everybody; whoever has not agreed to this version is asked here, before anything else. */
export default function PrivacyPage() {
  return token() === null ? <Notice /> : <OfPerson />
}

function OfPerson() {
  const { me } = useMe()
  return <Notice asked={me?.privacy.needed ?? false} again={me?.privacy.agreed != null} />
}

function Notice({ asked = false, again = false }: { asked?: boolean; again?: boolean }) {
  const { data, error, reload } = useNotice()
  return (
    <Screen className="privacy-page" title="隐私说明" first={asked} bar={asked}>
      {!data && error && <Failed what="隐私说明" error={error} onRetry={() => void reload()} />}
      {!data && !error && <Skeleton />}
      {data && (
        <>
          {asked && <Why again={again} />}
          <FullText notice={data} />
          {asked && <Ask version={data.version} onOutdated={() => void reload()} />}
        </>
      )}
    </Screen>
  )
}

function Why({ again }: { again: boolean }) {
  return (
    <Section className="privacy-why">
      <View className="privacy-why__t" {...heading(1)}>
        {again ? '隐私说明有更新' : '先看一下隐私说明'}
      </View>
      <View className="privacy-why__b">
        {again
          ? '您同意过以前的一版。请看过新的一版，再决定是否继续使用。'
          : '里面写了系统用您的哪些信息、用来做什么。同意后就可以使用，以后随时可以撤回。'}
      </View>
    </Section>
  )
}

function FullText({ notice }: { notice: PrivacyNotice }) {
  return (
    <Section className="privacy-text">
      <View className="privacy-text__v">{notice.version} 版</View>
      {notice.sections.map(({ title, paragraphs }) => (
        <View key={title} className="privacy-text__s">
          <View className="privacy-text__t" {...heading(2)}>
            {title}
          </View>
          {paragraphs.map((paragraph) => (
            <View key={paragraph} className="privacy-text__p">
              {paragraph}
            </View>
          ))}
        </View>
      ))}
    </Section>
  )
}
