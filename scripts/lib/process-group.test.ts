import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { startChild, stopChild, type ChildPlan } from './child'
import { processGroup, type ProcessGroup } from './process-group'

let dir = ''
const groups: ProcessGroup[] = []

beforeEach(() => (dir = mkdtempSync(path.join(os.tmpdir(), 'mingdu-group-'))))
afterEach(async () => {
  await Promise.all(groups.splice(0).map((group) => group.stop()))
  rmSync(dir, { recursive: true })
})

function group(): ProcessGroup {
  groups.push(processGroup())
  return groups[groups.length - 1] as ProcessGroup
}

/** A child that runs `code`, says that it is ready and stays. */
function plan(name: string, code: string): ChildPlan {
  const file = path.join(dir, `${name}.mjs`)
  writeFileSync(file, `${code}\n`)
  return { name, args: [file], env: {}, logDir: dir, show: () => undefined }
}

const READY = 'console.log(JSON.stringify({ ready: true, pid: process.pid }))'
const STAY = 'setInterval(() => undefined, 1000)'

/** Writes down when it is asked to end, in one file for all. */
function noting(name: string): string {
  const file = JSON.stringify(path.join(dir, 'order'))
  return `import { appendFileSync } from 'node:fs'
process.on('SIGTERM', () => setTimeout(() => { appendFileSync(${file}, '${name} '); process.exit(0) }, 50))
${READY}; ${STAY}`
}

describe('process group', () => {
  it('knows a child is ready by its JSON line, and keeps its output in a log', async () => {
    const child = group().start(0, plan('a', `console.log('hello'); ${READY}; ${STAY}`))
    expect(await child.readyLine).toEqual({ ready: true, pid: child.process.pid })
    expect(child.log.tail()[0]).toBe('hello')
    expect(child.log.file).toBe(path.join(dir, 'a.log'))
  })

  it('stops the last stage first', async () => {
    const all = group()
    const children = [
      all.start(0, plan('database', noting('database'))),
      all.start(1, plan('server', noting('server'))),
    ]
    await Promise.all(children.map(({ readyLine }) => readyLine))
    await all.stop()
    expect(readFileSync(path.join(dir, 'order'), 'utf8')).toBe('server database ')
  })

  it('breaks when a child ends that nobody asked to, with its code and the end of its log', async () => {
    const all = group()
    all.start(0, plan('server', `console.error('cannot go on'); process.exitCode = 3`))
    await expect(all.broken).rejects.toThrow(/The server ended unexpectedly \(code 3\)[^]*cannot go on/)
  })

  it('does not call a child that was asked to end broken', async () => {
    const all = group()
    await all.start(0, plan('a', `${READY}; ${STAY}`)).readyLine
    await all.stop()
    await expect(Promise.race([all.broken, Promise.resolve('whole')])).resolves.toBe('whole')
  })

  it('kills a child that does not end when asked', async () => {
    const child = startChild(plan('deaf', `process.on('SIGTERM', () => undefined); ${READY}; ${STAY}`))
    await child.readyLine
    await stopChild(child, 50)
    expect(child.process.signalCode).toBe('SIGKILL')
  })

  it('runs a program once to its end, and says what it said when it fails', async () => {
    const all = group()
    await expect(all.runOnce(0, plan('demo', READY))).resolves.toBeUndefined()
    await expect(
      all.runOnce(0, plan('bad', `console.error('no database'); process.exitCode = 1`)),
    ).rejects.toThrow(/The bad ended unexpectedly \(code 1\)[^]*no database/)
  })

  it('starts nothing more once it is being stopped', async () => {
    const all = group()
    await all.stop()
    expect(() => all.start(0, plan('late', STAY))).toThrow('late was not started')
  })

  it('leaves no orphan when the parent is killed hard', async () => {
    const pidFile = path.join(dir, 'pid')
    const note = `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(pidFile)}, String(process.pid))`
    plan('orphan', `${note}; ${STAY}`)
    const parent = startParent('orphan')
    await until(() => existsSync(pidFile) && readFileSync(pidFile, 'utf8') !== '')
    const pid = Number(readFileSync(pidFile, 'utf8'))
    expect(isAlive(pid)).toBe(true)
    parent.kill('SIGKILL')
    await until(() => !isAlive(pid))
  })
})

/** Another process that starts the child with our leash, as `startChild` does. */
function startParent(name: string) {
  const leash = pathToFileURL(path.resolve('scripts/lib/leash.mjs')).href
  const args = JSON.stringify(['--import', leash, path.join(dir, `${name}.mjs`)])
  const stdio = `['ignore', 'ignore', 'ignore', 'ipc']`
  const file = path.join(dir, 'parent.mjs')
  writeFileSync(
    file,
    `import { spawn } from 'node:child_process'; spawn(process.execPath, ${args}, { stdio: ${stdio}, detached: true }); ${STAY}`,
  )
  return spawn(process.execPath, [file], { stdio: 'ignore' })
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 20))
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
