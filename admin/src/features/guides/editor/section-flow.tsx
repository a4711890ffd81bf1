import { layoutFlow } from '@mingdu/shared/flow/flow.layout'
import type { FlowChart, FlowNode } from '@mingdu/shared/flow/flow.schema'
import type { GuideContent } from '@mingdu/shared/guides/guides.schema'
import { GUIDE_STAGES, type GuideStage } from '@mingdu/shared/guides/guides.states'
import { Button } from 'antd'
import { useState } from 'react'
import { ConfirmDialog } from '../../../components/confirm-dialog'
import { FlowEditor } from '../../../components/flow/flow-editor'
import { useFieldError } from './fields'
import { section, type SectionProps } from './section'

export const FlowSection = section(
  'flow',
  function Flow({ content, patch }: SectionProps) {
    const [asking, setAsking] = useState(false)
    const error = useFieldError('flow')
    const steps = Object.values(content.stages).flat().length
    const draw = () => {
      patch((c) => ({ flow: flowOfStages(c.stages) }))
      setAsking(false)
    }
    return (
      <div className="stack" data-path="flow">
        <div className="row row--wrap">
          <Button disabled={steps === 0} onClick={() => (content.flow === null ? draw() : setAsking(true))}>
            由四阶段生成
          </Button>
          <span className="small muted">
            {steps === 0 ? '先在“办理步骤”里写步骤。' : `按“办理步骤”里的 ${steps} 步画成一条线，再改。`}
            群众看到的、打印的都是这张图。
          </span>
        </div>
        {error !== undefined && (
          <p className="note note--red" role="alert">
            {error}
          </p>
        )}
        <FlowEditor value={content.flow} onChange={(flow) => patch({ flow })} />
        {asking && (
          <ConfirmDialog
            title="换掉现在的流程图？"
            okText="换掉"
            busy={false}
            onOk={draw}
            onCancel={() => setAsking(false)}
          >
            现在的 {content.flow?.nodes.length ?? 0} 个环节会换成按办理步骤画的图。换错了可以在流程图里撤销。
          </ConfirmDialog>
        )}
      </div>
    )
  },
  ['stages'],
)

/** One line of boxes, a box for each step of the four stages, between a start and an end. */
export function flowOfStages(stages: GuideContent['stages']): FlowChart {
  const steps = (Object.keys(GUIDE_STAGES) as GuideStage[]).flatMap((stage) => stages[stage])
  const middle = steps
    .filter(({ name }) => name.trim() !== '')
    .map(({ name, who, days }, i) =>
      node(`n${i + 2}`, 'step', name.trim().slice(0, 60), who.slice(0, 60), days),
    )
  const nodes = [node('n1', 'start', '申请'), ...middle, node(`n${middle.length + 2}`, 'end', '办结')]
  const edges = nodes
    .slice(1)
    .map(({ id }, i) => ({ id: `e${i + 1}`, from: nodes[i]?.id ?? '', to: id, label: '' }))
  return layoutFlow(nodes, edges)
}

function node(id: string, kind: FlowNode['kind'], text: string, who = '', days: number | null = null) {
  return { id, kind, text, who, days }
}
