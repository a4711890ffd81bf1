import { materialsFor } from '@mingdu/shared/guides/guides.rules'
import type { Guide, GuideContent } from '@mingdu/shared/guides/guides.schema'
import { CASE_TYPES } from '@mingdu/shared/guides/guides.states'
import { POWER_TYPES, nameOfCode } from '@mingdu/shared/powers/powers.states'
import { Modal } from 'antd'
import { useState } from 'react'
import { FlowView } from '../../../components/flow/flow-view'
import type { FileNames } from '../editor/use-file-names'
import type { Answers } from '../scenario/try-out'
import { tidied } from '../editor/tidy'
import { materialLine, materialTerms } from './material-words'
import './phone.css'

interface PreviewDialogProps {
  guide: Guide
  content: GuideContent
  files: FileNames
  onClose: () => void
}

/** The guide as a citizen meets it on the phone, with what is written here right now. */
export function PreviewDialog({ guide, content, files, onClose }: PreviewDialogProps) {
  return (
    <Modal open title="预览：群众在手机上看到的" width={470} footer={null} onCancel={onClose}>
      <div className="phone" tabIndex={0} role="group" aria-label="手机预览，可滚动">
        <Phone guide={guide} content={tidied(content)} files={files} />
      </div>
      <p className="small muted gphone__n">按这里正在写的内容显示；勾选、下载在手机上用。</p>
    </Modal>
  )
}

function Phone({ guide, content, files }: Omit<PreviewDialogProps, 'onClose'>) {
  const kind = [
    guide.org.name,
    nameOfCode(POWER_TYPES, guide.power.type),
    nameOfCode(CASE_TYPES, content.caseType),
    `第 ${guide.no + 1} 版`,
  ]
  return (
    <>
      <section>
        <h3 className="phone__t">{content.title}</h3>
        <p className="phone__s num">{kind.join(' · ')}</p>
        <dl className="phone__facts num">
          <Fact name="法定" value={daysText(content.legalDays)} />
          <Fact name="承诺" value={daysText(content.promisedDays)} />
          <Fact name="收费" value={content.free ? '不收费' : '收费'} />
        </dl>
      </section>
      <Told content={content} files={files} />
      <Lines name="受理条件" lines={content.conditions} />
      {content.places.length > 0 && (
        <section>
          <h4>到哪里办</h4>
          {content.places.map((p, i) => (
            <p key={i}>
              <strong>{p.name}</strong>
              <span className="phone__s">
                {[p.window, p.address, p.hours, p.phone].filter((t) => t !== '').join(' · ')}
              </span>
            </p>
          ))}
        </section>
      )}
      <Lines name="办理结果" lines={content.results.map((r) => r.name)} />
      <Lines name="咨询与监督投诉" lines={[content.phone, content.complaint].filter((t) => t !== '')} />
      {content.flow !== null && (
        <section>
          <h4>办理流程</h4>
          <FlowView chart={content.flow} title="办理流程" />
        </section>
      )}
      {content.faq.length > 0 && (
        <section>
          <h4>常见问题</h4>
          {content.faq.map(({ q, a }, i) => (
            <p key={i}>
              <strong>{q}</strong>
              <span className="phone__s prewrap">{a}</span>
            </p>
          ))}
        </section>
      )}
    </>
  )
}

/** One question at a time, then the materials that its answers ask for. */
function Told({ content, files }: { content: GuideContent; files: FileNames }) {
  const [answers, setAnswers] = useState<Answers>({})
  const { trail, ask, stop, materials } = materialsFor(content, answers)
  const question = ask ?? trail.at(-1)?.question ?? null
  return (
    <>
      {question && (
        <section>
          <h4 className="between">
            {question.text}
            <span className="phone__s num">
              第 {ask ? trail.length + 1 : trail.length} 问
              {trail.length > 0 && (
                <button type="button" className="link-button" onClick={() => setAnswers({})}>
                  {'　重来'}
                </button>
              )}
            </span>
          </h4>
          {question.options.map((o) => (
            <button
              key={o.key}
              type="button"
              className="phone__o"
              aria-pressed={answers[question.key] === o.key}
              onClick={() => setAnswers({ ...answers, [question.key]: o.key })}
            >
              <i aria-hidden="true" />
              {o.label}
            </button>
          ))}
          {stop !== '' && <p className="note note--yellow">{stop}</p>}
        </section>
      )}
      {stop === '' && (
        <section>
          <h4 className="between">
            要带的材料<span className="phone__s num">共 {materials.length} 份</span>
          </h4>
          {materials.length === 0 && <p className="phone__s">不用带材料。</p>}
          {materials.map((m) => (
            <div key={m.key} className="phone__m">
              <i aria-hidden="true" />
              <div className="grow">
                <strong>{m.name}</strong>
                <span className="phone__s num">{[materialLine(m), ...materialTerms(m)].join('，')}</span>
                <span className="phone__s phone__f">
                  {m.blankFormId !== null && <span title={files.nameOf(m.blankFormId)?.name}>空白表</span>}
                  {m.sampleId !== null && <span title={files.nameOf(m.sampleId)?.name}>填写样表</span>}
                </span>
              </div>
            </div>
          ))}
        </section>
      )}
    </>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function Lines({ name, lines }: { name: string; lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <section>
      <h4>{name}</h4>
      <ul>
        {lines.map((line, i) => (
          <li key={i}>{line}</li>
        ))}
      </ul>
    </section>
  )
}

function daysText(days: number | null): string {
  if (days === null) return '没有规定'
  return days === 0 ? '当场办结' : `${days} 个工作日`
}
