import type { Guide } from '@mingdu/shared/guides/guides.schema'
import { Modal } from 'antd'
import { Link } from 'react-router'
import { fullTimeText } from '../../../components/dates'

export function VersionsDialog({ guide, onClose }: { guide: Guide; onClose: () => void }) {
  return (
    <Modal open title="各个版本" width={560} footer={null} onCancel={onClose}>
      <p className="muted">每个发布过的版本都可看；已收的件按收件时的版本办。</p>
      <VersionList guide={guide} onOpen={onClose} />
    </Modal>
  )
}

/** Published versions, the newest first, each with the address where it can be read. */
export function VersionList({ guide, onOpen }: { guide: Guide; onOpen?: () => void }) {
  const newest = [...guide.versions].sort((a, b) => b.no - a.no)
  return (
    <ol className="gversions num">
      {newest.map((v) => (
        <li key={v.no}>
          <Link to={`/guides/${guide.id}?no=${v.no}`} {...(onOpen ? { onClick: onOpen } : {})}>
            第 {v.no} 版
          </Link>
          <span>{v.from} 起</span>
          <span className="small muted grow">
            {v.publishedBy}　{fullTimeText(v.publishedAt)} 发布
            {v.note !== '' && <span className="gversions__n">{v.note}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}
