import type { FlowChart, FlowNode } from '@mingdu/shared/flow/flow.schema'

/** A chart in words, step by step from its start: 审查（水政科，3 个工作日）→ 决定. */
export function flowLines({ nodes, edges }: FlowChart): string[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  return inOrder({ nodes, edges }).map((node) => {
    const ways = edges.flatMap(({ from, to, label }) => {
      const next = from === node.id ? byId.get(to) : undefined
      return next ? [label ? `${label}：${next.text}` : next.text] : []
    })
    return ways.length > 0 ? `${nameOf(node)} → ${ways.join('；')}` : nameOf(node)
  })
}

function nameOf({ text, who, days }: FlowNode): string {
  const more = [who, days === null ? '' : `${days} 个工作日`].filter(Boolean).join('，')
  return more ? `${text}（${more}）` : text
}

/** Breadth first from the start; what no line leads to comes last. */
function inOrder({ nodes, edges }: FlowChart): FlowNode[] {
  const order = nodes.filter((node) => node.kind === 'start')
  for (const node of order) {
    for (const { from, to } of edges) {
      const next = nodes.find(({ id }) => from === node.id && id === to)
      if (next && !order.includes(next)) order.push(next)
    }
  }
  return [...order, ...nodes.filter((node) => !order.includes(node))]
}
