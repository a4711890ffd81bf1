import type { AskedMore } from '@mingdu/shared/tasks/tasks.schema'
import { useMe } from '../../api/session'
import { deadlineText, timeText } from '../../components/dates'
import { EvidencePhotos } from './evidence-photos'
import { ReportFiles } from './report-files'

/** What was asked to be added, and what came: beside what was reported first, never in its place. */
export function AskedMoreList({ asked }: { asked: readonly AskedMore[] }) {
  const { today } = useMe()
  return (
    <>
      {asked.map((one) => (
        <section key={one.askedAt} className="asked stack" aria-label="要求补充" style={{ gap: 6 }}>
          <p className="small num">
            <span className="strong">要求补充</span>　{one.askedBy.name}　{timeText(one.askedAt, today)}　
            {deadlineText(one.until)}
          </p>
          <p className="prewrap">{one.what}</p>
          {one.at === null ? (
            <p className="small muted">还没有补充。</p>
          ) : (
            <>
              <p className="small num">
                <span className="strong">已补充</span>　{one.by?.name}　{timeText(one.at, today)}
              </p>
              <p className="prewrap">{one.text}</p>
              {one.photos.length > 0 && <EvidencePhotos photos={one.photos} />}
              <ReportFiles files={one.attachments} />
            </>
          )}
        </section>
      ))}
    </>
  )
}
