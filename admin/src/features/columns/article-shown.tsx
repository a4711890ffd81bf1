import type { Article } from '@mingdu/shared/columns/columns.schema'
import { SafetyTag } from '../../components/safety-tag'
import { fullTimeText } from '../../components/dates'
import { articleFileUrl } from './article-files'
import { PhonePreview } from './phone-preview'

/** An article as its readers will see or see it, with what the desk knows beside. */
export function ArticleShown({ article }: { article: Article }) {
  const { preview, withdrawal, pending, safety, publishAt, publishedAt, author, org } = article
  return (
    <div className="stack">
      <dl className="facts num">
        <dt>拟稿</dt>
        <dd>
          {author.name}　{org.name}
        </dd>
        {safety !== null && (
          <>
            <dt>内容检查</dt>
            <dd>
              <SafetyTag state={safety} />
            </dd>
          </>
        )}
        {publishAt !== null && publishedAt === null && (
          <>
            <dt>定时发布</dt>
            <dd>{fullTimeText(publishAt)}</dd>
          </>
        )}
        {publishedAt !== null && (
          <>
            <dt>发布</dt>
            <dd>
              {fullTimeText(publishedAt)}，阅读 {preview.reads} 次
            </dd>
          </>
        )}
      </dl>
      {withdrawal && (
        <div className="note note--red">
          {withdrawal.on} 由{withdrawal.by.name}撤回：{withdrawal.reason}
        </div>
      )}
      {pending && <PendingResult article={article} pending={pending} />}
      <PhonePreview shown={preview} urlOf={(id) => articleFileUrl(article, id)} />
    </div>
  )
}

/** Reported and not yet public. */
function PendingResult({
  article,
  pending: { text, afterIds, by, safety },
}: {
  article: Article
  pending: NonNullable<Article['pending']>
}) {
  return (
    <section aria-label="报来的整改结果" className="note note--yellow stack">
      <h3 className="sub-h">
        {by.name}报来的整改结果 <SafetyTag state={safety} />
      </h3>
      <p className="prewrap">{text}</p>
      <div className="row row--wrap">
        {afterIds.map((id, i) => (
          <a key={id} href={articleFileUrl(article, id)} target="_blank" rel="noreferrer">
            <img
              className="result-photo"
              src={articleFileUrl(article, id)}
              alt={`整改后的第 ${i + 1} 张照片`}
            />
          </a>
        ))}
      </div>
    </section>
  )
}
