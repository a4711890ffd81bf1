import { useState, type DragEvent, type HTMLAttributes } from 'react'
import type { DropPlace } from './edit-tree'
import type { TreeEditorModel } from './use-tree-editor'

export interface RowDrag {
  /** What makes a part of a row the handle it is dragged by. */
  handle: (
    key: string,
  ) => Pick<HTMLAttributes<HTMLElement>, 'onDragStart' | 'onDragEnd'> & { draggable: true }
  /** What makes a row a place to let go at. */
  target: (key: string) => Pick<HTMLAttributes<HTMLElement>, 'onDragOver' | 'onDragLeave' | 'onDrop'> & {
    'data-drop'?: DropPlace
  }
}

interface Dragging {
  key: string
  over: { key: string; place: DropPlace } | null
}

/** Rows that are dragged by their handle to between two rows or onto one; the keyboard has Alt and the arrows for it. */
export function useRowDrag(editor: Pick<TreeEditorModel, 'place' | 'mayPlace'>): RowDrag {
  const [dragging, setDragging] = useState<Dragging | null>(null)
  const at = (e: DragEvent<HTMLElement>, key: string): DropPlace | null => {
    if (!dragging) return null
    const place = placeOf(e)
    return editor.mayPlace(dragging.key, key, place) ? place : null
  }
  return {
    handle: (key) => ({
      draggable: true,
      onDragStart: (e) => {
        e.dataTransfer.effectAllowed = 'move'
        // Firefox drags nothing without data
        e.dataTransfer.setData('text/plain', key)
        const row = e.currentTarget.closest('tr')
        if (row) e.dataTransfer.setDragImage(row, 16, 16)
        setDragging({ key, over: null })
      },
      onDragEnd: () => setDragging(null),
    }),
    target: (key) => ({
      ...(dragging?.over?.key === key ? { 'data-drop': dragging.over.place } : {}),
      onDragOver: (e) => {
        const place = at(e, key)
        if (place === null) return
        e.preventDefault()
        const { over } = dragging ?? {}
        if (over?.key !== key || over.place !== place)
          setDragging((old) => old && { ...old, over: { key, place } })
      },
      onDragLeave: () => setDragging((old) => (old?.over?.key === key ? { ...old, over: null } : old)),
      onDrop: (e) => {
        const place = at(e, key)
        setDragging(null)
        if (place === null || !dragging) return
        e.preventDefault()
        editor.place(dragging.key, key, place)
      },
    }),
  }
}

/** The upper and the lower quarter of a row lie between it and its neighbours; the rest is the row itself. */
function placeOf(e: DragEvent<HTMLElement>): DropPlace {
  const { top, height } = e.currentTarget.getBoundingClientRect()
  const share = height === 0 ? 0.5 : (e.clientY - top) / height
  if (share < 0.25) return 'before'
  return share > 0.75 ? 'after' : 'inside'
}
