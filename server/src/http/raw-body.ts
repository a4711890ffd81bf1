import type { Context } from 'koa'
import { Refused } from '../refused'

/** The body as text, for those who push to us in their own formats. @throws Refused as `rawBytes` */
export async function rawBody(ctx: Context, maxKb: number): Promise<string> {
  return (await rawBytes(ctx, maxKb)).toString('utf8')
}

/**
 * The body as it came.
 * @throws Refused `input.too-large`; the connection then closes, the rest is never read
 */
export async function rawBytes(ctx: Context, maxKb: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of ctx.req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxKb * 1024) {
      ctx.set('Connection', 'close')
      throw new Refused('input.too-large', { limit: `${maxKb} KB` })
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
