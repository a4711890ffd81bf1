import type { Evidence } from '@mingdu/shared/evidence/evidence.schema'
import { flagTexts, placeText, receivedText, takenText } from '@mingdu/shared/parts/evidence'
import { Image } from 'antd'
import { Link } from 'react-router'
import { fileUrl } from '../../api/upload'
import { Icon } from '../../components/icon'
import './evidence.css'

/** Pictures with what is known of each: taken when and where, received when, and what is to be looked at. */
export function EvidencePhotos({ photos, large = false }: { photos: readonly Evidence[]; large?: boolean }) {
  return (
    <Image.PreviewGroup>
      <ul className={large ? 'evidence evidence--large' : 'evidence'}>
        {photos.map((photo, i) => (
          <li key={photo.id} className={photo.flags.length > 0 ? 'evidence__i is-flagged' : 'evidence__i'}>
            <Image
              src={fileUrl(photo.id, 'thumb')}
              preview={{ src: fileUrl(photo.id), mask: '看大图' }}
              alt={`第 ${i + 1} 张照片：${photo.name}`}
            />
            <Stamp photo={photo} />
          </li>
        ))}
      </ul>
    </Image.PreviewGroup>
  )
}

function Stamp({ photo }: { photo: Evidence }) {
  const { flags, alike } = photo
  return (
    <div className="evidence__stamp num" title={`SHA-256 ${photo.digest}`}>
      <div>{takenText(photo)}</div>
      <div className="muted">{receivedText(photo)}</div>
      <div className="muted">{placeText(photo.place)}</div>
      {flagTexts(flags).map((text) => (
        <div key={text} className="evidence__flag">
          <Icon name="warn" small />
          {text}
        </div>
      ))}
      {alike.map(({ other }, i) =>
        other === null ? (
          <div key={i} className="muted">
            在您范围之外的一项任务
          </div>
        ) : (
          <Link key={i} to={`/tasks?task=${other.taskId}`} className="evidence__other" title={other.title}>
            {other.no} 第 {other.ordinal} 次进展
          </Link>
        ),
      )}
    </div>
  )
}
