import { nodeCommand } from './command'
import { failure, whole, type Outcome, type Step } from './steps'
import { checkTypes } from './type-check'

/** Everything that can be said of the code without running it. */
export const STATIC_STEPS: readonly Step[] = [
  tool('format', [
    'node_modules/prettier/bin/prettier.cjs',
    ...['--check', '--log-level', 'warn', '.'],
    ...['--cache', '--cache-strategy', 'content', '--cache-location', '.cache/prettier'],
  ]),
  tool('lint', ['node_modules/eslint/bin/eslint.js', ...['--max-warnings', '0', '--no-warn-ignored', '.']]),
  { name: 'types', run: typesOutcome },
  tool('arrows', [
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    ...['--config', '.dependency-cruiser.cjs', 'shared/src', 'server', 'admin/src', 'miniapp/src', 'scripts'],
  ]),
  tool('generated', ['--import', 'tsx', 'scripts/generate.ts', '--check']),
]

function tool(name: string, args: readonly string[]): Step {
  return {
    name,
    async run() {
      const { code, output } = await nodeCommand(args)
      return whole(code, output.trimEnd())
    },
  }
}

async function typesOutcome(): Promise<Outcome> {
  const wrong = (await checkTypes()).filter(({ output }) => output !== '')
  if (wrong.length === 0) return { passed: 1, failed: 0 }
  return failure(wrong.map(({ name, output }) => `${name}\n${output}`).join('\n\n'))
}
