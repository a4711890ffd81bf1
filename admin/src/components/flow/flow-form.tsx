import type { FlowChart, FlowEdge, FlowNode } from '@mingdu/shared/flow/flow.schema'
import { Button, Input, InputNumber, Select, type GetRef } from 'antd'
import { useEffect, useId, useRef } from 'react'
import { Icon } from '../icon'
import type { FlowHistory } from './flow-history'
import { connect, NODE_KINDS, patchEdge, patchNode, remove, type NodeKind } from './flow-model'

/** What the chosen node says, and where it leads: all a mouse can do on the canvas, by keyboard. */
export function NodeForm({ node, history, added }: { node: FlowNode; history: FlowHistory; added: boolean }) {
  const { chart, apply } = history
  const change = (patch: Partial<FlowNode>) =>
    apply((c) => patchNode(c, node.id, patch), `${node.id} ${Object.keys(patch).join()}`)
  return (
    <div className="stack">
      <Field label="类型">
        {(id) => (
          <Select
            id={id}
            value={node.kind}
            options={Object.entries(NODE_KINDS).map(([value, label]) => ({ value, label }))}
            onChange={(kind: NodeKind) => change({ kind })}
          />
        )}
      </Field>
      <TextField key={node.id} node={node} focus={added} change={change} />
      <Field label="办理岗位或人员">
        {(id) => (
          <Input id={id} value={node.who} maxLength={60} onChange={(e) => change({ who: e.target.value })} />
        )}
      </Field>
      <Field label="时限（工作日）">
        {(id) => (
          <InputNumber
            id={id}
            value={node.days}
            min={0}
            max={999}
            precision={0}
            placeholder="不单独计时"
            style={{ width: '100%' }}
            onChange={(days) => change({ days })}
          />
        )}
      </Field>
      <Leading node={node} chart={chart} history={history} />
    </div>
  )
}

function TextField(props: { node: FlowNode; focus: boolean; change: (patch: Partial<FlowNode>) => void }) {
  const { node, focus, change } = props
  const input = useRef<GetRef<typeof Input.TextArea>>(null)
  useEffect(() => {
    if (!focus) return
    input.current?.focus({ cursor: 'all' })
  }, [focus, node.id])
  return (
    <Field label={node.kind === 'decision' ? '判断什么' : '环节名称'}>
      {(id) => (
        <Input.TextArea
          id={id}
          ref={input}
          rows={2}
          maxLength={60}
          value={node.text}
          {...(node.text.trim() === '' ? { status: 'error' as const } : {})}
          onChange={(e) => change({ text: e.target.value.replace(/\n/g, '') })}
        />
      )}
    </Field>
  )
}

/** The lines that leave a node, with their words, and a new one to any other node. */
function Leading({ node, chart, history }: { node: FlowNode; chart: FlowChart; history: FlowHistory }) {
  const out = chart.edges.filter((e) => e.from === node.id)
  const free = chart.nodes.filter((n) => n.id !== node.id && !out.some((e) => e.to === n.id))
  const id = useId()
  if (node.kind === 'end' && out.length === 0) return null
  return (
    <fieldset className="flow-form__out">
      <legend>接下来到</legend>
      {out.map((edge) => (
        <OutRow key={edge.id} edge={edge} chart={chart} history={history} />
      ))}
      <Select
        id={id}
        aria-label="再连到"
        placeholder="再连到…"
        value={null}
        showSearch={{ optionFilterProp: 'label' }}
        options={free.map((n) => ({ value: n.id, label: n.text }))}
        onChange={(to: string | null) => to !== null && history.apply((c) => connect(c, node.id, to))}
      />
    </fieldset>
  )
}

function OutRow({ edge, chart, history }: { edge: FlowEdge; chart: FlowChart; history: FlowHistory }) {
  const to = chart.nodes.find((n) => n.id === edge.to)?.text ?? ''
  return (
    <div className="flow-form__edge">
      <LabelInput edge={edge} history={history} name={`到“${to}”的连线上写`} />
      <span className="ellip" title={to}>
        → {to}
      </span>
      <Button
        type="text"
        size="small"
        aria-label={`去掉到“${to}”的连线`}
        icon={<Icon name="close" small />}
        onClick={() => history.apply((c) => remove(c, [], [edge.id]))}
      />
    </div>
  )
}

/** The chosen line: which answer leads this way. */
export function EdgeForm({ edge, history }: { edge: FlowEdge; history: FlowHistory }) {
  const text = (id: string) => history.chart.nodes.find((n) => n.id === id)?.text ?? ''
  return (
    <div className="stack">
      <p>
        “{text(edge.from)}”→“{text(edge.to)}”
      </p>
      <Field label="线上的文字">
        {(id) => <LabelInput id={id} edge={edge} history={history} name="线上的文字" />}
      </Field>
      <p className="small muted">从“判断”出来的每条线都要写明是哪种结果，如：是、否。</p>
    </div>
  )
}

function LabelInput(props: { edge: FlowEdge; history: FlowHistory; name: string; id?: string }) {
  const { edge, history, name, id } = props
  return (
    <Input
      {...(id === undefined ? {} : { id })}
      aria-label={name}
      placeholder="文字"
      value={edge.label}
      maxLength={20}
      onChange={(e) =>
        history.apply((c) => patchEdge(c, edge.id, { label: e.target.value }), `${edge.id} label`)
      }
    />
  )
}

function Field({ label, children }: { label: string; children: (id: string) => React.ReactNode }) {
  const id = useId()
  return (
    <div className="flow-form__f">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}
