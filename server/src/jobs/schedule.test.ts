import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { inTransaction } from '../db/connection'
import { insertAudit } from '../modules/audit/audit.repo'
import { verifyChain } from '../modules/audit/audit.verify'
import { testParts } from '../testing/app'
import { useDatabase } from '../testing/database'
import { holdLease } from './lease.repo'
import { startJobs } from './schedule'

useDatabase()

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(20)
}

it('seals what is written while it runs, with two workers, and leaves no lease behind when it stops', async () => {
  const workers = [startJobs(testParts()), startJobs(testParts())]
  const entry = {
    at: new Date(),
    event: 'org.created' as const,
    actor: null,
    org: null,
    subject: null,
    digests: [],
    note: '',
    ip: '',
  }
  for (let i = 0; i < 5; i += 1)
    await inTransaction((tx) => insertAudit({ ...entry, requestId: randomUUID() }, tx))
  await until(async () => (await verifyChain()).checked === 5)
  await Promise.all(workers.flat().map((job) => job.stop()))
  expect(await verifyChain()).toEqual({ checked: 5, unsealed: 0, firstBad: null })
  for (const name of ['audit-sealer', 'wechat-events', 'outbox-sweeper', 'safety', 'lights'])
    expect([name, await holdLease(name, 'another worker', 1000)]).toEqual([name, true])
})
