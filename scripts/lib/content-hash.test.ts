import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { contentHash, inputFiles } from './content-hash'

let root = ''

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), text)
}

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'mingdu-hash-'))
  write('app/src/a.ts', 'a')
  write('app/src/b/c.tsx', 'c')
  write('lock.yaml', '1')
})

afterEach(() => rmSync(root, { recursive: true }))

const hash = () => contentHash(root, ['app', 'lock.yaml'])

describe('content hash', () => {
  it('reads folders whole and in the order of names', () => {
    expect(inputFiles(root, ['lock.yaml', 'app'])).toEqual(['app/src/a.ts', 'app/src/b/c.tsx', 'lock.yaml'])
  })

  it('does not change when a file is written again with the same content', () => {
    const before = hash()
    write('app/src/a.ts', 'a')
    expect(hash()).toBe(before)
  })

  it.each([
    ['a file changes', () => write('app/src/a.ts', 'b')],
    ['a file is added', () => write('app/src/d.ts', '')],
    ['a file is removed', () => rmSync(path.join(root, 'app/src/b/c.tsx'))],
    ['the lock file changes', () => write('lock.yaml', '2')],
    [
      'content moves from one file to the next',
      () => (write('app/src/a.ts', 'ac'), write('app/src/b/c.tsx', '')),
    ],
  ])('changes when %s', (_, change) => {
    const before = hash()
    change()
    expect(hash()).not.toBe(before)
  })

  it.each([
    'app/dist/a.js',
    'app/node_modules/x/index.js',
    'app/src/a.test.ts',
    'app/.swc/x',
    'app/src/testing/t.ts',
  ])('does not look at %s', (file) => {
    const before = hash()
    write(file, 'x')
    expect(hash()).toBe(before)
  })

  it('depends on what else is told', () => {
    expect(contentHash(root, ['app'], ['API=1'])).not.toBe(contentHash(root, ['app'], ['API=2']))
  })
})
