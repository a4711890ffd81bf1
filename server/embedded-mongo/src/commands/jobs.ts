import { Locked } from '../storage/transactions'
import type { CommandContext } from './context'

/** A job of the group commit that waits for open transactions and tries again. */
export async function runJob<T>(ctx: CommandContext, job: () => T): Promise<T> {
  for (;;)
    try {
      return await ctx.engine.writer.run(job)
    } catch (error) {
      if (!(error instanceof Locked)) throw error
      await ctx.pacer.waitFor(error.holder.ended)
    }
}
