import { PENALTY_TYPE } from '@mingdu/shared/powers/powers.states'
import type { Power, PowerContent } from '@mingdu/shared/powers/powers.schema'
import { lazy, Suspense, type ReactNode } from 'react'
import { fileUrl } from '../../../api/upload'
import { Icon } from '../../../components/icon'
import { SkeletonLines } from '../../../components/states'
import { elementsOf, useCatalogSettings } from '../power-queries'
import { DutiesByStage } from './duties'
import { PowerFacts } from './facts'

const FlowView = lazy(() =>
  import('../../../components/flow/flow-view').then((m) => ({ default: m.FlowView })),
)

export interface ContentSection {
  key: string
  name: string
  /** How many entries; null where that says nothing. */
  count: number | null
  body: ReactNode
}

/** Everything a version says, section by section; what the place hides is left out, what is empty says so. */
export function useSections(power: Power | undefined): ContentSection[] {
  const settings = useCatalogSettings()
  const { isShown, name } = elementsOf(settings.data)
  if (!power) return []
  const c = power.content
  const section = (
    key: Parameters<typeof name>[0],
    count: number | null,
    body: ReactNode,
  ): ContentSection[] => (isShown(key) ? [{ key, name: name(key), count, body }] : [])
  return [
    { key: 'facts', name: '基本信息', count: null, body: <PowerFacts power={power} /> },
    ...section('bases', c.bases.length, <Bases bases={c.bases} />),
    ...section('duties', c.duties.length, <DutiesByStage duties={c.duties} />),
    ...section('accountabilities', c.accountabilities.length, <Accountabilities of={c.accountabilities} />),
    ...(c.type === PENALTY_TYPE || c.penalties.length > 0
      ? section('penalties', c.penalties.length, <Penalties penalties={c.penalties} />)
      : []),
    ...section('norms', null, <Text text={c.norms} />),
    ...section('materials', c.materials.length, <Materials materials={c.materials} />),
    ...section('outerFlow', null, <Flow chart={c.outerFlow} title={name('outerFlow')} />),
    ...section('innerFlow', null, <Flow chart={c.innerFlow} title={name('innerFlow')} />),
    ...section('supervision', null, <Text text={c.supervision} />),
    ...section('remedies', null, <Text text={c.remedies} />),
  ]
}

function Text({ text }: { text: string }) {
  return text === '' ? <None /> : <p className="prewrap">{text}</p>
}

function None() {
  return <p className="muted">没有填。</p>
}

export function Bases({ bases }: { bases: PowerContent['bases'] }) {
  if (bases.length === 0) return <p className="numbered__none">没有设定依据。</p>
  return (
    <ol className="numbered">
      {bases.map(({ law, article, text }, i) => (
        <li key={i}>
          <p className="strong">
            《{law.replace(/[《》]/g, '')}》{article}
          </p>
          {text !== '' && <p className="prewrap muted">{text}</p>}
        </li>
      ))}
    </ol>
  )
}

function Accountabilities({ of }: { of: PowerContent['accountabilities'] }) {
  if (of.length === 0) return <None />
  return (
    <ol className="numbered">
      {of.map(({ situation, basis, organ }, i) => (
        <li key={i}>
          <p className="prewrap">{situation}</p>
          <p className="small muted prewrap">
            {basis === '' ? '没有写依据' : `依据：${basis}`}
            {organ !== '' && `　追责机关：${organ}`}
          </p>
        </li>
      ))}
    </ol>
  )
}

function Penalties({ penalties }: { penalties: PowerContent['penalties'] }) {
  if (penalties.length === 0) return <None />
  return (
    <table className="data-table data-table--flush penalties">
      <caption className="visually-hidden">处罚标准</caption>
      <thead>
        <tr>
          <th scope="col">违法情形</th>
          <th scope="col" style={{ width: 96 }}>
            裁量等级
          </th>
          <th scope="col">处罚标准</th>
          <th scope="col">依据</th>
        </tr>
      </thead>
      <tbody>
        {penalties.map(({ circumstance, grade, standard, basis }, i) => (
          <tr key={i}>
            <td>{circumstance}</td>
            <td>{grade === '' ? '–' : grade}</td>
            <td>{standard}</td>
            <td className="muted">{basis === '' ? '–' : basis}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Materials({ materials }: { materials: PowerContent['materials'] }) {
  if (materials.length === 0) return <None />
  return (
    <ol className="numbered">
      {materials.map(({ name, note, templateId }, i) => (
        <li key={i}>
          <p className="between">
            <span>{name}</span>
            {templateId !== null && (
              <a className="row nowrap" href={fileUrl(templateId)} target="_blank" rel="noreferrer">
                <Icon name="download" small />
                下载模板
              </a>
            )}
          </p>
          {note !== '' && <p className="small muted prewrap">{note}</p>}
        </li>
      ))}
    </ol>
  )
}

/** The drawing comes in a chunk of its own. */
function Flow({ chart, title }: { chart: PowerContent['outerFlow']; title: string }) {
  if (!chart || chart.nodes.length === 0) return <None />
  return (
    <Suspense fallback={<SkeletonLines lines={4} />}>
      <FlowView chart={chart} title={title} />
    </Suspense>
  )
}
