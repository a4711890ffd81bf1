import { Text } from '@tarojs/components'
import type { SearchHit } from '@mingdu/shared/search/search.api'

/** A text in which what was searched for stands out. */
export function Pieces({ pieces }: { pieces: SearchHit['title'] }) {
  return (
    <>
      {pieces.map(({ text, hit }, at) => (
        <Text key={`${at}${text}`} className={hit ? 'piece piece--hit' : 'piece'}>
          {text}
        </Text>
      ))}
    </>
  )
}
