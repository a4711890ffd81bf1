import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import { Screen } from '../../../components/screen/screen'
import { Tap } from '../../../components/tap/tap'
import { useParams } from '../../../platform/params'
import { Before } from './before'
import { forgetSearches, remember, searched } from './history'
import { Results } from './results'
import { useQuery } from './use-query'
import './index.scss'

/** 搜索: as one types, over everything that is public; for officials at work over their tasks as well. */
export default function FindPage() {
  const { text, setText, asked, ask } = useQuery(useParams()['q'] ?? '')
  const [words, setWords] = useState(searched)
  return (
    <Screen className="find-page" title="搜索">
      <View className="find">
        <View className="find__icon" />
        <Input
          className="find__in"
          value={text}
          focus
          maxlength={60}
          placeholder="事项、编码、拼音首字母"
          confirmType="search"
          nativeProps={{ 'aria-label': '要找什么', type: 'search', enterkeyhint: 'search' }}
          onInput={(event) => setText(event.detail.value)}
          onConfirm={() => {
            ask(text)
            setWords(remember(text))
          }}
        />
        {text !== '' && <Tap className="find__clear" label="清空" onTap={() => ask('')} />}
      </View>
      {asked === '' ? (
        <Before
          words={words}
          onWord={ask}
          onClear={() => {
            forgetSearches()
            setWords([])
          }}
        />
      ) : (
        <Results key={asked} asked={asked} onHint={ask} onOpen={() => setWords(remember(asked))} />
      )}
    </Screen>
  )
}
