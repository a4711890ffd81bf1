import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { emptyDataFolder, prepareDataFolder } from './data-folder'

let folder = ''

beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'mingdu-data-'))))
afterEach(() => rmSync(folder, { recursive: true }))

describe('data folder', () => {
  it('removes what the demonstration keeps and leaves the rest', () => {
    prepareDataFolder(folder)
    for (const name of ['db', 'sandbox', 'files']) mkdirSync(path.join(folder, name))
    writeFileSync(path.join(folder, 'time-machine.json'), '{}')
    writeFileSync(path.join(folder, 'notes.txt'), 'mine')
    expect(emptyDataFolder(folder)).toEqual(['notes.txt'])
    expect(readdirSync(folder).sort()).toEqual(['.mingdu-data', 'notes.txt'])
  })

  it('never empties a folder that it did not make', () => {
    mkdirSync(path.join(folder, 'files'))
    prepareDataFolder(folder)
    expect(() => emptyDataFolder(folder)).toThrow('was not made by npm start')
    expect(existsSync(path.join(folder, 'files'))).toBe(true)
  })

  it('may be emptied again and again, also before the first start', () => {
    expect(emptyDataFolder(path.join(folder, 'none'))).toEqual([])
    expect(emptyDataFolder(folder)).toEqual([])
  })
})
