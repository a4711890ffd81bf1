/**
 * `npm run seed:city -- powers`: a list of a city's real size in the running system's database, marked 演示: 45,031 powers
 * made of the 844 real items, and 343,445 duties from templates of our own. The same again finds everything there. Refused
 * in production. `-- cases`: 200,000 cases of two years with their sums, or `-- cases 5000` as many as are asked for;
 * `-- ratings`: what their applicants said of them. Parts: powers | tasks | cases | ratings | all; tasks come later.
 */
import { readConfig } from '../server/src/config'
import { connect, disconnect, ensureIndexes } from '../server/src/db/connection'
import { createSealBox } from '../server/src/seal-box'
import { seedRatings } from './seed/case-ratings'
import { CASES_TOTAL, seedCases } from './seed/cases'
import { seedPowers } from './seed/powers'

const PARTS = ['powers', 'tasks', 'cases', 'ratings', 'all'] as const

void main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})

async function main(): Promise<void> {
  const [part, count, ...rest] = process.argv.slice(2)
  if (!PARTS.some((one) => one === part) || rest.length > 0 || !isCount(part, count))
    throw new Error(`用法：npm run seed:city -- ${PARTS.join('|')}，cases 后面可以写件数`)
  if (part === 'tasks')
    throw new Error(`“${part}”这一部分随它的功能一起提供，现在还没有。可以先用：npm run seed:city -- powers`)
  const config = readConfig(process.env)
  if (config.production) throw new Error('演示数据不能写入正式系统（NODE_ENV=production）')
  await connect(config.mongoUri)
  try {
    await ensureIndexes()
    const tell = (line: string) => console.log(line)
    if (part === 'powers' || part === 'all') await seedPowers(tell)
    if (part === 'cases' || part === 'all')
      await seedCases(
        createSealBox(config.SECRET_KEY),
        tell,
        count === undefined ? CASES_TOTAL : Number(count),
      )
    if (part === 'ratings' || part === 'all') await seedRatings(tell)
    if (part === 'all') tell('tasks 这一部分随它的功能一起提供，现在还没有。')
  } finally {
    await disconnect()
  }
}

function isCount(part: string | undefined, count: string | undefined): boolean {
  return count === undefined || (part === 'cases' && /^[1-9]\d{0,6}$/.test(count))
}
