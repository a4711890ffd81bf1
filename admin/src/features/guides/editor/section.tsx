import type { Guide, GuideContent } from '@mingdu/shared/guides/guides.schema'
import { memo, type ComponentType, type ReactNode } from 'react'
import { SECTIONS, sectionId, type SectionKey } from '../guide-sections'
import type { FileNames } from './use-file-names'
import type { Patch } from './use-guide-draft'

export interface SectionProps {
  content: GuideContent
  patch: Patch
  guide: Pick<Guide, 'id' | 'power'>
  files: FileNames
}

/** A section is drawn anew only when one of its own fields, or of those it also reads, has changed. */
export function section(
  key: SectionKey,
  Body: ComponentType<SectionProps>,
  reads: readonly (keyof GuideContent)[] = [],
): ComponentType<SectionProps> {
  const fields = [...SECTIONS[key].fields.filter((f) => f !== 'limits'), ...reads]
  const same = (a: SectionProps, b: SectionProps) =>
    a.files === b.files && fields.every((field) => a.content[field] === b.content[field])
  return memo(Body, same)
}

interface FrameProps {
  of: SectionKey
  /** Left out where a guide is only read. */
  points?: number | null
  children: ReactNode
}

/** The frame of a section: its name, what it still lacks, and its fields. */
export function SectionFrame({ of, points, children }: FrameProps) {
  return (
    <section className="panel gsection" id={sectionId(of)} aria-labelledby={`${sectionId(of)}-h`}>
      <div className="panel__h">
        <h2 id={`${sectionId(of)}-h`}>{SECTIONS[of].name}</h2>
        {points !== undefined && <PointsMark points={points} />}
      </div>
      <div className="panel__b">{children}</div>
    </section>
  )
}

export function PointsMark({ points }: { points: number | null }) {
  if (points === null) return <small>选填</small>
  return points === 0 ? (
    <small className="gdone">✓ 齐了</small>
  ) : (
    <small className="num">缺 {points} 分</small>
  )
}
