import type { SceneKind } from '@mingdu/shared/kernel/scenes'
import { useEffect } from 'react'
import { PAGES, startAt } from './navigate'
import { useRouter } from './page-hooks'
import { idOfScene } from './scene'

/** Which record a page is about: by its address or by the code that was scanned; a code about something else leads on. */
export function useRecordId(kind: SceneKind): string {
  const { id, scene } = useRouter().params
  const found = id ?? idOfScene(kind, scene) ?? ''
  const stray = found === '' && scene !== undefined ? scene : null
  useEffect(() => {
    if (stray !== null) startAt(`${PAGES.home}?scene=${encodeURIComponent(stray)}`)
  }, [stray])
  return found
}
