import { View } from '@tarojs/components'
import { Pills } from '../../../components/pills/pills'
import { heading } from '../../../components/semantics'
import { Tap } from '../../../components/tap/tap'

interface BeforeProps {
  words: readonly string[]
  onWord: (word: string) => void
  onClear: () => void
}

/** Before anything is typed: what was searched for here, and what one may type. */
export function Before({ words, onWord, onClear }: BeforeProps) {
  return (
    <View className="before">
      {words.length > 0 && (
        <>
          <View className="before__h">
            <View {...heading(2)}>搜过的</View>
            <Tap className="before__clear" onTap={onClear}>
              清空
            </Tap>
          </View>
          <Pills
            className="searched"
            label="搜过的"
            pills={words.map((word) => ({ key: word, text: word }))}
            value=""
            onChange={onWord}
          />
        </>
      )}
      <View className="before__how">
        可以写事项名称、要办的事、编码，也可以写拼音首字母，比如“排水许可”写 psxk。搜过的只记在这台手机上。
      </View>
    </View>
  )
}
