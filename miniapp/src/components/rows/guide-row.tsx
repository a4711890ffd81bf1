import type { PublicGuideRow } from '@mingdu/shared/guides/guides.schema'
import { open, PAGES } from '../../platform/navigate'
import { shortLimit } from './limit-text'
import { Row } from './row'

/** A guide in a list: what it is for, who does it, and how long that takes. */
export function GuideRow({ guide, withOrg = true }: { guide: PublicGuideRow; withOrg?: boolean }) {
  return (
    <Row
      className="guide-row"
      title={guide.title}
      sub={[withOrg ? guide.org.name : '', shortLimit(guide), guide.free ? '不收费' : '']}
      onTap={() => open(PAGES.guide, { id: guide.id })}
    />
  )
}
