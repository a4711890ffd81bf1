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

/** A JPEG of 1280 × 960 whose look follows from `seed`. */
export async function demoPhoto(seed: number): Promise<Buffer> {
  const pick = (list: readonly string[], shift: number) => list[(seed + shift) % list.length] ?? '#cccccc'
  const x = 200 + ((seed * 137) % 700)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="960">
    <rect width="1280" height="960" fill="${pick(SKIES, 0)}"/>
    <path d="M0 480 L320 ${230 + ((seed * 31) % 90)} L640 440 L960 ${210 + ((seed * 53) % 120)} L1280 460 V600 H0 Z" fill="${pick(HILLS, 1)}"/>
    <rect y="520" width="1280" height="140" fill="${pick(BANKS, 2)}"/>
    <rect y="640" width="1280" height="320" fill="#7fa8bd"/>
    <g fill="#9cc0d0"><rect x="${x}" y="720" width="260" height="10"/><rect x="${(x + 500) % 1000}" y="810" width="320" height="10"/></g>
    <g fill="#3f7a55"><ellipse cx="${x}" cy="520" rx="46" ry="64"/><ellipse cx="${(x + 260) % 1240}" cy="530" rx="38" ry="54"/></g>
    <g fill="#5f6a78"><rect x="${(x + 420) % 1100}" y="470" width="120" height="70"/><path d="M${((x + 420) % 1100) - 14} 472 l74 -52 l74 52 z"/></g>
  </svg>`
  return sharp(Buffer.from(svg)).jpeg({ quality: 82 }).toBuffer()
}
