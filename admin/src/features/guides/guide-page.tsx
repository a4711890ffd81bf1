import type { Guide } from '@mingdu/shared/guides/guides.schema'
import { useMemo } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { Page } from '../../components/page'
import { ErrorState, SkeletonLines } from '../../components/states'
import { GuideHead } from './acts/guide-head'
import { GuideEditor } from './editor/guide-editor'
import { useGuide } from './guide-queries'
import './forms.css'
import './guides.css'
import { GuideReader } from './read/guide-reader'
import { ReadNav } from './read/read-nav'

/** /guides/:id: to write, for who may; to read, for everyone else and for the versions of before (?no=). */
export function GuidePage() {
  const { id = '' } = useParams()
  const [params] = useSearchParams()
  const no = Number(params.get('no')) || undefined
  const guide = useGuide(id, no)
  const title = guide.data === undefined ? '办事指南' : no === undefined ? guide.data.title : `第 ${no} 版`
  const crumbs = [
    { name: '办事指南', to: '/guides' },
    ...(no !== undefined && guide.data ? [{ name: guide.data.title, to: `/guides/${id}` }] : []),
  ]
  return (
    <Page title={title} crumbs={crumbs} rail className="gpage">
      {guide.isPending && <SkeletonLines lines={12} />}
      {guide.isError && !guide.data && <ErrorState error={guide.error} retry={() => void guide.refetch()} />}
      {guide.data &&
        (no === undefined && guide.data.mayEdit ? (
          <GuideEditor key={id} guide={guide.data} />
        ) : (
          <Reading guide={guide.data} {...(no === undefined ? {} : { no })} />
        ))}
    </Page>
  )
}

function Reading({ guide, no }: { guide: Guide; no?: number }) {
  const files = useMemo(
    () => ({ nameOf: (id: string) => guide.files[id] ?? null, add: () => undefined }),
    [guide.files],
  )
  return (
    <div className="geditor geditor--read">
      <GuideHead
        guide={guide}
        content={guide.content}
        files={files}
        old={no !== undefined || !guide.mayEdit}
      />
      <ReadNav />
      <div className="geditor__main" tabIndex={-1}>
        {no !== undefined && <OldVersion guide={guide} no={no} />}
        <GuideReader content={guide.content} files={guide.files} />
      </div>
    </div>
  )
}

function OldVersion({ guide, no }: { guide: Guide; no: number }) {
  const version = guide.versions.find((v) => v.no === no)
  return (
    <p className="note note--blue num">
      这是第 {no} 版{version && `（${version.from} 起）`}
      {no < guide.no ? `，现在是第 ${guide.no} 版。按这一版收的件仍按它办。` : '，就是群众现在看到的。'}　
      <Link to={`/guides/${guide.id}`}>回到现在的</Link>
    </p>
  )
}
