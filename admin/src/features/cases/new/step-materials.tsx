import type { GuideMaterial } from '@mingdu/shared/guides/guides.schema'
import { MATERIAL_FORMS, NECESSITIES } from '@mingdu/shared/guides/guides.states'
import { Button, Radio } from 'antd'
import { useRef, type KeyboardEvent } from 'react'
import { FieldError } from '../../../components/text-fields'
import { UploadField } from '../../../components/upload-field'
import { givenOf, WAYS, waysOf, type Draft, type DraftMaterial, type Problems, type Way } from './draft'
import { isTyping } from './use-intake-keys'

interface MaterialsProps {
  draft: Draft
  materials: readonly GuideMaterial[]
  problems: Problems
  onChange: (key: string, update: (old: DraftMaterial) => DraftMaterial) => void
  onBusy: (busy: boolean) => void
}

/** How each material came in, by the keys 1 to 4; the arrows go from one to the next. */
export function StepMaterials({ draft, materials, problems, onChange, onBusy }: MaterialsProps) {
  const list = useRef<HTMLDivElement>(null)
  const go = (to: number) => list.current?.querySelectorAll<HTMLElement>('.intake__material')[to]?.focus()
  const allPaper = () => {
    for (const material of materials)
      if (givenOf(draft, material).given === 'missing')
        onChange(material.key, (old) => ({ ...old, given: 'paper' }))
  }
  if (materials.length === 0) return <p className="note note--blue">这一情形不用提交材料。</p>
  return (
    <div className="stack" ref={list}>
      <div className="between">
        <span className="muted num">共 {materials.length} 项</span>
        <Button size="small" onClick={allPaper}>
          其余都是纸质
        </Button>
      </div>
      {materials.map((material, i) => (
        <Row
          key={material.key}
          material={material}
          value={givenOf(draft, material)}
          error={problems[material.key]}
          onChange={(update) => onChange(material.key, update)}
          onBusy={onBusy}
          go={(step) => go(i + step)}
          first={i === 0}
        />
      ))}
    </div>
  )
}

interface RowProps {
  material: GuideMaterial
  value: DraftMaterial
  error: string | undefined
  onChange: (update: (old: DraftMaterial) => DraftMaterial) => void
  onBusy: (busy: boolean) => void
  go: (step: 1 | -1) => void
  first: boolean
}

function Row({ material, value, error, onChange, onBusy, go, first }: RowProps) {
  const ways = waysOf(material)
  const set = (given: Way) => onChange((old) => ({ ...old, given }))
  const onKey = (e: KeyboardEvent<HTMLDivElement>) => {
    if (e.altKey || e.ctrlKey || e.metaKey || isTyping(e.target)) return
    const way = /^[1-4]$/.test(e.key) ? ways[Number(e.key) - 1] : undefined
    if (way?.open) {
      set(way.way)
      // files are to be uploaded here first
      if (way.way !== 'files') go(1)
    }
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      e.preventDefault()
      go(e.key === 'ArrowDown' ? 1 : -1)
    }
  }
  return (
    <div
      className="intake__material"
      role="group"
      aria-label={material.name}
      tabIndex={0}
      ref={(row) => {
        if (first && row && document.activeElement === document.body) row.focus()
      }}
      onKeyDown={onKey}
    >
      <div>
        <span className="strong">{material.name}</span>
        <div className="small muted num">{wordsOf(material)}</div>
      </div>
      <Radio.Group
        aria-label={`${material.name}怎么交的`}
        optionType="button"
        size="small"
        value={value.given}
        onChange={(e) => set(e.target.value as Way)}
        options={ways.map(({ way, open }, i) => ({
          value: way,
          label: `${i + 1} ${WAYS[way]}`,
          disabled: !open,
        }))}
      />
      {value.given === 'files' && (
        <UploadField
          kind="attachment"
          value={value.files}
          onChange={(update) => onChange((old) => ({ ...old, files: update(old.files) }))}
          max={20}
          label={`上传${material.name.length > 12 ? '文件' : material.name}`}
          onBusy={onBusy}
        />
      )}
      <FieldError text={error} />
    </div>
  )
}

/** `必要，原件 1 份，可容缺 10 个工作日，一年内出具`. */
function wordsOf({ necessity, form, copies, deferDays, promiseDays, notes }: GuideMaterial): string {
  return [
    NECESSITIES[necessity],
    form === 'exempt' ? '免提交，窗口核对' : `${MATERIAL_FORMS[form]} ${copies} 份`,
    deferDays === null ? '' : `可容缺 ${deferDays} 个工作日`,
    promiseDays === null ? '' : `可告知承诺 ${promiseDays} 个工作日`,
    notes,
  ]
    .filter((word) => word !== '')
    .join('，')
}
