import path from 'node:path'
import { AppPackage } from './app-package'
import { Modules } from './modules'
import { Realm } from './realm'

const app = new AppPackage(path.join(__dirname, 'fixtures/tasks'))
const shown: string[] = []
const realm = new Realm({ getApp: () => ({ globalData: { shown } }) })
const modules = new Modules(app, realm)

it('runs a module once', () => {
  expect(modules.require('sub/common')).toBe(modules.require('sub/common.js'))
  expect(shown).toEqual(['sub loaded'])
})

it('refuses the main package the files of a subpackage', () => {
  expect(() => modules.require('reaching')).toThrow(
    "module 'sub/common' is not defined: it belongs to subpackage sub",
  )
})

it('names a missing module', () => {
  expect(() => modules.require('nowhere')).toThrow("module 'nowhere.js' is not defined")
})
