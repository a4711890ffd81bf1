import { resolvePath, type AppPackage } from './app-package'
import type { Realm } from './realm'

interface Module {
  exports: unknown
}
type ModuleBody = (require: (name: string) => unknown, module: Module, exports: unknown) => void

/** CommonJS modules of the mini-program, each run once inside the realm. */
export class Modules {
  private readonly loaded = new Map<string, Module>()

  constructor(
    private readonly app: AppPackage,
    private readonly realm: Realm,
  ) {}

  /** @param name path from the root, with or without `.js`. Throws what the module throws. */
  require(name: string): unknown {
    const file = name.endsWith('.js') ? name : `${name}.js`
    const known = this.loaded.get(file)
    if (known) return known.exports
    if (!this.app.exists(file)) throw new Error(`module '${file}' is not defined`)
    const module: Module = { exports: {} }
    this.loaded.set(file, module)
    this.body(file)((target) => this.requireFrom(file, target), module, module.exports)
    return module.exports
  }

  /** A file sees its own package and the main package; other packages may not have been downloaded. */
  private requireFrom(file: string, target: string): unknown {
    const wanted = resolvePath(file, target)
    const owner = this.app.packageOf(wanted)
    if (owner && owner !== this.app.packageOf(file))
      throw new Error(`module '${wanted}' is not defined: it belongs to subpackage ${owner}`)
    return this.require(wanted)
  }

  private body(file: string): ModuleBody {
    const code = `(function (require, module, exports) {${this.app.read(file)}\n})`
    return this.realm.run(code, file) as ModuleBody
  }
}
