import sharp from 'sharp'

/** Drawn scenes for the demonstration's reports: no photograph of a real place or person enters it. */
const SKIES = ['#dbe6f0', '#e3e6ea', '#d5e4ee', '#e8e4da']
const HILLS = ['#8fae9b', '#9bb5a4', '#86a793', '#a3b79c']
const BANKS = ['#b79a76', '#86b27c', '#a8b184', '#9aa97a']

/** A JPEG of an A4 page with lines on it: a paper that somebody photographed, with nothing of anybody on it. */
export async function demoPage(seed: number): Promise<Buffer> {
  const lines = Array.from({ length: 14 }, (_, i) => {
    const width = 420 + ((seed * 71 + i * 193) % 380)
    return `<rect x="150" y="${330 + i * 70}" width="${width}" height="16" rx="4" fill="#c3c9d2"/>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1100" height="1500">
    <rect width="1100" height="1500" fill="#d9dce1"/>
    <rect x="50" y="50" width="1000" height="1400" fill="#ffffff"/>
    <rect x="300" y="160" width="500" height="44" rx="6" fill="#6b7280"/>
    ${lines.join('')}
    <circle cx="800" cy="1290" r="84" fill="none" stroke="#c0362c" stroke-width="8"/>
  </svg>`
  return sharp(Buffer.from(svg)).jpeg({ quality: 82 }).toBuffer()
}

/** A JPEG of 1280 × 960 whose look follows from `seed`: two seeds are no look-alikes. */
export async function demoPhoto(seed: number): Promise<Buffer> {
  const random = randomOf(seed)
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '#cccccc'
  const bank = 380 + random() * 300
  const ridge = Array.from({ length: 5 }, (_, i) => `L${(i + 1) * 213} ${bank - 60 - random() * 280}`).join(
    ' ',
  )
  const things = Array.from({ length: 9 }, () => thing(random)).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="960">
    <rect width="1280" height="960" fill="${pick(SKIES)}"/>
    <path d="M0 ${bank - 40} ${ridge} L1280 ${bank - 80} V${bank + 80} H0 Z" fill="${pick(HILLS)}"/>
    <rect y="${bank}" width="1280" height="140" fill="${pick(BANKS)}"/>
    <rect y="${bank + 120}" width="1280" height="600" fill="#7fa8bd"/>
    ${things}
  </svg>`
  return sharp(Buffer.from(svg)).jpeg({ quality: 82 }).toBuffer()
}

const THINGS = ['#3f7a55', '#5f6a78', '#2f3f4f', '#e9e4d6', '#8c6b4a', '#f4f6f8']

/** A tree, a house or a heap, somewhere. */
function thing(random: () => number): string {
  const fill = THINGS[Math.floor(random() * THINGS.length)] ?? '#333333'
  const [x, y, w, h] = [random() * 1280, random() * 900, 90 + random() * 240, 80 + random() * 220]
  return random() < 0.5
    ? `<ellipse cx="${x}" cy="${y}" rx="${w / 2}" ry="${h / 2}" fill="${fill}"/>`
    : `<rect x="${x - w / 2}" y="${y - h / 2}" width="${w}" height="${h}" fill="${fill}"/>`
}

/** Numbers from 0 to 1 that follow from the seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** A seed of its own for every text. */
export function seedOf(text: string): number {
  return [...text].reduce((seed, letter) => (Math.imul(seed, 31) + (letter.codePointAt(0) ?? 0)) >>> 0, 7)
}
