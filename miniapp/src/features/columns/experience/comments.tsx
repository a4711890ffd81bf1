import { View } from '@tarojs/components'
import type { PublicComment } from '@mingdu/shared/columns/comments.schema'
import { api } from '../../../api/client.gen'
import { ROWS } from '../../../api/use-pages'
import { momentText } from '../../../components/dates'
import { PagedList } from '../../../components/paged-list/paged-list'
import { Empty } from '../../../components/states/states'

/** What other units say to it, under their names. */
export function Comments({ articleId, visit }: { articleId: string; visit: number }) {
  const fetch = (cursor: string | undefined) =>
    api.experiences.comments({
      params: { id: articleId },
      query: { limit: ROWS, ...(cursor ? { cursor } : {}) },
    })
  return (
    <PagedList
      what="评论"
      unit="条"
      fetch={fetch}
      filter={articleId}
      visit={visit}
      row={(comment: PublicComment) => <CommentRow key={comment.id} comment={comment} />}
      empty={<Empty title="还没有评论" text="您可以写第一条。" />}
    />
  )
}

function CommentRow({ comment: { by, org, at, text } }: { comment: PublicComment }) {
  return (
    <View className="column-comment">
      <View className="column-meta">{`${by}　${org}　${momentText(at, null)}`}</View>
      <View className="column-text">{text}</View>
    </View>
  )
}
