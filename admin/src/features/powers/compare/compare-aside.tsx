import { ComparePowers } from './compare-powers'
import { CompareVersions } from './compare-versions'

interface CompareProps {
  /** `<id>~<id>`: two powers; `<id>:<from>:<to>`: two versions of one. */
  of: string
  onChange: (of: string) => void
  onClose: () => void
}

/** 版本比较, or two powers beside each other, in the column at the right. */
export function CompareAside({ of, onChange, onClose }: CompareProps) {
  const [a, b] = of.split('~')
  if (a && b) return <ComparePowers a={a} b={b} onClose={onClose} />
  const [id = '', from, to] = of.split(':')
  return (
    <CompareVersions
      id={id}
      from={Number(from)}
      to={Number(to)}
      onChange={(f, t) => onChange(`${id}:${f}:${t}`)}
      onClose={onClose}
    />
  )
}
