import { materialsFor } from '@mingdu/shared/guides/guides.rules'
import type { Guide, GuideContent, Paper } from '@mingdu/shared/guides/guides.schema'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { API_BASE } from '../../../api/send'
import { useWrite } from '../../../api/use-write'
import { Icon } from '../../../components/icon'
import { Refusal } from '../../../components/states'
import { materialLine } from '../read/material-words'
import { Questions, type Answers } from '../scenario/try-out'

/** 一次性告知书: the answers first, where there are questions; then numbered once, as PDF and as Word. */
export function PrintDialog({ guide, onClose }: { guide: Guide; onClose: () => void }) {
  const content = guide.published ?? guide.content
  const [answers, setAnswers] = useState<Answers>({})
  const { ask, stop, trail } = materialsFor(content, answers)
  const given = Object.fromEntries(trail.map(({ question, option }) => [question.key, option.key]))
  const print = useWrite((body: { answers: Record<string, string> }, idempotencyKey) =>
    api.guides.print({ params: { id: guide.id }, body, idempotencyKey }),
  )
  const asks = content.scenario.questions.length > 0
  return (
    <Modal
      open
      title="打印一次性告知书"
      width={560}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={
        print.data
          ? [
              <Button key="close" onClick={onClose}>
                关闭
              </Button>,
            ]
          : [
              <Button key="back" onClick={onClose}>
                返回
              </Button>,
              <Button
                key="ok"
                type="primary"
                loading={print.isPending}
                disabled={ask !== null || stop !== ''}
                onClick={() => print.mutate({ answers: given })}
              >
                编号并生成
              </Button>,
            ]
      }
    >
      <div className="stack">
        {print.data ? (
          <PaperReady paper={print.data} />
        ) : (
          <>
            {asks && <p>按申请人的情形选，告知书上只写该交的材料。</p>}
            {asks && <Questions content={content} answers={answers} setAnswers={setAnswers} />}
            <Told content={content} answers={answers} />
          </>
        )}
        <Refusal error={print.error} />
      </div>
    </Modal>
  )
}

function Told({ content, answers }: { content: GuideContent; answers: Answers }) {
  const { materials, ask, stop } = materialsFor(content, answers)
  if (stop !== '') return <p className="note note--yellow">按所选情形不能在这里办理：{stop}</p>
  if (ask) return null
  return (
    <div>
      <h3 className="sub-h num">告知书上的材料（{materials.length} 份）</h3>
      {materials.length === 0 && <p className="muted">不用交材料。</p>}
      <ol className="gtry__m">
        {materials.map((m) => (
          <li key={m.key}>
            {m.name}
            <span className="small muted">　{materialLine(m)}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}

function PaperReady({ paper }: { paper: Paper }) {
  return (
    <>
      <p className="note note--blue num">
        已编号 <strong>{paper.no}</strong>，依据第 {paper.guideNo} 版。一小时内可下载；过后可重新生成。
      </p>
      <div className="row">
        <Button
          type="primary"
          icon={<Icon name="download" small />}
          href={`${API_BASE}${paper.pdf}`}
          target="_blank"
          rel="noreferrer"
        >
          PDF（打印用）
        </Button>
        <Button
          icon={<Icon name="download" small />}
          href={`${API_BASE}${paper.docx}`}
          target="_blank"
          rel="noreferrer"
        >
          Word（还要修改时用）
        </Button>
      </div>
    </>
  )
}
