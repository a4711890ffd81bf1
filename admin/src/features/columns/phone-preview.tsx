import type { Block } from '@mingdu/shared/columns/blocks.rules'
import type { ColumnArticle } from '@mingdu/shared/columns/columns.schema'
import { ANNOUNCEMENT_KINDS, COLUMNS } from '@mingdu/shared/columns/columns.states'
import { QUESTION_KINDS } from '@mingdu/shared/columns/polls.rules'
import { fullTimeText } from '../../components/dates'

/** What the public page is drawn from, as far as it is there before the article is out. */
export type Preview = Pick<
  ColumnArticle,
  'column' | 'kind' | 'title' | 'org' | 'blocks' | 'exposure' | 'session'
> & { poll: Pick<NonNullable<ColumnArticle['poll']>, 'questions' | 'until'> | null }

interface PreviewProps {
  shown: Preview
  /** Where a file is read from: '' while there is none. */
  urlOf: (fileId: string) => string
}

/** The article at the width of a phone. Blocks are data: nothing of them is taken for markup. */
export function PhonePreview({ shown, urlOf }: PreviewProps) {
  const { column, kind, title, org, blocks, exposure, session, poll } = shown
  return (
    <article className="phone" aria-label="手机上的样子">
      <p className="phone__kicker">
        {COLUMNS[column].name}
        {kind && `　${ANNOUNCEMENT_KINDS[kind]}`}
      </p>
      <h3 className="phone__title">{title === '' ? '标题' : title}</h3>
      <p className="small muted">{org}</p>
      {blocks.map((block, i) => (
        <BlockShown key={i} block={block} urlOf={urlOf} />
      ))}
      {exposure && <ExposureShown exposure={exposure} urlOf={urlOf} />}
      {session && <SessionShown session={session} />}
      {poll && <PollShown poll={poll} />}
    </article>
  )
}

function BlockShown({ block, urlOf }: { block: Block } & Pick<PreviewProps, 'urlOf'>) {
  switch (block.kind) {
    case 'heading':
      return <h4 className="phone__heading">{block.text}</h4>
    case 'paragraph':
      return <p className="prewrap">{block.text}</p>
    case 'list':
      return <ListShown block={block} />
    case 'quote':
      return (
        <blockquote className="phone__quote">
          <p>{block.text}</p>
          {block.source !== '' && <p className="small muted">{block.source}</p>}
        </blockquote>
      )
    case 'picture':
      return <Picture url={urlOf(block.fileId)} caption={block.caption} />
    case 'video':
      return (
        <figure className="phone__figure">
          {/* drawn as far as it is there; who writes it looks at it here before others do */}
          {urlOf(block.fileId) !== '' && <video src={urlOf(block.fileId)} controls preload="metadata" />}
          <figcaption>{block.caption}</figcaption>
        </figure>
      )
    case 'link':
      return (
        <p className="phone__link">
          {block.text}
          <span className="small muted">{block.url}</span>
        </p>
      )
  }
}

function ListShown({ block: { items, ordered } }: { block: Extract<Block, { kind: 'list' }> }) {
  const List = ordered ? 'ol' : 'ul'
  return (
    <List className="phone__list">
      {items.map((item, i) => (
        <li key={i}>{item}</li>
      ))}
    </List>
  )
}

function Picture({ url, caption }: { url: string; caption: string }) {
  return (
    <figure className="phone__figure">
      {url !== '' && <img src={url} alt={caption === '' ? '文章里的图片' : caption} />}
      <figcaption>{caption}</figcaption>
    </figure>
  )
}

function ExposureShown({
  exposure: { org, due, beforeIds, result },
  urlOf,
}: { exposure: NonNullable<Preview['exposure']> } & Pick<PreviewProps, 'urlOf'>) {
  return (
    <section>
      <h4 className="phone__heading">整改前</h4>
      <p className="muted num">
        {org.name}，限 {due} 前整改
      </p>
      {beforeIds.map((id) => (
        <Picture key={id} url={urlOf(id)} caption="" />
      ))}
      <h4 className="phone__heading">整改后</h4>
      <p>{result ? result.text : '还没有整改结果，审核后会显示在这里。'}</p>
      {(result?.afterIds ?? []).map((id) => (
        <Picture key={id} url={urlOf(id)} caption="" />
      ))}
    </section>
  )
}

function SessionShown({ session: { from, until, experts } }: { session: NonNullable<Preview['session']> }) {
  return (
    <section>
      <h4 className="phone__heading">专家在线</h4>
      <p className="num">
        {from === '' ? '开始时间' : fullTimeText(from)} 至 {until === '' ? '结束时间' : fullTimeText(until)}
      </p>
      {experts.map(({ name, title }) => (
        <p key={name}>
          {name}　{title}
        </p>
      ))}
    </section>
  )
}

function PollShown({ poll: { questions, until } }: { poll: NonNullable<Preview['poll']> }) {
  return (
    <section>
      <h4 className="phone__heading">{questions.length > 1 ? '问卷' : '投票'}</h4>
      <p className="muted num">{until === '' ? '截止日期' : `${until} 截止`}</p>
      {questions.map(({ kind, text, options }, i) => (
        <div key={i}>
          <p>
            {i + 1}. {text}（{QUESTION_KINDS[kind]}）
          </p>
          <ul className="phone__list">
            {options.map((option, j) => (
              <li key={j}>{option}</li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
