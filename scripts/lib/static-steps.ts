import { nodeCommand } from './command'
import { checkLint } from './lint-check'
import { failure, whole, type Outcome, type Step } from './steps'
import { checkTypes } from './type-check'

/** Everything that can be said of the code without running it. */
export const STATIC_STEPS: readonly Step[] = [
  tool('format', [
    'node_modules/prettier/bin/prettier.cjs',
    ...['--check', '--log-level', 'warn', '.'],
    ...['--cache', '--cache-strategy', 'content', '--cache-location', '.cache/prettier'],
  ]),
  { name: 'lint', run: () => outcomeOf(checkLint()) },
  { name: 'types', run: () => outcomeOf(checkTypes()) },
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

/** Of checks by package. */
async function outcomeOf(checks: Promise<{ name: string; output: string }[]>): Promise<Outcome> {
  const wrong = (await checks).filter(({ output }) => output !== '')
  if (wrong.length === 0) return { passed: 1, failed: 0 }
  return failure(wrong.map(({ name, output }) => `${name}\n${output}`).join('\n\n'))
}
