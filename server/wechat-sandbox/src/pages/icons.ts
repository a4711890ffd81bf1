import { constant } from './html'

/** The mark of 明督, as in the drawn screens. */
export const logo = (size: number) =>
  constant(`<svg class="logo" width="${size}" height="${size}" viewBox="0 0 28 28" aria-hidden="true">
<rect width="28" height="28" rx="6" fill="#1D5FB8"/><g fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round"
 stroke-linejoin="round"><path d="M21.7 11.5A8.3 8.3 0 1 1 17 6.3"/><path d="m10 14 3.2 3.2L21 8.5"/></g></svg>`)

const lineIcon = (path: string) =>
  constant(`<svg class="icon" width="20" height="20" viewBox="0 0 24 24" aria-hidden="true" fill="none"
 stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${path}</svg>`)

export const chevron = lineIcon('<path d="m9.5 6 6 6-6 6"/>')
export const back = lineIcon('<path d="m14.5 5-7 7 7 7"/>')
export const dots = lineIcon('<path d="M6 12h.01M12 12h.01M18 12h.01" stroke-width="2.6"/>')
export const bubble = lineIcon('<path d="M4 5.5h16v11H10l-4 3.5v-3.5H4z"/>')
export const grid = lineIcon(
  '<path d="M5 5h5.5v5.5H5zM13.500 5H19v5.500h-5.500zM5 13.500h5.500V19H5zM13.500 13.500H19V19h-5.500z"/>',
)
