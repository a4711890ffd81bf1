/** `npm run check`: everything that can be said of the code without running it. */
import { endCommandsOnSignals } from './lib/command'
import { STATIC_STEPS } from './lib/static-steps'
import { runSteps, summary } from './lib/steps'

endCommandsOnSignals()
void main()

async function main(): Promise<void> {
  const done = await runSteps(STATIC_STEPS, console.log)
  console.log(summary(done))
  if (done.some(({ failed }) => failed > 0)) process.exitCode = 1
}
