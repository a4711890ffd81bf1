import { limitText } from '@mingdu/shared/guides/guides.rules'
import {
  AUDIENCES,
  CASE_TYPES,
  GUIDE_STAGES,
  HANDLING_FORMS,
  type GuideStage,
} from '@mingdu/shared/guides/guides.states'
import { useThemes } from '../guide-queries'
import { mapLink } from '../map-link'
import type { ReadProps } from './guide-reader'
import { FileLink } from './file-link'

export function BasicFacts({ content }: ReadProps) {
  const themes = useThemes()
  const names = content.themes.map((key) => themes.find((t) => t.key === key)?.name ?? key)
  return (
    <dl className="facts">
      <dt>名称</dt>
      <dd>{content.title}</dd>
      <dt>服务对象</dt>
      <dd>{AUDIENCES[content.audience]}</dd>
      <dt>办件类型</dt>
      <dd>{named(CASE_TYPES, content.caseType)}</dd>
      <dt>办理形式</dt>
      <dd>
        {content.forms.length === 0
          ? '没有填写'
          : content.forms.map((f) => named(HANDLING_FORMS, f)).join('、')}
      </dd>
      <dt>主题</dt>
      <dd>{names.length === 0 ? '没有填写' : names.join('、')}</dd>
    </dl>
  )
}

export function Conditions({ content }: ReadProps) {
  return (
    <ol className="glist">
      {content.conditions.map((text, i) => (
        <li key={i}>{text}</li>
      ))}
    </ol>
  )
}

export function Stages({ content }: ReadProps) {
  const stages = (Object.keys(GUIDE_STAGES) as GuideStage[]).filter((s) => content.stages[s].length > 0)
  return (
    <dl className="facts">
      {stages.map((stage) => (
        <div key={stage} style={{ display: 'contents' }}>
          <dt>{GUIDE_STAGES[stage]}</dt>
          <dd>
            <ol className="glist">
              {content.stages[stage].map((step, i) => (
                <li key={i}>
                  {step.name}
                  <span className="muted num">
                    {step.who === '' ? '' : `　${step.who}`}
                    {step.days === null ? '' : `　${step.days} 个工作日`}
                  </span>
                  {step.note !== '' && <p className="small muted">{step.note}</p>}
                </li>
              ))}
            </ol>
          </dd>
        </div>
      ))}
    </dl>
  )
}

export function Limits({ content }: ReadProps) {
  return (
    <div className="stack">
      <p className="num">{limitText(content)}</p>
      {content.limitBasis !== '' && <p className="muted prewrap">{content.limitBasis}</p>}
      {content.specials.map((s, i) => (
        <p key={i} className="num">
          特别程序：{s.name}，{s.days} 个工作日，不计入时限{s.basis === '' ? '' : `（${s.basis}）`}
        </p>
      ))}
    </div>
  )
}

export function Fees({ content }: ReadProps) {
  if (content.free) return <p>不收费</p>
  return (
    <ul className="glist">
      {content.fees.map((fee, i) => (
        <li key={i}>
          {fee.name}：{fee.standard}
          {fee.basis !== '' && <p className="small muted">{fee.basis}</p>}
        </li>
      ))}
    </ul>
  )
}

export function Places({ content }: ReadProps) {
  return (
    <ul className="glist">
      {content.places.map((place, i) => {
        const map = mapLink(place)
        return (
          <li key={i}>
            <strong>{place.name}</strong>
            {place.window !== '' && `　${place.window}`}
            <p className="muted">
              {[place.address, place.hours, place.phone].filter((text) => text !== '').join('　')}
              {map !== null && (
                <>
                  {'　'}
                  <a href={map} target="_blank" rel="noreferrer">
                    在地图上看
                  </a>
                </>
              )}
            </p>
          </li>
        )
      })}
    </ul>
  )
}

export function Contact({ content }: ReadProps) {
  return (
    <dl className="facts">
      <dt>咨询电话</dt>
      <dd>{content.phone === '' ? '没有填写' : content.phone}</dd>
      <dt>监督投诉</dt>
      <dd>{content.complaint === '' ? '没有填写' : content.complaint}</dd>
    </dl>
  )
}

export function Results({ content, files }: ReadProps) {
  return (
    <ul className="glist">
      {content.results.map((result, i) => (
        <li key={i}>
          {result.name}
          <FileLink id={result.sampleId} files={files} word="样本" />
        </li>
      ))}
    </ul>
  )
}

export function Faq({ content }: ReadProps) {
  return (
    <dl className="gfaq">
      {content.faq.map(({ q, a }, i) => (
        <div key={i}>
          <dt>{q}</dt>
          <dd className="prewrap">{a}</dd>
        </div>
      ))}
    </dl>
  )
}

function named(table: Readonly<Record<string, string>>, code: string): string {
  return table[code] ?? code
}
