export const USER_FOLDER = 'wxfile://usr'

/** The files a mini-program can name: temporary ones, saved ones and its own folder. */
export class VirtualFiles {
  private readonly files = new Map<string, Uint8Array>()
  private nextId = 1

  /** Keeps bytes as a temporary file and gives its path. */
  addTemporary(name: string, bytes: Uint8Array): string {
    const path = `wxfile://tmp_${this.nextId++}_${name.replace(/[^\w.-]/g, '_')}`
    this.files.set(path, bytes)
    return path
  }

  write(path: string, bytes: Uint8Array): void {
    this.files.set(path, bytes)
  }

  has(path: string): boolean {
    return this.files.has(path)
  }

  /** Throws as WeChat words it when there is no such file. */
  read(path: string): Uint8Array {
    const bytes = this.files.get(path)
    if (!bytes) throw new Error(`no such file or directory, open ${path}`)
    return bytes
  }

  remove(path: string): void {
    this.read(path)
    this.files.delete(path)
  }

  /** Copies to `target`, or to a name of its own in the saved files. */
  copy(path: string, target = `wxfile://store_${this.nextId++}_${fileName(path)}`): string {
    this.write(target, this.read(path))
    return target
  }

  list(folder: string): string[] {
    const prefix = folder.endsWith('/') ? folder : `${folder}/`
    return [...this.files.keys()]
      .filter((path) => path.startsWith(prefix))
      .map((path) => path.slice(prefix.length))
  }
}

export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
