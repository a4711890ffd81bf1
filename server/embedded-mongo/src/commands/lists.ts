import type { Reply } from '../engine'
import type { CommandContext } from './context'
import { Cursor } from './cursors'

/** A short list as a cursor that needs no getMore. */
export function listReply(ctx: CommandContext, ns: string, items: Buffer[]): Promise<Reply> {
  const cursor = new Cursor(ns, null, items.values(), () => undefined)
  return ctx.engine.cursors.first(cursor, Infinity, true, ctx.pacer)
}
