import { InputNumber } from 'antd'
import { Fragment, useEffect, useRef, type KeyboardEvent } from 'react'
import { useOrgOptions } from '../matter-queries'
import { weightSum, type FlatNode } from './edit-tree'
import { dueOf, type TreeFrame, type TreeProblem } from './tree-problems'
import { useRowDrag, type RowDrag } from './row-drag'
import type { TreeEditorModel } from './use-tree-editor'

interface EditorRowsProps {
  editor: TreeEditorModel
  frame: TreeFrame
  problems: readonly TreeProblem[]
}

/** The tree as rows: title and weight are typed here, the rest at the side. Each group shows its sum. */
export function EditorRows({ editor, frame, problems }: EditorRowsProps) {
  const names = new Map(useOrgOptions().map((org) => [org.value, org.label]))
  const drag = useRowDrag(editor)
  return (
    <table className="data-table">
      <caption className="visually-hidden">任务分解</caption>
      <colgroup>
        <col />
        <col style={{ width: 148 }} />
        <col style={{ width: 132 }} />
        <col style={{ width: 104 }} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">任务</th>
          <th scope="col">主办</th>
          <th scope="col">限期</th>
          <th scope="col">权重</th>
        </tr>
      </thead>
      <tbody>
        {editor.flat.length === 0 && (
          <tr>
            <td colSpan={4} className="muted">
              还没有任务。点“加同级”写第一项。
            </td>
          </tr>
        )}
        {editor.flat.map((flat, i) => (
          <Fragment key={flat.node.key}>
            <Row
              flat={flat}
              editor={editor}
              drag={drag}
              frame={frame}
              orgName={flat.node.orgId === null ? '' : (names.get(flat.node.orgId) ?? '')}
              problems={problems.filter((p) => p.key === flat.node.key)}
            />
            {endedGroups(editor.flat, i).map((group) => (
              <SumRow key={`sum-${group.parentKey ?? 'root'}`} group={group} editor={editor} />
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

interface RowProps {
  flat: FlatNode
  editor: TreeEditorModel
  drag: RowDrag
  frame: TreeFrame
  orgName: string
  problems: readonly TreeProblem[]
}

function Row({ flat: { node, no, depth }, editor, drag, frame, orgName, problems }: RowProps) {
  const title = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (editor.focus === node.key) title.current?.focus()
  }, [editor.focus, node.key])
  const wrong = (field: TreeProblem['field']) => problems.find((p) => p.field === field)?.text
  const due = dueOf(node.limit, frame)
  return (
    <tr
      className="editor__row"
      data-open={editor.selected === node.key}
      {...drag.target(node.key)}
      onFocus={() => editor.select(node.key)}
      onClick={() => editor.select(node.key)}
    >
      <td>
        <div className="tree__n" style={{ paddingLeft: depth * 20 }}>
          <span
            className="editor__grip"
            title="拖动：放在两行之间排序，放在一行中间成为它的下级"
            aria-hidden
            {...drag.handle(node.key)}
          >
            ⠿
          </span>
          <span className="editor__no num">{no}</span>
          <input
            ref={title}
            className="editor__title"
            aria-label={`${no} 任务名称`}
            aria-invalid={wrong('title') !== undefined}
            placeholder="任务名称"
            maxLength={100}
            title={wrong('title') ?? node.title}
            value={node.title}
            onChange={(e) => editor.patch(node.key, { title: e.target.value })}
            onKeyDown={(e) => onTitleKey(e, editor, node.key)}
          />
        </div>
      </td>
      <td className={wrong('orgId') === undefined ? '' : 'late-count'}>
        <span className="two-lines" title={orgName}>
          {orgName === '' ? (wrong('orgId') ?? '–') : orgName}
        </span>
      </td>
      <td className={`num${wrong('limit') === undefined ? '' : ' late-count'}`} title={wrong('limit')}>
        {due === null ? '–' : due.date}
        {node.limit.kind === 'days' && (
          <div className="sub">{`派单后 ${node.limit.n ?? '–'} ${node.limit.unit}`}</div>
        )}
      </td>
      <td>
        <InputNumber
          aria-label={`${no} 权重`}
          min={1}
          max={100}
          precision={0}
          value={node.weight}
          {...(wrong('weight') === undefined ? {} : { status: 'error' as const })}
          onChange={(weight) => editor.patch(node.key, { weight })}
          onPressEnter={() => editor.addSibling(node.key)}
          style={{ width: 68 }}
          controls={false}
        />
      </td>
    </tr>
  )
}

interface Group {
  parentKey: string | null
  depth: number
  sum: number
  count: number
}

function SumRow({ group, editor }: { group: Group; editor: TreeEditorModel }) {
  const right = group.sum === 100
  return (
    <tr className={right ? 'editor__sum' : 'editor__sum editor__sum--wrong'}>
      <td colSpan={3} style={{ paddingLeft: 16 + group.depth * 20 }}>
        <span role={right ? undefined : 'alert'}>
          同级 {group.count} 项，权重合计 {group.sum}
          {!right && `，应为 100，${group.sum < 100 ? `还差 ${100 - group.sum}` : `多了 ${group.sum - 100}`}`}
        </span>
      </td>
      <td>
        <button
          type="button"
          className="link-button nowrap"
          onClick={() => editor.shareEvenly(group.parentKey)}
          title="平均分配权重"
        >
          平均分配
        </button>
        {!right && group.sum > 0 && (
          <button
            type="button"
            className="link-button nowrap"
            onClick={() => editor.shareInProportion(group.parentKey)}
            title="各项的比例不变，合计凑成 100"
          >
            按比例补足
          </button>
        )}
      </td>
    </tr>
  )
}

/** The sibling groups whose last row (with everything below it) is row `i`, innermost first. */
function endedGroups(flat: readonly FlatNode[], i: number): Group[] {
  const here = flat[i]
  const nextDepth = flat[i + 1]?.depth ?? -1
  const ended: Group[] = []
  for (
    let at: FlatNode | undefined = here;
    at && at.depth > nextDepth;
    at = flat.find((f) => f.node.key === at?.parentKey)
  ) {
    const { parentKey, depth } = at
    const group = flat.filter((f) => f.parentKey === parentKey).map((f) => f.node)
    ended.push({ parentKey, depth, sum: weightSum(group), count: group.length })
  }
  return ended
}

function onTitleKey(e: KeyboardEvent, editor: TreeEditorModel, key: string): void {
  // Enter while a Chinese word is being composed chooses the word
  if (e.nativeEvent.isComposing) return
  if (e.key === 'Enter') {
    e.preventDefault()
    editor.addSibling(key)
    return
  }
  const act = e.altKey
    ? { ArrowUp: editor.up, ArrowDown: editor.down, ArrowRight: editor.indent, ArrowLeft: editor.outdent }[
        e.key
      ]
    : undefined
  if (!act) return
  e.preventDefault()
  act()
}
