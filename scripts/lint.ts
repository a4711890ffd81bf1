/** `npm run lint`: lints every package. */
import { endCommandsOnSignals } from './lib/command'
import { checkLint } from './lib/lint-check'

endCommandsOnSignals()
void main()

async function main(): Promise<void> {
  for (const { name, output } of await checkLint()) {
    console.log(output === '' ? `  ${name} ok` : `  ${name}\n${output}\n`)
    if (output !== '') process.exitCode = 1
  }
}
