import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const BOOTSTRAP = pathToFileURL(path.resolve('scripts/lib/bootstrap.mjs')).href

/** Runs an expression with the bootstrap as `b`, in a Node of its own: it must work without anything installed. */
function evaluate(expression: string): unknown {
  const code = `import * as b from ${JSON.stringify(BOOTSTRAP)}; console.log(JSON.stringify(${expression}))`
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
  })
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout)
}

describe('bootstrap', () => {
  it.each(['20.19.0', '20.20.2', '22.1.0'])('accepts Node %s', (version) => {
    expect(evaluate(`b.nodeProblem('${version}')`)).toBeNull()
  })

  it.each(['18.20.4', '20.18.1'])('refuses Node %s and names the version it wants', (version) => {
    expect(evaluate(`b.nodeProblem('${version}')`)).toContain(
      `Node ${version} is too old: install Node 20.19`,
    )
  })

  it('knows what is to be installed by the lock file and every package.json', () => {
    const root = mkdtempSync(path.join(os.tmpdir(), 'mingdu-install-'))
    const write = (file: string, text: string) => {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
      writeFileSync(path.join(root, file), text)
    }
    const fingerprint = () => evaluate(`b.installFingerprint(${JSON.stringify(root)})`)
    for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json']) write(file, file)
    const changes = ['pnpm-lock.yaml', 'server/package.json', 'server/embedded-mongo/package.json']
    const seen = [fingerprint(), ...changes.map((file) => (write(file, 'changed'), fingerprint()))]
    expect(new Set(seen).size).toBe(4)
    write('server/src/main.ts', 'no matter')
    write('node_modules/x/package.json', 'no matter')
    expect(fingerprint()).toBe(seen[3])
    rmSync(root, { recursive: true })
  })
})
