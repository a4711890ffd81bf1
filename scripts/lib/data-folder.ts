import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Says that a folder was made by the start command, so that `--fresh` may empty it. */
const MARK = '.mingdu-data'

/** Everything the demonstration keeps; nothing else in the folder is ever removed. */
const OURS = ['db', 'sandbox', 'files', 'logs', 'time-machine.json']

/** Makes the data folder and its logs folder; marks it as ours only when it was new or empty. */
export function prepareDataFolder(folder: string): void {
  const fresh = !existsSync(folder) || readdirSync(folder).length === 0
  mkdirSync(path.join(folder, 'logs'), { recursive: true })
  if (fresh) writeFileSync(path.join(folder, MARK), 'Made by npm start; npm start -- --fresh empties it.\n')
}

/**
 * Removes the demonstration's data. What it does not know stays and is returned by name.
 * @throws Error when the folder holds something but was not made by the start command
 */
export function emptyDataFolder(folder: string): string[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder)
  if (names.length > 0 && !names.includes(MARK)) {
    throw new Error(
      `--fresh does not empty ${folder}: it was not made by npm start (no ${MARK} in it). Choose another DATA_DIR.`,
    )
  }
  for (const name of OURS) rmSync(path.join(folder, name), { recursive: true, force: true })
  return names.filter((name) => name !== MARK && !OURS.includes(name))
}
