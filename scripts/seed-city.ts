/**
 * `npm run seed:city -- powers`: a list of a city's real size in the running system's database, marked 演示: 45,031 powers
 * made of the 844 real items, and 343,445 duties from templates of our own. The same again finds everything there. Refused
 * in production. `-- cases`: 200,000 cases of two years with their sums, or `-- cases 5000` as many as are asked for;
 * `-- ratings`: what their applicants said of them; `-- tasks`: 100,000 tasks in hand of 12,500 matters, `-- clues`:
 * 300,000 clues of three years, or as many as are asked for. Parts: powers | tasks | cases | ratings | clues | all.
 */
import { readConfig } from '../server/src/config'
import { connect, disconnect, ensureIndexes } from '../server/src/db/connection'
import { createSealBox } from '../server/src/seal-box'
import { seedRatings } from './seed/case-ratings'
import { CASES_TOTAL, seedCases } from './seed/cases'
import { CLUES_TOTAL, seedClues } from './seed/clues'
import { seedPowers } from './seed/powers'
import { seedTasks, TASKS_TOTAL } from './seed/tasks'

/** Parts of which as many are made as are asked for. */
const COUNTED = ['cases', 'tasks', 'clues'] as const
const PARTS = ['powers', 'tasks', 'cases', 'ratings', 'clues', 'all'] as const

void main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})

async function main(): Promise<void> {
  const [part, count, ...rest] = process.argv.slice(2)
  if (!PARTS.some((one) => one === part) || rest.length > 0 || !isCount(part, count))
    throw new Error(`用法：npm run seed:city -- ${PARTS.join('|')}，cases、tasks 和 clues 后面可以写件数`)
  const config = readConfig(process.env)
  if (config.production) throw new Error('演示数据不能写入正式系统（NODE_ENV=production）')
  await connect(config.mongoUri)
  try {
    await ensureIndexes()
    const tell = (line: string) => console.log(line)
    const wanted = count === undefined ? undefined : Number(count)
    if (part === 'powers' || part === 'all') await seedPowers(tell)
    if (part === 'cases' || part === 'all')
      await seedCases(createSealBox(config.SECRET_KEY), tell, wanted ?? CASES_TOTAL)
    if (part === 'ratings' || part === 'all') await seedRatings(tell)
    if (part === 'tasks' || part === 'all') await seedTasks(tell, wanted ?? TASKS_TOTAL)
    if (part === 'clues' || part === 'all') await seedClues(tell, wanted ?? CLUES_TOTAL)
  } finally {
    await disconnect()
  }
}

function isCount(part: string | undefined, count: string | undefined): boolean {
  return count === undefined || (COUNTED.some((one) => one === part) && /^[1-9]\d{0,6}$/.test(count))
}
