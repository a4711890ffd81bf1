import { flowSvg } from '@mingdu/shared/flow/flow.drawing'
import type { FlowChart } from '@mingdu/shared/flow/flow.schema'
import type { Font } from 'fontkit'
import sharp from 'sharp'
import { openFont } from './fonts'

/** Pixels of a picture for each pixel of the chart: sharp on a phone. */
const SCALE = 2
/** What a picture's longer side may have; a larger chart is drawn smaller. */
const LONGEST = 4000

/** A flow chart as PNG, its texts as outlines: the renderer needs no font of the machine. */
export async function flowPicture(chart: FlowChart): Promise<Buffer> {
  const [regular, bold] = await Promise.all([openFont('regular'), openFont('bold')])
  const svg = flowSvg(chart, {
    ground: '#FFFFFF',
    textSvg: ({ text, x, y, size, strong }, colour) =>
      `<path d="${outline(text, { x, y, size }, strong ? bold : regular)}" fill="${colour}"/>`,
  })
  const { width = 0, height = 0 } = await sharp(Buffer.from(svg)).metadata()
  const scale = Math.min(SCALE, LONGEST / Math.max(width, height, 1))
  return sharp(Buffer.from(svg), { density: 72 * scale })
    .png({ compressionLevel: 9, palette: true })
    .toBuffer()
}

/** The glyphs of a text as one SVG path, centred at x on the baseline y. */
function outline(text: string, at: { x: number; y: number; size: number }, font: Font): string {
  const { glyphs, positions, advanceWidth } = font.layout(text)
  const scale = at.size / font.unitsPerEm
  let x = at.x - (advanceWidth * scale) / 2
  return glyphs
    .map((glyph, i) => {
      const path = glyph.path.scale(scale, -scale).translate(x, at.y).toSVG()
      x += (positions[i]?.xAdvance ?? glyph.advanceWidth) * scale
      return path
    })
    .join('')
}

export async function pictureSize(picture: Buffer): Promise<{ width: number; height: number }> {
  const { width = 1, height = 1 } = await sharp(picture).metadata()
  return { width, height }
}
