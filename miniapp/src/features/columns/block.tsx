import { Image, Video, View } from '@tarojs/components'
import type { Block } from '@mingdu/shared/columns/blocks.rules'
import { heading } from '../../components/semantics'
import { useArticleFile, type ArticleFile } from './use-article-file'

interface BlockViewProps {
  articleId: string
  block: Block
  /** 经验交流: its files are fetched with the session. */
  held?: boolean
}

/** One block of an article: data, drawn as text; nothing of it is ever taken for markup. */
export function BlockView({ articleId, block, held = false }: BlockViewProps) {
  const className = `column-block column-block--${block.kind}`
  switch (block.kind) {
    case 'heading':
      return (
        <View className={className} {...heading(2)}>
          {block.text}
        </View>
      )
    case 'paragraph':
      return <View className={className}>{block.text}</View>
    case 'quote':
      return (
        <View className={className}>{`“${block.text}”${block.source === '' ? '' : ` ${block.source}`}`}</View>
      )
    case 'list':
      return (
        <View className={className}>
          {block.items.map((item, i) => (
            <View key={i}>{`${block.ordered ? `${i + 1}.` : '·'} ${item}`}</View>
          ))}
        </View>
      )
    case 'picture':
      return <Picture file={{ articleId, fileId: block.fileId, held }} caption={block.caption} />
    case 'video':
      return <Film file={{ articleId, fileId: block.fileId, held }} caption={block.caption} />
    case 'link':
      return (
        <View className={className}>
          {block.text}
          <View className="column-url">{block.url}</View>
        </View>
      )
  }
}

export function Picture({ file, caption }: { file: ArticleFile; caption: string }) {
  const source = useArticleFile(file)
  return (
    <View className="column-block">
      {source !== null && (
        <Image
          className="column-picture"
          mode="widthFix"
          src={source}
          nativeProps={{ alt: caption === '' ? '文章里的图片' : caption }}
        />
      )}
      {caption !== '' && <View className="column-caption">{caption}</View>}
    </View>
  )
}

function Film({ file, caption }: { file: ArticleFile; caption: string }) {
  const source = useArticleFile(file)
  return (
    <View className="column-block">
      {source !== null && <Video className="column-picture" src={source} />}
      {caption !== '' && <View className="column-caption">{caption}</View>}
    </View>
  )
}
