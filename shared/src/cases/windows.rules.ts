/** What of a place in a guide names a window. */
export interface WindowPlace {
  name: string
  window: string
}

/** A case was taken in at a window of a guide with several, and nobody said at which. */
export const WINDOW_UNSAID = '未注明窗口'
/** Where what came in online was taken in. */
export const WINDOW_ONLINE = '网上'

/** A window as cases and figures call it: `区政务服务中心 3 号窗口`. */
export function windowName({ name, window }: WindowPlace): string {
  return [name, window].filter((text) => text !== '').join(' ')
}

/** The windows of a guide, each once. */
export function windowsOf(places: readonly WindowPlace[]): string[] {
  return [...new Set(places.map(windowName))]
}

/** Where an application was taken in: as the clerk said, else at the only window there is. */
export function windowTaken(places: readonly WindowPlace[], said: string | undefined): string {
  const windows = windowsOf(places)
  return said ?? (windows.length === 1 ? (windows[0] ?? WINDOW_UNSAID) : WINDOW_UNSAID)
}

/** What is wrong with the window that was said; null when nothing is. */
export function windowProblem(places: readonly WindowPlace[], said: string | undefined): string | null {
  if (said === undefined || windowsOf(places).includes(said)) return null
  return '这个窗口不在办事指南里，请从指南的办理地点中选'
}
