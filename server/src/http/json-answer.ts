import type { Context } from 'koa'

/** An answer in JSON, spelled once: an object as body is spelled again by whoever asks how long it is. */
export function answerJson(ctx: Context, answer: unknown): void {
  if (answer === null || answer === undefined) {
    ctx.body = answer
    return
  }
  ctx.body = JSON.stringify(answer)
  ctx.type = 'json'
}
