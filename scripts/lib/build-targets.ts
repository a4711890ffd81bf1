import { existsSync } from 'node:fs'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { build, type Plugin } from 'esbuild'
import { nodeCommand } from './command'

export type TargetName = 'server' | 'embedded-mongo' | 'wechat-sandbox' | 'admin' | 'h5' | 'weapp'

/** Something that is built, from what, and where its result stands. */
export interface Target {
  name: TargetName
  /** Files and folders whose content decides the result. */
  inputs: readonly string[]
  /** Variables that decide the result as well. */
  variables?: readonly string[]
  /** Files that must exist afterwards. */
  outputs: readonly string[]
  /** @throws Error with the builder's output */
  build(): Promise<void>
}

/** Every result depends on these: versions, compiler options, and how a target is built. */
const COMMON = [
  'pnpm-lock.yaml',
  'tsconfig.base.json',
  'shared/src',
  'shared/package.json',
  'scripts/lib/build-targets.ts',
]

const TARO_FILES = ['package.json', 'babel.config.js', 'project.config.json', 'tsconfig.json'].map(
  (f) => `miniapp/${f}`,
)

/** The slow ones first, so that two at once end early. */
export const TARGETS: readonly Target[] = [
  taro('h5', 'index.html', []),
  taro('weapp', 'app.json', ['TARO_APP_API']),
  {
    name: 'admin',
    inputs: [...COMMON, 'admin'],
    outputs: ['admin/dist/index.html'],
    build: () => runBuilder('admin', ['node_modules/vite/bin/vite.js', 'build']),
  },
  // the whole folder: the server's demo data may use what stands in the two packages inside it
  bundle('server', 'server', ['main', 'worker', 'demo', 'setup', 'sheets.thread', 'papers.thread']),
  bundle('embedded-mongo', 'server/embedded-mongo', ['main']),
  bundle('wechat-sandbox', 'server/wechat-sandbox', ['main']),
]

function taro(name: 'h5' | 'weapp', index: string, variables: readonly string[]): Target {
  return {
    name,
    inputs: [...COMMON, 'miniapp/src', 'miniapp/config', 'miniapp/types', ...TARO_FILES],
    variables,
    outputs: [`miniapp/dist/${name}/${index}`],
    build: () => runBuilder('miniapp', ['node_modules/@tarojs/cli/bin/taro', 'build', '--type', name]),
  }
}

function bundle(name: TargetName, folder: string, entries: readonly string[]): Target {
  return {
    name,
    inputs: [...COMMON, folder],
    outputs: entries.map((entry) => `${folder}/dist/${entry}.mjs`),
    build: () =>
      bundleEntries(
        folder,
        entries.map((entry) => `${folder}/src/${entry}.ts`),
      ),
  }
}

/** One ES module per entry: our own packages go in, everything from npm stays outside. */
async function bundleEntries(folder: string, entryPoints: string[]): Promise<void> {
  const missing = entryPoints.filter((file) => !existsSync(file))
  if (missing.length > 0) throw new Error(`There is no ${missing.join(', ')}`)
  await build({
    entryPoints,
    outdir: `${folder}/dist`,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    plugins: [ownPackages],
    sourcemap: 'linked',
    logLevel: 'silent',
  })
}

/** `@mingdu/shared/x` → shared/src/x.ts; `@mingdu/wechat-sandbox[/x]` → its src. */
const ownPackages: Plugin = {
  name: 'own-packages',
  setup(plugins) {
    plugins.onResolve({ filter: /^@mingdu\// }, ({ path: name }) => {
      const [, own = '', ...rest] = name.split('/')
      const folder = own === 'shared' ? 'shared' : `server/${own}`
      return { path: path.resolve(folder, 'src', `${rest.join('/') || 'index'}.ts`) }
    })
  },
}

async function runBuilder(cwd: string, args: readonly string[]): Promise<void> {
  const { code, output } = await nodeCommand(args, {
    cwd,
    env: { NODE_ENV: 'production' },
  })
  if (code !== 0) throw new Error(plain(output) || `the builder ended with code ${code} and said nothing`)
}

/** Some builders colour their output whatever they are told. */
function plain(output: string): string {
  return stripVTControlCharacters(output).trimEnd()
}
