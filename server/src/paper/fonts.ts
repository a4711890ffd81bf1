import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { create, type Font } from 'fontkit'

/** Weights that papers and pictures are set in. Noto Sans SC, SIL Open Font License. */
export type Weight = 'regular' | 'bold'

const FILES: Record<Weight, string> = {
  regular: '400Regular/NotoSansSC_400Regular.ttf',
  bold: '700Bold/NotoSansSC_700Bold.ttf',
}

const held = new Map<Weight, Promise<Buffer>>()
const opened = new Map<Weight, Promise<Font>>()

/** The bytes of a font, read when first needed: a bare machine has no Chinese font of its own. */
export function fontBytes(weight: Weight): Promise<Buffer> {
  return once(held, weight, async () => readFile(fontFile(weight)))
}

/** The font opened for measuring and for the outlines of its glyphs. */
export function openFont(weight: Weight): Promise<Font> {
  return once(opened, weight, async () => {
    const font = create(await fontBytes(weight))
    if (!('layout' in font)) throw new Error(`${FILES[weight]} is a collection`)
    return font
  })
}

function fontFile(weight: Weight): string {
  const resolver = createRequire(path.resolve('server/package.json'))
  return path.join(path.dirname(resolver.resolve('@expo-google-fonts/noto-sans-sc')), FILES[weight])
}

function once<T>(map: Map<Weight, Promise<T>>, weight: Weight, make: () => Promise<T>): Promise<T> {
  const known = map.get(weight)
  if (known) return known
  const making = make()
  map.set(weight, making)
  making.catch(() => map.delete(weight))
  return making
}
