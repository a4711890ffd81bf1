import {
  RATING_SCENE,
  readRatingScene,
  readScene,
  sceneOf,
  SCENES,
  type SceneKind,
} from '@mingdu/shared/kernel/scenes'

/**
 * Where a scanned code leads: `/features/tasks/detail/index?id=…`; null for a code that is none of ours.
 * @param scene the page's own parameter, still encoded as WeChat hands it over, or decoded as a browser does
 */
export function addressOfScene(scene: string): string | null {
  const code = bindCodeOf(scene)
  if (code !== '') return `/${SCENES.bind.page}?scene=${encodeURIComponent(sceneOf('bind', code))}`
  const no = trackingNoOfScene(scene)
  if (no !== '') return `/${SCENES.case.page}?no=${no}`
  const rating = ratingTokenOfScene(scene)
  if (rating !== '') return `/${RATING_SCENE.page}?t=${rating}`
  const kind = readScene(scene)?.kind
  const id = kind === undefined ? null : idOfScene(kind, scene)
  return kind === undefined || kind === 'case' || id === null ? null : `/${SCENES[kind].page}?id=${id}`
}

/** The record of a scanned code; null when it is about something else. */
export function idOfScene(kind: SceneKind, scene: string | undefined): string | null {
  const found = readScene(scene ?? '')
  return found?.kind === kind && /^[0-9a-f]{24}$/.test(found.id) ? found.id : null
}

/** The binding code of a scanned code; '' when there is none. */
export function bindCodeOf(scene: string | undefined): string {
  const found = readScene(scene ?? '')
  return found?.kind === 'bind' && /^[0-9A-Z]{8}$/.test(found.id) ? found.id : ''
}

/** What opens a rating, of a scanned code; '' when it is about something else. */
export function ratingTokenOfScene(scene: string | undefined): string {
  return readRatingScene(scene ?? '')
}

/** The 办件编号 of a scanned code; '' when there is none. */
export function trackingNoOfScene(scene: string | undefined): string {
  const found = readScene(scene ?? '')
  return found?.kind === 'case' && /^\d{12}$/.test(found.id) ? found.id : ''
}
