import { Input } from 'antd'
import { useState, type KeyboardEvent } from 'react'
import { EmptyState, ErrorState, SkeletonLines } from '../../../components/states'
import { Icon } from '../../../components/icon'
import { useGuides, type FoundGuide } from './use-guides'

/** Which item: found by typing, by pinyin or by code, chosen by arrows and Enter. */
export function StepItem({
  chosen,
  onChoose,
}: {
  chosen: string | null
  onChoose: (guide: FoundGuide) => void
}) {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const guides = useGuides(text)
  const items = guides.data ?? []
  const current = Math.min(at, Math.max(items.length - 1, 0))
  const onKey = (e: KeyboardEvent) => {
    const step = e.key === 'ArrowDown' ? 1 : e.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && items.length > 0) {
      e.preventDefault()
      setAt((current + step + items.length) % items.length)
    }
    const found = items[current]
    if (e.key === 'Enter' && !e.nativeEvent.isComposing && found && !guides.isFetching) onChoose(found)
  }
  return (
    <>
      <Input
        autoFocus
        size="large"
        role="combobox"
        aria-label="找事项"
        aria-expanded
        aria-controls="intake-items"
        aria-activedescendant={items[current] ? `intake-item-${items[current].id}` : undefined}
        prefix={<Icon name="search" small />}
        placeholder="事项名称、拼音首字母或编码"
        maxLength={60}
        value={text}
        onChange={(e) => {
          setText(e.target.value)
          setAt(0)
        }}
        onKeyDown={onKey}
      />
      {guides.isError && <ErrorState error={guides.error} retry={() => void guides.refetch()} />}
      {guides.isPending && <SkeletonLines lines={5} />}
      {guides.isSuccess && items.length === 0 && <Nothing text={text} />}
      <div className="stack" id="intake-items" role="listbox" aria-label="本单位的事项">
        {items.map((guide, i) => (
          <button
            key={guide.id}
            id={`intake-item-${guide.id}`}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={i === current}
            className="intake__option"
            onClick={() => onChoose(guide)}
          >
            <span className="grow">
              <span className="two-lines strong">{guide.title}</span>
              <span className="small muted mono">{guide.code}</span>
            </span>
            {guide.id === chosen && <span className="tag tag--blue">已选</span>}
          </button>
        ))}
      </div>
    </>
  )
}

function Nothing({ text }: { text: string }) {
  return text.trim() === '' ? (
    <EmptyState title="本单位还没有发布办事指南">
      指南发布后才能收件。请联系本单位目录员编写，由编办发布。
    </EmptyState>
  ) : (
    <EmptyState title="没有找到">换个词再找；只能收本单位已发布指南的事项。</EmptyState>
  )
}
