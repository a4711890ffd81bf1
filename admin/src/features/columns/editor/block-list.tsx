import { BLOCK_KINDS, type BlockKind } from '@mingdu/shared/columns/blocks.rules'
import { Button } from 'antd'
import { useRef, type KeyboardEvent } from 'react'
import { Icon } from '../../../components/icon'
import { applied, focusRow, RowActs, type ErrorAt, type RowAct } from '../../../components/list-editor'
import { blankBlock, type BlockPatch, type DraftBlock } from './article-draft'
import { BlockFields } from './block-fields'
import type { MarkBusy } from './use-busy'

const KINDS = Object.keys(BLOCK_KINDS) as BlockKind[]
const MOST = 100

interface BlockListProps {
  blocks: readonly DraftBlock[]
  onChange: (update: (blocks: readonly DraftBlock[]) => DraftBlock[]) => void
  errorAt: ErrorAt
  onBusy: MarkBusy
}

/** The text of an article: blocks that are added, removed and moved; Alt with ↑ or ↓ moves the one one is in. */
export function BlockList({ blocks, onChange, errorAt, onBusy }: BlockListProps) {
  const box = useRef<HTMLDivElement>(null)
  const change = (act: RowAct<DraftBlock>) => onChange((old) => applied(old, act))
  const move = (at: number, step: 1 | -1) => {
    if (blocks[at + step] === undefined) return
    change({ at, move: step })
    focusRow(box, at + step)
  }
  const add = (kind: BlockKind) => {
    onChange((old) => [...old, blankBlock(kind)])
    focusRow(box, blocks.length)
  }
  return (
    <div className="list-editor" ref={box}>
      {blocks.map((block, i) => (
        <BlockFrame
          key={block.key}
          block={block}
          index={i}
          last={i === blocks.length - 1}
          move={(step) => move(i, step)}
          remove={() => change({ at: i, remove: true })}
        >
          <BlockFields
            block={block}
            patch={(patch) => onChange((old) => patched(old, block.key, patch))}
            errorAt={(field) => errorAt(`blocks.${i}.${field}`)}
            onBusy={onBusy}
          />
        </BlockFrame>
      ))}
      <div className="row row--wrap" role="group" aria-label="加一段">
        {KINDS.map((kind) => (
          <Button
            key={kind}
            icon={<Icon name="plus" small />}
            disabled={blocks.length >= MOST}
            onClick={() => add(kind)}
          >
            {BLOCK_KINDS[kind]}
          </Button>
        ))}
      </div>
    </div>
  )
}

/** By key: an upload comes back to its block wherever that has moved. */
function patched(blocks: readonly DraftBlock[], key: string, patch: BlockPatch): DraftBlock[] {
  return blocks.map((block) => (block.key === key ? { ...block, ...patch(block) } : block))
}

interface FrameProps {
  block: DraftBlock
  index: number
  last: boolean
  move: (step: 1 | -1) => void
  remove: () => void
  children: React.ReactNode
}

function BlockFrame({ block, index, last, move, remove, children }: FrameProps) {
  const label = `第 ${index + 1} 段${BLOCK_KINDS[block.kind]}`
  const onKey = (e: KeyboardEvent) => {
    if (!e.altKey || (e.key !== 'ArrowUp' && e.key !== 'ArrowDown')) return
    e.preventDefault()
    move(e.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    <div className="list-editor__i" role="group" aria-label={label} data-row={index} onKeyDown={onKey}>
      <span className="aeditor__kind">{BLOCK_KINDS[block.kind]}</span>
      <div className="grow">{children}</div>
      <RowActs label={label} first={index === 0} last={last} move={move} remove={remove} />
    </div>
  )
}
