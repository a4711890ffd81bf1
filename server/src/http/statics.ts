import { statSync } from 'node:fs'
import path from 'node:path'
import type { Context, Middleware } from 'koa'
import send from 'koa-send'

const YEAR_MS = 31_536_000_000

/**
 * Serves a built front end below a prefix; unknown paths without an extension get its index page. Nothing outside
 * the folder and nothing hidden is ever looked at: such a path is simply not there.
 */
export function frontEnd(prefix: string, folder: string): Middleware {
  const root = path.resolve(folder)
  const base = prefix.replace(/\/$/, '')
  return async (ctx, next) => {
    const inside = ctx.path === base || ctx.path.startsWith(`${base}/`)
    if (!inside || (ctx.method !== 'GET' && ctx.method !== 'HEAD')) return next()
    const file = fileOf(root, ctx.path.slice(base.length))
    if (file === null) return next()
    return serve(ctx, root, file)
  }
}

/** The file below `root` that a path asks for, `index.html` for a page of the app, or null. */
function fileOf(root: string, pathname: string): string | null {
  const asked = decoded(pathname)?.replace(/^\/+/, '')
  if (asked === undefined) return null
  const segments = asked.split(/[/\\]/)
  if (asked.includes('\0') || segments.some((part) => part.startsWith('.'))) return null
  if (isFile(path.join(root, asked))) return asked
  return path.extname(asked) === '' && isFile(path.join(root, 'index.html')) ? 'index.html' : null
}

function decoded(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return undefined
  }
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true
}

/** Names with a hash in them never change; the index page is asked for again each time. */
async function serve(ctx: Context, root: string, file: string): Promise<void> {
  const hashed = /[.-][\w-]{8,}\.(js|css|woff2?|png|svg)$/.test(file)
  await send(ctx, file.split('/').map(encodeURIComponent).join('/'), {
    root,
    maxage: hashed ? YEAR_MS : 0,
    immutable: hashed,
  })
}
