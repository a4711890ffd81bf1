import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * What pages may load: only from here. An inline script of a built index page (the H5 build sets its root font
 * size in one) is allowed by the hash of its text, and nothing else that is inline.
 */
export function contentSecurityPolicy(frontEnds: readonly string[]) {
  return {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    styleSrc: ["'self'", "'unsafe-inline'"],
    scriptSrc: ["'self'", ...frontEnds.flatMap(inlineScriptHashes)],
    connectSrc: ["'self'", 'blob:'],
    frameAncestors: ["'self'"],
    upgradeInsecureRequests: null,
  }
}

function inlineScriptHashes(folder: string): string[] {
  const file = path.join(folder, 'index.html')
  if (!existsSync(file)) return []
  const inline = readFileSync(file, 'utf8').matchAll(/<script>([\s\S]*?)<\/script>/g)
  return [...inline].map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
}
