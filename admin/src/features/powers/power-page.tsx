import type { Power } from '@mingdu/shared/powers/powers.schema'
import { POWER_TYPES, nameOfCode } from '@mingdu/shared/powers/powers.states'
import { Select } from 'antd'
import { useEffect, type ReactNode } from 'react'
import { useLocation, useParams } from 'react-router'
import { useMe } from '../../api/session'
import { DateField } from '../../components/date-field'
import { useAddress, useListQuery } from '../../components/list'
import { Page } from '../../components/page'
import { ErrorState, SkeletonLines } from '../../components/states'
import { CompareAside } from './compare/compare-aside'
import { useSections, type ContentSection } from './content/sections'
import { PowerGuides } from './power-guides'
import { PowerHistory } from './power-history'
import { usePower, type VersionChoice } from './power-queries'
import { proposedText, StateTag } from './power-tags'
import { ProposeMenu } from './propose-menu'
import { spanText, VersionList } from './version-list'
import './powers.css'

const LIST = { name: '权力清单', to: '/powers' }

/** Everything a version of a power says; each published version has its address, `?no=`. */
export function PowerPage({
  renderProposal,
}: {
  renderProposal: (id: string, close: () => void) => ReactNode
}) {
  const { id = '' } = useParams()
  const { values } = useListQuery(['no', 'asOf', 'compare', 'proposal'] as const)
  const { compare: compared, proposal } = values
  const change = useAddress()
  const compare = (of?: string) => change({ compare: of, proposal: undefined })
  const look = (of?: string) => change({ proposal: of, compare: undefined })
  const power = usePower(id, choiceOf(values))
  const sections = useSections(power.data)
  const p = power.data
  useAnchor(p !== undefined)
  return (
    <Page title={p?.name ?? '权力事项'} crumbs={[LIST]} className="page page--fill">
      {power.isLoading && <SkeletonLines lines={12} />}
      {power.isError && <ErrorState error={power.error} retry={() => void power.refetch()} />}
      {p && (
        <div className="power-page">
          <article className="panel power-page__main" tabIndex={0} aria-label={p.name}>
            <Head power={p} asOf={values.asOf} change={change} openProposal={look} />
            <Contents sections={sections} />
            {sections.map((section) => (
              <SectionBlock key={section.key} section={section} />
            ))}
            <MoreSections power={p} compare={compare} />
          </article>
          {proposal !== undefined && renderProposal(proposal, () => look())}
          {proposal === undefined && compared !== undefined && (
            <CompareAside key={compared} of={compared} onChange={compare} onClose={() => compare()} />
          )}
        </div>
      )}
    </Page>
  )
}

/** A link to a part (`#power-duties`) leads there once there is something to show. */
function useAnchor(shown: boolean): void {
  const { hash } = useLocation()
  useEffect(() => {
    if (shown && hash !== '') document.getElementById(hash.slice(1))?.scrollIntoView({ block: 'start' })
  }, [shown, hash])
}

interface HeadProps {
  power: Power
  asOf: string | undefined
  change: ReturnType<typeof useAddress>
  openProposal: (id: string) => void
}

function Head({ power, asOf, change, openProposal }: HeadProps) {
  const { openProposal: proposal, shown, guides } = power
  return (
    <header className="power-head">
      <h2>{power.name}</h2>
      <p className="row row--wrap num muted">
        <StateTag power={power} />
        <span className="tag">{nameOfCode(POWER_TYPES, power.type)}</span>
        <span>{power.code}</span>
        <span>{power.org.name}</span>
      </p>
      {guides.length > 0 && (
        <div className="power-head__guides">
          <span className="muted">办事指南</span>
          <PowerGuides guides={guides} />
        </div>
      )}
      <div className="row row--wrap">
        <VersionChooser power={power} asOf={asOf} change={change} />
        <span className="grow" />
        {proposal && (
          <button
            type="button"
            className="tag tag--blue tag-button"
            onClick={() => openProposal(proposal.id)}
          >
            {proposedText(proposal.kind)}，看比较
          </button>
        )}
        <ProposeMenu power={power} />
      </div>
      {shown.no !== power.no && (
        <p className="note note--yellow num" role="status">
          您在看 v{shown.no}，{spanText(shown)}；现行的是 v{power.no}。
          <button
            type="button"
            className="link-button"
            onClick={() => change({ no: undefined, asOf: undefined })}
          >
            看现行版本
          </button>
        </p>
      )}
    </header>
  )
}

function VersionChooser({ power, asOf, change }: Omit<HeadProps, 'openProposal'>) {
  const options = [...power.versions]
    .sort((a, b) => b.no - a.no)
    .map((v) => ({ value: v.no, label: `v${v.no}${v.no === power.no ? ' 现行' : ''}　${spanText(v)}` }))
  return (
    <>
      <Select
        aria-label="版本"
        value={power.shown.no}
        options={options}
        popupMatchSelectWidth={false}
        onChange={(no) => change({ asOf: undefined, no: no === power.no ? undefined : String(no) })}
      />
      <DateField
        label="看哪天的"
        value={asOf ?? null}
        onChange={(day) => change({ no: undefined, asOf: day ?? undefined })}
      />
    </>
  )
}

/** The way to each section: a power may be long. */
function Contents({ sections }: { sections: readonly ContentSection[] }) {
  return (
    <nav className="power-toc num" aria-label="内容">
      {sections.map(({ key, name, count }) => (
        <a key={key} href={`#power-${key}`} onClick={(e) => goTo(e, key)}>
          {name}
          {count !== null && <span className="muted"> {count}</span>}
        </a>
      ))}
    </nav>
  )
}

/** The address keeps the version: it is no place for an anchor, too. */
function goTo(e: React.MouseEvent, key: string): void {
  e.preventDefault()
  const section = document.getElementById(`power-${key}`)
  section?.scrollIntoView({ block: 'start' })
  section?.focus({ preventScroll: true })
}

function SectionBlock({ section: { key, name, count, body } }: { section: ContentSection }) {
  return (
    <section className="power-section" id={`power-${key}`} tabIndex={-1} aria-label={name}>
      <h3 className="power-section__h num">
        {name}
        {count !== null && count > 0 && <span className="muted">{count} 条</span>}
      </h3>
      {body}
    </section>
  )
}

function MoreSections({ power, compare }: { power: Power; compare: (of: string) => void }) {
  const { today } = useMe()
  return (
    <>
      <section className="power-section" aria-label="版本">
        <h3 className="power-section__h num">
          版本<span className="muted">{power.versions.length} 个</span>
        </h3>
        <VersionList power={power} today={today} compare={compare} />
      </section>
      <section className="power-section" aria-label="记录">
        <h3 className="power-section__h">记录</h3>
        <PowerHistory power={power} />
      </section>
    </>
  )
}

function choiceOf({ no, asOf }: Partial<Record<'no' | 'asOf', string>>): VersionChoice {
  if (no !== undefined && /^\d+$/.test(no)) return { no: Number(no) }
  return asOf === undefined ? {} : { asOf }
}
