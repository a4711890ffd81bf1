import type { FlowPrimitive, FlowTone } from '@mingdu/shared/flow/flow.drawing'

/** The tones of a drawing in the console's own colours, light and dark. */
const TONES: Record<FlowTone, string> = {
  ink: 'var(--c-ink)',
  muted: 'var(--c-muted)',
  line: 'var(--c-control)',
  surface: 'var(--c-surface)',
  wash: 'var(--c-primary-wash)',
  primary: 'var(--c-primary)',
}

/** What `drawFlow` says, as elements of an SVG: the same drawing as on paper and on the phone. */
export function FlowPrimitives({ primitives }: { primitives: readonly FlowPrimitive[] }) {
  return primitives.map((one, i) => <Primitive key={i} one={one} />)
}

function Primitive({ one }: { one: FlowPrimitive }) {
  if (one.kind === 'text')
    return (
      <text
        x={one.x}
        y={one.y}
        fontSize={one.size}
        fontWeight={one.strong ? 600 : 400}
        textAnchor="middle"
        style={{ fill: TONES[one.fill] }}
      >
        {one.text}
      </text>
    )
  if (one.kind === 'line')
    return (
      <polyline
        points={list(one.points)}
        fill="none"
        style={{ stroke: TONES[one.stroke] }}
        strokeWidth={1.5}
      />
    )
  const paint = { fill: TONES[one.fill], stroke: one.stroke === null ? 'none' : TONES[one.stroke] }
  if (one.kind === 'polygon') return <polygon points={list(one.points)} style={paint} strokeWidth={1.5} />
  return <rect x={one.x} y={one.y} width={one.w} height={one.h} rx={one.r} style={paint} strokeWidth={1.5} />
}

function list(points: readonly { x: number; y: number }[]): string {
  return points.map((p) => `${p.x},${p.y}`).join(' ')
}
