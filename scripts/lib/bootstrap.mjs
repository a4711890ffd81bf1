/**
 * What runs before anything is installed: Node 20's own modules only. Checks the Node version, installs the
 * dependencies when they are not the ones the lock file asks for, then runs `scripts/<verb>.ts` in this process.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const MARK = 'node_modules/.mingdu-installed'
const LEAST_NODE = [20, 19]

/**
 * Runs the TypeScript program of a verb from the root of the repository.
 * Ends with code 1 when Node is too old or the dependencies cannot be installed.
 */
export async function run(verb) {
  process.chdir(ROOT)
  const problem = nodeProblem(process.versions.node) ?? installProblem()
  if (problem) {
    process.stderr.write(`\n${problem}\n`)
    process.exit(1)
  }
  const { register } = await import('tsx/esm/api')
  register()
  await import(pathToFileURL(path.join(ROOT, 'scripts', `${verb}.ts`)).href)
}

/** What is wrong with this version of Node, or null. */
export function nodeProblem(version) {
  const [major, minor] = version.split('.').map(Number)
  const enough = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])
  if (enough) return null
  return `Node ${version} is too old: install Node ${LEAST_NODE.join('.')} or newer (20 LTS is what is tested).`
}

/** Hash of everything that decides what is installed: the lock file, the workspace file, every package.json. */
export function installFingerprint(root) {
  const files = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...packageFiles(root)]
  const hash = createHash('sha256')
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0')
  return hash.digest('hex')
}

/** Workspace packages stand one or two folders deep. */
function packageFiles(root) {
  const folders = foldersOf(root, '.').flatMap((folder) => [folder, ...foldersOf(root, folder)])
  return folders
    .map((folder) => `${folder}/package.json`)
    .filter((file) => existsSync(path.join(root, file)))
    .sort()
}

function foldersOf(root, folder) {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.'))
    .map((entry) => path.posix.join(folder, entry.name))
}

function installProblem() {
  const wanted = installFingerprint(ROOT)
  const mark = path.join(ROOT, MARK)
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return null
  const manager = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')).packageManager
  console.log(`Installing dependencies with ${manager} (the first time takes a few minutes) ...`)
  const started = Date.now()
  const { status, error } = install(manager)
  if (status !== 0) return failure(manager, status, error)
  writeFileSync(mark, installFingerprint(ROOT))
  console.log(`Dependencies installed in ${Math.round((Date.now() - started) / 1000)} s\n`)
  return null
}

function install(manager) {
  const windows = process.platform === 'win32'
  const reporter = process.stdout.isTTY ? 'default' : 'append-only'
  const pnpm = [
    'exec',
    '--yes',
    `--package=${manager}`,
    '--',
    'pnpm',
    'install',
    '--frozen-lockfile',
    `--reporter=${reporter}`,
  ]
  return spawnSync(windows ? 'npm.cmd' : 'npm', pnpm, {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: windows,
    // pnpm asks before it replaces an older node_modules; nobody is there to answer
    env: { ...process.env, CI: process.env.CI ?? 'true' },
  })
}

function failure(manager, status, error) {
  return [
    `The dependencies could not be installed (${error ? error.message : `exit code ${status}`}).`,
    'The lines above say why. The usual reasons:',
    '  - no network: the first run downloads the packages; connect, or set npm_config_registry to a mirror',
    '  - pnpm-lock.yaml does not fit a package.json that was changed by hand:',
    `      npm exec --yes --package=${manager} -- pnpm install`,
    '  - the disk is full or node_modules belongs to another user: remove node_modules and run again',
  ].join('\n')
}
