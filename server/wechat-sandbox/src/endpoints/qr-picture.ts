import { toBuffer } from 'qrcode'

/** Rows as they are: choosing the smallest form of each takes a hundred times as long, and nobody stores these. */
const AS_THEY_ARE = { deflateLevel: 9, filterType: 0 }

/** A QR code as PNG, `width` pixels wide. */
export function qrPicture(text: string, width: number): Promise<Buffer> {
  return toBuffer(text, { width, margin: 2, rendererOpts: AS_THEY_ARE })
}
