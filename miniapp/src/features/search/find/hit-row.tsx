import { View } from '@tarojs/components'
import type { SearchHit } from '@mingdu/shared/search/search.api'
import { SEARCH_KINDS } from '@mingdu/shared/search/search.states'
import { Pieces } from '../../../components/pieces/pieces'
import { Tag } from '../../../components/tag/tag'
import { Tap } from '../../../components/tap/tap'
import { open, PAGES } from '../../../platform/navigate'

/** null: read at the console alone. */
const PAGE_OF = {
  guide: PAGES.guide,
  power: PAGES.power,
  duty: PAGES.power,
  task: PAGES.task,
  clue: null,
  knowledge: PAGES.knowledge,
} as const satisfies Record<SearchHit['kind'], string | null>

/** One result: its kind, the name with what matched, a piece of text, whose it is. */
export function HitRow({ hit, onOpen }: { hit: SearchHit; onOpen: () => void }) {
  const { kind, openId, title, code, snippet, orgName, type } = hit
  const page = PAGE_OF[kind]
  const go = (to: string) => {
    onOpen()
    open(to, { id: openId })
  }
  const said = (
    <>
      <View className="hit__t">
        <Pieces pieces={title} />
      </View>
      {snippet.length > 0 && (
        <View className="hit__s">
          <Pieces pieces={snippet} />
        </View>
      )}
      <View className="hit__m">
        <Tag text={SEARCH_KINDS[kind]} tone={kind === 'guide' ? 'blue' : 'grey'} />
        {[orgName, type].filter(Boolean).join(' · ')}
      </View>
      {code.length > 0 && (
        <View className="hit__c">
          <Pieces pieces={code} />
        </View>
      )}
    </>
  )
  return page === null ? (
    <View className="hit">
      {said}
      <View className="hit__m">请在电脑端查看</View>
    </View>
  ) : (
    <Tap className="hit" as="link" onTap={() => go(page)}>
      {said}
    </Tap>
  )
}
