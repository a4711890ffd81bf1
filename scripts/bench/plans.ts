import { setTimeout as pause } from 'node:timers/promises'
import { signIn, type Console } from '../lib/console-client'
import { APP_PORT, type BenchRun } from './run'

const ROWS = 10_000
/** Ten times as often as the console asks. */
const POLL_MS = 100
/** 督查员 of the demonstration. */
const SUPERVISOR = 'ducha1'

interface Job {
  id: string
  version: number
  state: string
  problem: string
  summary: { created: number; failed: number }
}

/** What an import of a plan of 10,000 rows costs, from the upload to the last draft. */
export async function measurePlans({ start, once }: BenchRun): Promise<void> {
  await start(['server/embedded-mongo/dist/main.mjs'])
  await start(['server/wechat-sandbox/dist/main.mjs'])
  await once(['server/dist/demo.mjs'])
  await start(['server/dist/main.mjs'])
  await start(['server/dist/worker.mjs'])
  const client = await signIn({ MINGDU_URL: `http://127.0.0.1:${APP_PORT}`, MINGDU_ACCOUNT: SUPERVISOR })
  const form = new FormData()
  form.append('file', new Blob([planCsv(ROWS)]), 'plan.csv')
  const [checked, dryRun] = await timed(async () => {
    const queued = await client.upload<Job>('/sheets/imports?kind=plans', form)
    return until(client, queued, 'checked')
  })
  const [done, commit] = await timed(async () => {
    const { id, version } = checked
    const body = { version, basis: '测量用的导入' }
    return until(client, await client.send<Job>('POST', `/sheets/jobs/${id}/commit`, body), 'committed')
  })
  const [, undo] = await timed(async () => {
    const { id, version } = done
    return until(client, await client.send<Job>('POST', `/sheets/jobs/${id}/undo`, { version }), 'undone')
  })
  if (done.summary.created !== ROWS) throw new Error(`${done.summary.created} of ${ROWS} rows were created`)
  line('dry run of 10,000 rows of a plan', dryRun, '-')
  line('commit', commit, '-')
  line('both', dryRun + commit, '≤ 30 s')
  line('undo', undo, '-')
}

/** Rows as people write them: free-text deadlines, several units, periods and stages. */
function planCsv(rows: number): string {
  const lines = Array.from({ length: rows }, (_, i) => {
    const due = ['2099-12-20', '2099年12月底前', '全年推进', '2099年9月底前'][i % 4] ?? ''
    const note = ['按月通报', '', '分期：10/20/40处', '每季度报送进展'][i % 4] ?? ''
    const source = `2099年区政府工作报告第${(i % 60) + 1}条`
    return `${i + 1},第${i}项：清理整治河道问题${(i % 90) + 10}处,${source},区水务局,区林业局,${due},${note}`
  })
  return ['序号,工作任务,任务来源,牵头单位,责任单位,完成时限,备注', ...lines].join('\n')
}

function line(what: string, seconds: number, asked: string): void {
  console.log(`${what.padEnd(40)} ${`${seconds.toFixed(1)} s`.padEnd(10)} (asked: ${asked})`)
}

async function timed<T>(act: () => Promise<T>): Promise<[T, number]> {
  const started = performance.now()
  const result = await act()
  return [result, (performance.now() - started) / 1000]
}

async function until(client: Console, job: Job, wanted: string): Promise<Job> {
  for (;;) {
    const now = await client.get<Job>(`/sheets/jobs/${job.id}`)
    if (now.state === wanted) return now
    if (now.state === 'failed') throw new Error(now.problem)
    await pause(POLL_MS)
  }
}
