import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { keyOfDigest, localFileStore } from './files.store'
import { safeName } from './files.types'

const dir = mkdtempSync(path.join(os.tmpdir(), 'mingdu-store-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

describe('localFileStore', () => {
  const store = localFileStore(dir)
  const key = keyOfDigest('ab'.repeat(32))

  it('keeps bytes under a key, again and again, and leaves nothing half written', async () => {
    await Promise.all([store.put(key, Buffer.from('x')), store.put(key, Buffer.from('x'))])
    expect(await store.get(key)).toEqual(Buffer.from('x'))
    expect(readdirSync(path.join(dir, 'ab', 'ab'))).toEqual(['ab'.repeat(32)])
  })

  it('removes, also what is not there', async () => {
    await store.remove(key)
    await store.remove(key)
    await expect(store.get(key)).rejects.toThrow()
  })

  it.each(['../../etc/passwd', 'ab/cd', '/ab/ab/x', ''])('refuses the key %s', async (bad) => {
    await expect(store.put(bad, Buffer.from('x'))).rejects.toThrow('not a key')
    await expect(store.get(bad)).rejects.toThrow('not a key')
  })
})

describe('safeName', () => {
  it.each([
    ['方案.pdf', 'pdf', '方案.pdf'],
    ['C:\\temp\\方案.PDF', 'pdf', '方案.pdf'],
    ['../../a.html', 'pdf', 'a.html.pdf'],
    ['照片.jpeg', 'jpg', '照片.jpeg'],
    ['表.xls', 'cfb', '表.xls'],
    ['表', 'cfb', '表.bin'],
    ['a\u202egnp.exe', 'png', 'agnp.exe.png'],
    ['', 'zip', '文件.zip'],
    ['.pdf', 'pdf', '.pdf.pdf'],
  ])('of %j that is %s is %j', (name, ext, expected) => expect(safeName(name, ext)).toBe(expected))

  it('is never long', () => {
    expect([...safeName('长'.repeat(300), 'pdf')]).toHaveLength(94)
  })
})
