import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'
import { command } from './command'

/** Names under which Chromium stands on the path, and where macOS keeps it. */
const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const MAC_PROGRAM = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
const PACKAGES = ['chromium', 'fonts-noto-cjk', 'fontconfig']

/**
 * The browser that the tests drive, with a Chinese font on the machine. Installs Debian's packages where it
 * may (as root, with apt-get).
 * @returns the path of the program
 * @throws Error naming what is missing and how to get it
 */
export async function prepareBrowser(print: (line: string) => void): Promise<string> {
  const given = process.env['CHROME_PATH']
  if (given && !isProgram(given)) throw new Error(`CHROME_PATH names ${given}, which is not a program`)
  const before = await findBrowser()
  if (typeof before === 'string') return before
  if (!mayInstall()) throw new Error(howToGet(before))
  print(`Installing ${PACKAGES.join(', ')}, because there is no ${before.join(' and no ')} ...`)
  const problem = await install()
  const after = await findBrowser()
  if (typeof after === 'string') return after
  throw new Error([howToGet(after), problem].join('\n'))
}

/** The program, or what is missing. */
async function findBrowser(): Promise<string | string[]> {
  const program = chromium()
  const font = await hasChineseFont()
  if (program !== null && font) return program
  return [...(program === null ? ['Chromium'] : []), ...(font ? [] : ['Chinese (CJK) font'])]
}

function chromium(): string | null {
  const given = process.env['CHROME_PATH']
  if (given) return given
  const folders = (process.env['PATH'] ?? '').split(path.delimiter)
  const places = PROGRAMS.flatMap((program) => folders.map((folder) => path.join(folder, program)))
  return [...places, MAC_PROGRAM].find(isProgram) ?? null
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** macOS and Windows bring Chinese fonts of their own. */
async function hasChineseFont(): Promise<boolean> {
  if (process.platform !== 'linux') return true
  const { code, output } = await command('fc-list', [':lang=zh', 'family'])
  return code === 0 && output.trim() !== ''
}

function mayInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

/** What apt-get said when it failed, else empty. */
async function install(): Promise<string> {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const update = await command('apt-get', ['update'], { env })
  if (update.code !== 0) return update.output
  const packages = await command('apt-get', ['install', '-y', '--no-install-recommends', ...PACKAGES], {
    env,
  })
  return packages.code === 0 ? '' : packages.output
}

function howToGet(missing: readonly string[]): string {
  return [
    `The browser tests cannot run: there is no ${missing.join(' and no ')} on this machine.`,
    `  Debian or Ubuntu, as root: apt-get update && apt-get install -y ${PACKAGES.join(' ')}`,
    '  elsewhere: install Chrome or Chromium and set CHROME_PATH to the program; install Noto Sans CJK',
  ].join('\n')
}
