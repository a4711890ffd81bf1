/** `npm run build [-- target …]`: builds everything, or the named targets, skipping what has not changed. */
import { buildTargets, builtLine } from './lib/build'
import { TARGETS, type TargetName } from './lib/build-targets'
import { endCommandsOnSignals } from './lib/command'

endCommandsOnSignals()
void main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<void> {
  const known = TARGETS.map(({ name }) => name)
  const unknown = args.filter((arg) => !known.some((name) => name === arg))
  if (unknown.length > 0) {
    process.stderr.write(`There is no target ${unknown.join(', ')}; the targets are ${known.join(', ')}.\n`)
    process.exitCode = 2
    return
  }
  const wanted: readonly TargetName[] = args.length > 0 ? known.filter((name) => args.includes(name)) : known
  const built = await buildTargets(wanted, (one) => console.log(builtLine(one)))
  if (built.some(({ how }) => how === 'failed')) process.exitCode = 1
}
