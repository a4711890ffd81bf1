/** `npm run types`: checks the types of every package. */
import { endCommandsOnSignals } from './lib/command'
import { checkTypes } from './lib/type-check'

endCommandsOnSignals()
void main()

async function main(): Promise<void> {
  for (const { name, output } of await checkTypes()) {
    console.log(output === '' ? `  ${name} ok` : `  ${name}\n${output}\n`)
    if (output !== '') process.exitCode = 1
  }
}
