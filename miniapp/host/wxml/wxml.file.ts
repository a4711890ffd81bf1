import fs from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import { parseWxml, type WxmlElement, type WxmlNode } from './wxml.parse'

/** A `<template name>` and the file it was written in, whose wxs modules it sees. */
export interface Template {
  children: WxmlNode[]
  file: WxmlFile
}

/** Reads the WXML files of one mini-program; each is read and parsed once. */
export class WxmlFiles {
  private readonly files = new Map<string, WxmlFile>()

  /** @param root folder of app.json; `fail` is told what a wxs function throws */
  constructor(
    private readonly root: string,
    private readonly fail: (error: unknown) => undefined,
  ) {}

  /** @param name path from the root, with `.wxml`. Throws when the file is missing or malformed. */
  load(name: string): WxmlFile {
    const known = this.files.get(name)
    if (known) return known
    const file = new WxmlFile(name)
    this.files.set(name, file)
    this.fill(file)
    return file
  }

  /** The source of another file, written as a reference in `from`. */
  read(from: string, reference: string): string {
    return fs.readFileSync(path.join(this.root, this.resolve(from, reference)), 'utf8')
  }

  private fill(file: WxmlFile) {
    const source = fs.readFileSync(path.join(this.root, file.name), 'utf8')
    for (const node of parseWxml(source)) this.place(file, node)
  }

  private place(file: WxmlFile, node: WxmlNode) {
    if (node.kind === 'text') file.body.push(node)
    else if (node.tag === 'import') this.takeTemplates(file, node)
    else if (node.tag === 'include') file.body.push(...this.load(this.resolve(file.name, source(node))).body)
    else if (node.tag === 'wxs') file.scripts[String(node.attrs.module)] = this.runScript(file, node)
    else if (node.tag === 'template' && typeof node.attrs.name === 'string')
      file.templates.set(node.attrs.name, { children: node.children, file })
    else file.body.push(node)
  }

  /** `import` gives the templates of that file only, not those it imports itself. */
  private takeTemplates(file: WxmlFile, node: WxmlElement) {
    const imported = this.load(this.resolve(file.name, source(node)))
    for (const [name, template] of imported.templates)
      if (template.file === imported) file.templates.set(name, template)
  }

  private runScript(file: WxmlFile, node: WxmlElement): unknown {
    const inline = node.children[0]
    const code = inline?.kind === 'text' ? inline.text : this.read(file.name, source(node))
    const module = { exports: {} as unknown }
    vm.runInNewContext(code, { module, exports: module.exports, console }, { filename: file.name })
    return this.guarded(module.exports)
  }

  /** What a wxs function throws leaves its expression undefined and the rest of the page as it is. */
  private guarded(exports: unknown): unknown {
    if (!exports || typeof exports !== 'object') return exports
    const entries = Object.entries(exports).map(
      ([name, value]) => [name, this.guardedFunction(value)] as const,
    )
    return Object.fromEntries(entries)
  }

  private guardedFunction(value: unknown): unknown {
    if (typeof value !== 'function') return value
    return (...args: unknown[]): unknown => {
      try {
        return Reflect.apply(value, undefined, args)
      } catch (error) {
        return this.fail(error)
      }
    }
  }

  private resolve(from: string, reference: string) {
    if (reference.startsWith('/')) return reference.slice(1)
    return path.posix.join(path.posix.dirname(from), reference)
  }
}

export class WxmlFile {
  readonly templates = new Map<string, Template>()
  /** Exports of the file's wxs modules by module name. */
  readonly scripts: Record<string, unknown> = {}
  readonly body: WxmlNode[] = []

  constructor(readonly name: string) {}
}

function source(node: WxmlElement): string {
  if (typeof node.attrs.src !== 'string') throw new Error(`wxml: <${node.tag}> has no src`)
  return node.attrs.src
}
