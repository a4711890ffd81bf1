import { useCallback, useMemo, useState } from 'react'
import { nodesOf, type EditNode } from './edit-node'
import * as acts from './edit-tree'
import type { Forest } from './edit-tree'
import type { Matter } from '@mingdu/shared/matters/matters.schema'

type NodePatch = Partial<Omit<EditNode, 'key'>>

const UNDO_STEPS = 50

interface EditorState {
  forest: Forest
  past: readonly Forest[]
  selected: string | null
  /** The node whose title takes the cursor after the next draw. */
  focus: string | null
  /** The field being typed in: its letters are one step back, not one each. */
  typing: string | null
}

/** The forest with its acts, one level of selection, and the way back. */
export function useTreeEditor(matter: Matter) {
  const [initial] = useState<Forest>(() => nodesOf(matter.tree))
  const [state, setState] = useState<EditorState>({
    forest: initial,
    past: [],
    selected: initial[0]?.key ?? null,
    focus: null,
    typing: null,
  })
  const { forest, selected } = state

  const apply = useCallback(
    (change: (forest: Forest) => Forest, focus: string | null = null, typing: string | null = null) => {
      setState((old) => {
        const next = change(old.forest)
        if (next === old.forest) return old
        const goesOn = typing !== null && typing === old.typing
        const past = goesOn ? old.past : [...old.past.slice(-UNDO_STEPS), old.forest]
        const kept = focus ?? old.selected
        const selectedNow = kept !== null && acts.findNode(next, kept) ? kept : (next[0]?.key ?? null)
        return { forest: next, past, selected: selectedNow, focus, typing }
      })
    },
    [],
  )

  const onSelected = (act: (forest: Forest, key: string) => Forest) => () => {
    if (selected !== null) apply((f) => act(f, selected), selected)
  }

  return {
    forest,
    selected,
    focus: state.focus,
    node: selected === null ? null : acts.findNode(forest, selected),
    flat: useMemo(() => acts.flatten(forest), [forest]),
    dirty: forest !== initial,
    canUndo: state.past.length > 0,
    select: (key: string) =>
      setState((old) => (old.selected === key ? old : { ...old, selected: key, focus: null })),
    patch: (key: string, patch: NodePatch) =>
      apply((f) => acts.patchNode(f, key, patch), null, `${key} ${Object.keys(patch).join()}`),
    /** For what arrives later than it was asked for, e.g. an upload: the node as it is then. */
    patchWith: (key: string, change: (node: EditNode) => NodePatch) =>
      apply((f) => {
        const node = acts.findNode(f, key)
        return node ? acts.patchNode(f, key, change(node)) : f
      }),
    addSibling: (key: string | null) => {
      const { forest: next, added } = acts.addSibling(forest, key)
      apply(() => next, added)
    },
    addChild: () => {
      if (selected === null) return
      const { forest: next, added } = acts.addChild(forest, selected)
      if (added !== null) apply(() => next, added)
    },
    remove: onSelected(acts.removeNode),
    up: onSelected((f, key) => acts.moveNode(f, key, -1)),
    down: onSelected((f, key) => acts.moveNode(f, key, 1)),
    indent: onSelected(acts.indentNode),
    outdent: onSelected(acts.outdentNode),
    /** Takes a node to where it was let go. */
    place: (key: string, targetKey: string, place: acts.DropPlace) =>
      apply((f) => acts.placeNode(f, key, targetKey, place), key),
    /** Whether it may be let go there. */
    mayPlace: (key: string, targetKey: string, place: acts.DropPlace) =>
      acts.placeNode(forest, key, targetKey, place) !== forest,
    shareInProportion: (parentKey: string | null) => apply((f) => acts.shareInProportion(f, parentKey)),
    shareEvenly: (parentKey: string | null) => apply((f) => acts.shareEvenly(f, parentKey)),
    undo: () =>
      setState((old) => {
        const before = old.past.at(-1)
        if (!before) return old
        const selectedNow =
          old.selected !== null && acts.findNode(before, old.selected)
            ? old.selected
            : (before[0]?.key ?? null)
        return {
          forest: before,
          past: old.past.slice(0, -1),
          selected: selectedNow,
          focus: null,
          typing: null,
        }
      }),
  }
}

export type TreeEditorModel = ReturnType<typeof useTreeEditor>
