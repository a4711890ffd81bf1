import type { Host } from '../host'
import { USER_FOLDER } from '../files'
import { isArrayBuffer } from '../realm'
import { asynchronous, synchronous, type Options, type WxFunctions } from './define'

/** `wx.getFileSystemManager()` over the host's own files, and the older functions of the same kind. */
export function fileFunctions(host: Host): WxFunctions {
  const manager = host.loudly('FileSystemManager', managerFunctions(host))
  return {
    getFileSystemManager: () => manager,
    getFileInfo: asynchronous(host, 'getFileInfo', ({ filePath }) => ({ size: sizeOf(host, filePath) })),
    saveFile: asynchronous(host, 'saveFile', (options) => ({ savedFilePath: save(host, options) })),
    openDocument: asynchronous(
      host,
      'openDocument',
      ({ filePath }) => void host.files.read(String(filePath)),
    ),
  }
}

function managerFunctions(host: Host): WxFunctions {
  const { files } = host
  const write = (path: unknown, data: unknown, encoding: unknown) =>
    files.write(String(path), toBytes(data, encoding))
  const read = (path: unknown, encoding: unknown) => fromBytes(files.read(String(path)), encoding)
  return {
    readFile: asynchronous(host, 'readFile', ({ filePath, encoding }) => ({
      data: read(filePath, encoding),
    })),
    readFileSync: synchronous(host, 'readFileSync', read),
    writeFile: asynchronous(host, 'writeFile', ({ filePath, data, encoding }) =>
      write(filePath, data, encoding),
    ),
    writeFileSync: synchronous(host, 'writeFileSync', write),
    access: asynchronous(host, 'access', ({ path }) => void files.read(String(path))),
    accessSync: synchronous(host, 'accessSync', (path) => void files.read(String(path))),
    stat: asynchronous(host, 'stat', ({ path }) => ({ stats: statsOf(host, path) })),
    statSync: synchronous(host, 'statSync', (path) => statsOf(host, path)),
    getFileInfo: asynchronous(host, 'getFileInfo', ({ filePath }) => ({ size: sizeOf(host, filePath) })),
    saveFile: asynchronous(host, 'saveFile', (options) => ({ savedFilePath: save(host, options) })),
    saveFileSync: synchronous(host, 'saveFileSync', (tempFilePath, filePath) =>
      save(host, { tempFilePath, filePath }),
    ),
    copyFile: asynchronous(
      host,
      'copyFile',
      ({ srcPath, destPath }) => void files.copy(String(srcPath), String(destPath)),
    ),
    unlink: asynchronous(host, 'unlink', ({ filePath }) => files.remove(String(filePath))),
    unlinkSync: synchronous(host, 'unlinkSync', (filePath) => files.remove(String(filePath))),
    readdir: asynchronous(host, 'readdir', ({ dirPath }) => ({
      files: files.list(String(dirPath ?? USER_FOLDER)),
    })),
  }
}

/** Moves a temporary file to a lasting place, as WeChat does; the temporary path is then gone. */
function save({ files }: Host, { tempFilePath, filePath }: Options): string {
  const from = String(tempFilePath)
  const saved = typeof filePath === 'string' ? files.copy(from, filePath) : files.copy(from)
  files.remove(from)
  return saved
}

function sizeOf({ files }: Host, path: unknown): number {
  return files.read(String(path)).length
}

/** The methods of a real Stats object are answered from fields: only files exist here. */
function statsOf(host: Host, path: unknown) {
  return { size: sizeOf(host, path), mode: 0o100644, isFile: () => true, isDirectory: () => false }
}

function fromBytes(bytes: Uint8Array, encoding: unknown): unknown {
  return typeof encoding === 'string' ? Buffer.from(bytes).toString(nodeEncoding(encoding)) : bytes
}

function toBytes(data: unknown, encoding: unknown): Uint8Array {
  if (isArrayBuffer(data)) return new Uint8Array(data)
  return Buffer.from(String(data), nodeEncoding(typeof encoding === 'string' ? encoding : 'utf8'))
}

function nodeEncoding(encoding: string): BufferEncoding {
  if (!Buffer.isEncoding(encoding)) throw new Error(`invalid encoding "${encoding}"`)
  return encoding
}
