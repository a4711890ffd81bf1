/**
 * `npm run exchange:client -- <act>`: what a partner's system does, against any server: checks the key, sends a sample
 * clue, asks how far it is, reads and acknowledges results; each answer with whether its signature holds.
 * Keys come from the environment or from `--name value`. Ends with code 1 when the server refuses or signs wrong.
 */
import { EXCHANGE_USAGE, exchangeAct, exchangeSettings } from './exchange/acts'

const settings = exchangeSettings(process.argv.slice(2), process.env)
if (typeof settings === 'string') {
  process.stderr.write(`${settings}\n\n${EXCHANGE_USAGE}\n`)
  process.exitCode = 2
} else {
  const { lines, right } = await exchangeAct(settings)
  process.stdout.write(`${lines.join('\n')}\n`)
  process.exitCode = right ? 0 : 1
}
