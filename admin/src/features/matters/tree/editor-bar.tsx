import { MAX_TREE_DEPTH } from '@mingdu/shared/matters/matters.states'
import { Button } from 'antd'
import { Icon, type IconName } from '../../../components/icon'
import type { TreeEditorModel } from './use-tree-editor'

/** What may be done with the chosen task. */
export function EditorBar({ editor }: { editor: TreeEditorModel }) {
  const at = editor.flat.find((flat) => flat.node.key === editor.selected)
  const none = at === undefined
  const first = at !== undefined && editor.flat.find((flat) => flat.parentKey === at.parentKey) === at
  return (
    <div className="editor__bar" role="toolbar" aria-label="任务操作">
      <Button
        size="small"
        icon={<Icon name="plus" small />}
        onClick={() => editor.addSibling(editor.selected)}
      >
        加同级
      </Button>
      <Button
        size="small"
        icon={<Icon name="plus" small />}
        disabled={none || at.depth + 1 >= MAX_TREE_DEPTH}
        onClick={editor.addChild}
      >
        加下级
      </Button>
      <Tool name="上移" icon="up" disabled={none || first} onClick={editor.up} />
      <Tool name="下移" icon="down" disabled={none || at.isLast} onClick={editor.down} />
      <Tool name="降级" icon="indent" disabled={none || first} onClick={editor.indent} />
      <Tool name="升级" icon="outdent" disabled={none || at.depth === 0} onClick={editor.outdent} />
      <Tool name="删除" icon="trash" disabled={none} onClick={editor.remove} />
      <Button size="small" style={{ marginLeft: 'auto' }} disabled={!editor.canUndo} onClick={editor.undo}>
        撤回一步
      </Button>
    </div>
  )
}

function Tool({
  name,
  icon,
  disabled,
  onClick,
}: {
  name: string
  icon: IconName
  disabled: boolean
  onClick: () => void
}) {
  return (
    <Button
      size="small"
      type="text"
      aria-label={name}
      title={name}
      disabled={disabled}
      icon={<Icon name={icon} small />}
      onClick={onClick}
    />
  )
}
