import { FlowView } from '../../../components/flow/flow-view'
import { FileLink } from './file-link'
import type { ReadProps } from './guide-reader'
import { materialLine, materialTerms } from './material-words'

export function Materials({ content, files }: ReadProps) {
  if (content.materials.length === 0) return <p>办这件事不用交任何材料。</p>
  return (
    <ol className="glist">
      {content.materials.map((m) => (
        <li key={m.key}>
          {m.name}
          {!m.always && <span className="tag gtag">按情形</span>}
          <p className="small muted num">
            {[materialLine(m), ...materialTerms(m)].join('　')}
            <FileLink id={m.blankFormId} files={files} word="空白表格" />
            <FileLink id={m.sampleId} files={files} word="填写样表" />
          </p>
          {m.notes !== '' && <p className="small muted prewrap">{m.notes}</p>}
          {m.basis !== '' && <p className="small muted">依据：{m.basis}</p>}
        </li>
      ))}
    </ol>
  )
}

export function ScenarioList({ content }: ReadProps) {
  const { questions } = content.scenario
  const names = new Map(content.materials.map((m) => [m.key, m.name]))
  const at = (key: string) => questions.findIndex((q) => q.key === key) + 1
  return (
    <ol className="glist">
      {questions.map((question) => (
        <li key={question.key}>
          {question.text}
          {question.options.map((o) => (
            <p key={o.key} className="muted num">
              {o.label}：
              {o.stop === ''
                ? o.materials.map((key) => names.get(key) ?? key).join('、') || '不另外要材料'
                : `不予办理，${o.stop}`}
              {o.next !== null && `；接着问第 ${at(o.next)} 个问题`}
            </p>
          ))}
        </li>
      ))}
    </ol>
  )
}

export function FlowDrawing({ content }: ReadProps) {
  return content.flow === null ? null : <FlowView chart={content.flow} title={`${content.title}办理流程图`} />
}
