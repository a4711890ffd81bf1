/**
 * Scenes of WeChat's codes: the only thing a code carries. 1–32 characters, letters, digits and a few marks;
 * a record's id of 24 characters fits behind its letter.
 */
export const SCENES = {
  task: { letter: 't', page: 'features/tasks/detail/index' },
  guide: { letter: 'g', page: 'features/guides/detail/index' },
  power: { letter: 'p', page: 'features/powers/detail/index' },
  notice: { letter: 'n', page: 'features/notices/detail/index' },
  /** The id is the 办件编号, 12 digits. */
  case: { letter: 'c', page: 'features/cases/track/index' },
  bind: { letter: 'b', page: 'features/accounts/bind/index' },
} as const satisfies Record<string, { letter: string; page: string }>
export type SceneKind = keyof typeof SCENES

export function sceneOf(kind: SceneKind, id: string): string {
  return `${SCENES[kind].letter}=${id}`
}

/** Reads the scene a page was opened with, still encoded as WeChat hands it over; null for what is not one of ours. */
export function readScene(scene: string): { kind: SceneKind; id: string } | null {
  const found = /^([a-z])=([0-9A-Za-z]{1,28})$/.exec(decoded(scene))
  const kind = (Object.keys(SCENES) as SceneKind[]).find((name) => SCENES[name].letter === found?.[1])
  return kind && found?.[2] ? { kind, id: found[2] } : null
}

/** The link of a rating is a scene by itself: 32 characters, of which the first says by which door it was come. */
export const RATING_SCENE = {
  form: /^[tmsqp][\w-]{31}$/,
  page: 'features/ratings/rate/index',
} as const

/** The rating a page was opened with, still encoded as WeChat hands it over; '' for what is none. */
export function readRatingScene(scene: string): string {
  const token = decoded(scene)
  return RATING_SCENE.form.test(token) ? token : ''
}

function decoded(scene: string): string {
  try {
    return decodeURIComponent(scene)
  } catch {
    return ''
  }
}
